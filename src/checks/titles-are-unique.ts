import { alertLine, type Catalog } from '#core/catalog.ts';
import { lineOf, type Source } from '#core/finding.ts';
import type { Check, Problem } from './check.ts';

/** Two results that read the same are a coin to toss. */
export const titlesAreUnique: Check = {
  name: 'titles-are-unique',
  level: 'error',
  description: 'No two runbooks or alerts of a service, and no two guides, have one title or one summary.',
  run: (catalog) => listsOf(catalog).flatMap(repeats),
};

interface Said {
  /** Where it must be the only one. */
  among: string;
  key: string;
  text: string;
  source: Source;
  line: number | undefined;
}

function listsOf({ runbooks, guides, alerts }: Catalog): Said[][] {
  const pages = [
    ...runbooks.map((page) => ({ ...page, among: `runbook of ${page.service}` })),
    ...guides.map((page) => ({ ...page, among: 'guide' })),
  ];
  const matter = (key: 'title' | 'summary') =>
    pages.map((page) => ({
      among: page.among,
      key,
      text: page[key],
      source: page.source,
      line: lineOf(page.source, key),
    }));
  const summaries = alerts.map((alert) => ({
    among: `alert of ${alert.service}`,
    key: 'summary',
    text: alert.summary,
    source: alert.source,
    line: alertLine(alert, 'summary'),
  }));
  return [matter('title'), matter('summary'), summaries];
}

function repeats(said: Said[]): Problem[] {
  const first = new Map<string, Said>();
  return said.flatMap((entry) => {
    const words = `${entry.among} ${entry.text.toLowerCase().replace(/\W+/g, ' ').trim()}`;
    const before = first.get(words);
    if (before === undefined) {
      first.set(words, entry);
      return [];
    }
    return [
      {
        file: entry.source.file,
        line: entry.line,
        message: `Another ${entry.among} has the same ${entry.key}: ${before.source.file}:${before.line}.`,
        mend: 'Say what tells the one from the other.',
      },
    ];
  });
}
