import type { Catalog, CatalogService } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { mendByChoice } from '#core/nearest.ts';
import { RE_PLACEHOLDER } from '#core/parameters.ts';
import type { Check, Problem } from './check.ts';

/** Scheme and host: `https://grafana.example`. */
const RE_ORIGIN = /^https:\/\/[^/?#]*/;

/** A service's links to its tools take the values of the runbook that shows them. */
export const toolLinksTakeParameters: Check = {
  name: 'tool-links-take-parameters',
  level: 'error',
  description:
    'Placeholders in the links of a service, its dashboards and its runbooks stand behind the host; a service has a runbook with each.',
  run: (catalog) => [
    ...catalog.services.flatMap((service) => serviceProblems(catalog, service)),
    // That a runbook declares what its own links take is in parameters-are-declared.
    ...catalog.runbooks.flatMap(({ outline, source }) =>
      outline.links.flatMap(({ url, line }) => originProblem(url, { file: source.file, line })),
    ),
  ],
};

function serviceProblems({ runbooks }: Catalog, service: CatalogService): Problem[] {
  const own = runbooks.filter((runbook) => runbook.service === service.id);
  const known = [...new Set(own.flatMap(({ parameters }) => parameters.map(({ name }) => name)))];
  const links = [
    ...service.links.map(({ url }, index) => ({ url, source: service.source, at: `links.${index}.url` })),
    ...service.dashboards.map(({ url, source, at }) => ({ url, source, at: `${at}.url` })),
  ];
  return links.flatMap(({ url, source, at }) => {
    const place = { file: source.file, line: lineOf(source, at) };
    const unknown = [...url.matchAll(RE_PLACEHOLDER)].filter(([, name = '']) => !known.includes(name));
    return [
      ...originProblem(url, place),
      ...unknown.map(([whole, name = '']) => ({
        ...place,
        message: `\`${whole}\` is no parameter of any runbook of ${service.id}.`,
        mend: mendByChoice(name, known),
      })),
    ];
  });
}

/** Whoever writes a link must not choose where it leads. */
function originProblem(url: string, place: Pick<Problem, 'file' | 'line'>): Problem[] {
  // In an address of another kind no place is known to be safe.
  const origin = RE_ORIGIN.exec(url)?.[0] ?? url;
  if (!/\{\{/.test(origin)) return [];
  return [
    {
      ...place,
      message: `A placeholder stands in the host of \`${url}\`.`,
      mend: 'Write the host; let placeholders stand behind the first slash.',
    },
  ];
}
