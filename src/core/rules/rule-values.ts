import { encodeForUrl } from '#core/parameters.ts';
import { canHave, describeLabels } from '#core/promql-labels.ts';
import type { JudgeValue } from './judge-link.ts';
import type { AlertRule } from './rule.ts';
import { actionsOf, isEscaped, labelsRead } from './template-link.ts';

/** Judges values of a link in a rule: escaped, and from labels that the rule's template knows. */
export function valuesOfRule(rule: AlertRule, link: string): JudgeValue {
  // What is asked for with `if` or `with` may be absent.
  const guarded = new Set(
    actionsOf(link)
      .filter(({ control }) => control)
      .flatMap(labelsRead),
  );
  return (key, value) => {
    const actions = actionsOf(value);
    const problems = actions
      .filter((action) => !action.control && !isEscaped(action))
      .map(({ code }) => ({
        level: 'error' as const,
        message: `\`{{${code}}}\` is not escaped: a value with \`&\`, \`#\`, \`+\` or \`%\` breaks the link.`,
        mend: `Write \`{{${code.replace(/\s*\|\s*/g, '|')}|urlquery}}\`.`,
      }));
    const missing = [...new Set(actions.flatMap(labelsRead))].filter(
      (label) => !guarded.has(label) && !canHave(rule.labels, label),
    );
    return [
      ...problems,
      ...missing.map((label) => missingLabel(rule, key, label)),
      ...nameProblems(rule, key, value),
    ];
  };
}

function missingLabel(rule: AlertRule, key: string, label: string) {
  const level = 'error' as const;
  const text = label === 'alertname' ? rule.name : rule.added[label];
  if (text !== undefined) {
    const mend = /\{\{/.test(text)
      ? `Take \`${key}\` out, or take its value from a label of the expression.`
      : `Write \`${key}=${encodeForUrl(text)}\`.`;
    const whose =
      label === 'alertname' ? 'the name of the alert' : `\`${label}\`, which stands under \`labels\``;
    return {
      level,
      message: `The template of \`${rule.name}\` does not know ${whose}: the value is always empty.`,
      mend,
    };
  }
  return {
    level,
    message: `The expression of \`${rule.name}\` cannot give a label \`${label}\`, it gives ${describeLabels(rule.labels)}: the value is always empty.`,
    mend: `Keep the label with \`by (${label})\`, or take \`${key}\` out.`,
  };
}

function nameProblems({ name }: AlertRule, key: string, value: string) {
  if (key !== 'alertname' || value === '' || actionsOf(value).length > 0) return [];
  const named = decode(value);
  if (named === name) return [];
  const message = `The link says \`alertname=${value}\`, and the alert is called \`${name}\`.`;
  return [{ level: 'warning' as const, message, mend: `Write \`alertname=${encodeForUrl(name)}\`.` }];
}

function decode(text: string): string {
  return new URLSearchParams(`_=${text}`).get('_') ?? text;
}
