import { type Catalog, type CatalogSynonym, signsOf } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { findNearest } from '#core/nearest.ts';
import type { Check, Problem } from './check.ts';

/** Words that readers type are worth nothing when no page says what they are said to mean. */
export const synonymsLeadToPages: Check = {
  name: 'synonyms-lead-to-pages',
  level: 'error',
  description: 'Every word that synonyms mean stands on a page, and no words of readers stand in two groups.',
  run: (catalog) => {
    if (catalog.synonyms.length === 0) return [];
    const pages = new Set(saidOf(catalog).flatMap(wordsOf));
    return [...catalog.synonyms.flatMap((synonym) => saidNowhere(synonym, pages)), ...saidTwice(catalog)];
  },
};

/** What the search at once looks through. */
function saidOf({ services, runbooks, alerts, guides }: Catalog): string[] {
  return [
    ...services.flatMap(({ id, name, components }) => [id, name, ...components.map((part) => part.name)]),
    ...runbooks.flatMap((runbook) => [
      ...[runbook.title, runbook.summary, runbook.code ?? '', ...signsOf(runbook)],
      ...[...runbook.keywords, ...runbook.components],
    ]),
    ...alerts.flatMap(({ name, summary }) => [name, name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' '), summary]),
    ...guides.flatMap(({ title, summary }) => [title, summary]),
  ];
}

const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function saidNowhere(synonym: CatalogSynonym, pages: ReadonlySet<string>): Problem[] {
  return synonym.mean.flatMap((mean, index) =>
    wordsOf(mean)
      .filter((word) => !pages.has(word))
      .map((word) => {
        const [near] = findNearest(word, [...pages], 1);
        return at(
          synonym,
          `mean.${index}`,
          `No title, summary, symptom, keyword or alert says \`${word}\`.`,
          near === undefined
            ? 'Write words that a page says.'
            : `Did you mean \`${near}\`? Write words that a page says.`,
        );
      }),
  );
}

function saidTwice({ synonyms }: Catalog): Problem[] {
  const first = new Map<string, CatalogSynonym>();
  return synonyms.flatMap((synonym) =>
    synonym.say.flatMap((say, index) => {
      const words = wordsOf(say).join(' ');
      const before = first.get(words);
      if (before === undefined) {
        first.set(words, synonym);
        return [];
      }
      return [
        at(
          synonym,
          `say.${index}`,
          `\`${say}\` is said already in line ${lineOf(before.source, before.at)}.`,
          'Say it once, and put all that it means behind it.',
        ),
      ];
    }),
  );
}

function at({ source, at }: CatalogSynonym, path: string, message: string, mend: string): Problem {
  return { file: source.file, line: lineOf(source, `${at}.${path}`), message, mend };
}
