import type { JudgeValue } from './judge-link.ts';

/** Keys that Grafana writes into its own links; they say nothing to a page. */
export const GRAFANA_KEYS: readonly string[] = ['from', 'to', 'orgId', 'timezone', 'refresh'];

const RE_VARIABLE = /\$\{([^}]*)\}|\[\[([^\]]*)\]\]|\$([A-Za-z_]\w*)/g;
/** Numbers. */
const RE_SAFE =
  /^__(?:from|to|interval_ms|range_ms|range_s|value\.(?:time|numeric|calc)|org|dashboard\.uid)$/;
/** Written as key and value, both encoded. */
const RE_PAIRS = /^(?:__all_variables|__url_time_range|[^:]+:queryparam)$/;

/** Judges values of a link in a dashboard: each variable is percent-encoded by Grafana. */
export const valuesOfDashboard: JudgeValue = (key, value) =>
  [...value.matchAll(RE_VARIABLE)].flatMap(([whole, braced, bracketed, bare]) => {
    const variable = braced ?? bracketed ?? bare ?? '';
    if (variable.endsWith(':percentencode') || RE_SAFE.test(variable)) return [];
    if (key === '' && RE_PAIRS.test(variable)) return [];
    const name = variable.replace(/:[\w]*$/, '');
    return [
      {
        level: 'error' as const,
        message: `\`${whole}\` is not encoded: a value with \`&\`, \`#\` or \`+\` breaks the link.`,
        mend: `Write \`\${${name}:percentencode}\`.`,
      },
    ];
  });
