import type { Catalog, CatalogService } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { IDS_OF_EVERY_PAGE } from '#core/page-ids.ts';
import type { Check, Problem } from './check.ts';
import { pagesOf } from './pages.ts';

/** One id, one place: on a page, in a service, and for addresses in the whole site. */
export const idsAreUnique: Check = {
  name: 'ids-are-unique',
  level: 'error',
  description: 'No id, alert name, code or address stands twice.',
  run: (catalog) => [
    ...pagesOf(catalog).flatMap(({ source, outline }) => {
      const given = [...outline.headings, ...outline.phases.flatMap(({ steps }) => steps)]
        .map(({ id, line }) => ({ id, line, file: source.file }))
        .sort((a, b) => a.line - b.line);
      return [...repeats(given, 'anchor on this page'), ...given.flatMap(reserved)];
    }),
    ...catalog.services.flatMap((service) => [
      ...repeats(
        catalog.alerts
          .filter((alert) => alert.service === service.id)
          .map((alert) => ({
            id: alert.name,
            line: lineOf(alert.source, `${alert.at}.name`),
            file: alert.source.file,
          })),
        `alert of ${service.id}`,
      ),
      ...repeats(
        catalog.runbooks
          .filter((runbook) => runbook.service === service.id)
          .map(({ code, source }) => ({ id: code, line: lineOf(source, 'code'), file: source.file })),
        `code in ${service.id}`,
      ),
      ...listRepeats(service),
      ...service.dashboards.flatMap(numberRepeats),
    ]),
    ...repeats(
      catalog.services.flatMap(({ dashboards }) =>
        dashboards.map(({ uid, source, at }) => ({
          id: uid,
          line: lineOf(source, `${at}.uid`),
          file: source.file,
        })),
      ),
      'uid',
    ),
    ...repeats(
      catalog.runbooks.flatMap(({ aliases, source }) =>
        aliases.map((id, index) => ({ id, line: lineOf(source, `aliases.${index}`), file: source.file })),
      ),
      'alias',
    ),
    ...takenAliases(catalog),
  ],
};

function listRepeats(service: CatalogService): Problem[] {
  const lists = [
    { source: service.source, key: 'components', items: service.components },
    { source: service.source, key: 'slos', items: service.slos },
    { source: service.source, key: 'metrics', items: service.metrics },
    { source: service.source, key: 'commands', items: service.commands },
    { source: service.severities.source, key: 'levels', items: service.severities.levels },
    { source: service.escalation.source, key: 'contacts', items: service.escalation.contacts },
    { source: service.escalation.source, key: 'communication', items: service.escalation.communication },
    { source: service.dashboards[0]?.source, key: 'dashboards', items: service.dashboards },
    ...service.dashboards.map(({ source, at, variables }) => ({
      source,
      key: `${at}.variables`,
      field: 'name',
      items: variables.map(({ name }) => ({ id: name })),
    })),
  ];
  return lists.flatMap(({ source, key, items, ...list }) =>
    source === undefined
      ? []
      : repeats(
          items.map(({ id }, index) => ({
            id: String(id),
            line: lineOf(source, `${key}.${index}.${'field' in list ? list.field : 'id'}`),
            file: source.file,
          })),
          `id in \`${key}\``,
        ),
  );
}

/** To Grafana a row is a panel. */
function numberRepeats({ source, at, rows, panels }: CatalogService['dashboards'][number]): Problem[] {
  const placed = (key: string, items: readonly { id: number }[]) =>
    items.map(({ id }, index) => ({
      id: String(id),
      line: lineOf(source, `${at}.${key}.${index}.id`),
      file: source.file,
    }));
  return repeats([...placed('rows', rows), ...placed('panels', panels)], 'number of a row or panel');
}

/** A page's own address always wins: an alias like it would open nothing. */
function takenAliases({ runbooks, guides, alerts, services }: Catalog): Problem[] {
  const pages = new Map([...runbooks, ...guides, ...alerts, ...services].map((page) => [page.path, page]));
  return runbooks.flatMap(({ aliases, source }) =>
    aliases.flatMap((alias, index) => {
      const page = pages.get(alias);
      if (page === undefined) return [];
      return [
        {
          file: source.file,
          line: lineOf(source, `aliases.${index}`),
          message: `\`${alias}\` is the address of a page of its own, from ${page.source.file}.`,
          mend: 'Remove the alias.',
        },
      ];
    }),
  );
}

function reserved({ id, file, line }: Given): Problem[] {
  if (id === undefined || !IDS_OF_EVERY_PAGE.includes(id)) return [];
  return [
    {
      file,
      line,
      message: `\`${id}\` is an id that every page has.`,
      mend: 'Give this one an id of its own.',
    },
  ];
}

interface Given {
  id: string | undefined;
  file: string;
  line: number | undefined;
}

function repeats(given: Given[], what: string): Problem[] {
  const first = new Map<string, Given>();
  return given.flatMap((entry) => {
    if (entry.id === undefined) return [];
    const before = first.get(entry.id);
    if (before === undefined) {
      first.set(entry.id, entry);
      return [];
    }
    const place = before.file === entry.file ? `line ${before.line}` : `${before.file}:${before.line}`;
    return [
      {
        file: entry.file,
        line: entry.line,
        message: `\`${entry.id}\` is already the ${what} of ${place}.`,
        mend: 'Give this one an id of its own; leave the older one as it is, since links may use it.',
      },
    ];
  });
}
