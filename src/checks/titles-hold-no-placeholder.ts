import type { Runbook } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { blocksOf } from '#core/outline.ts';
import type { Check } from './check.ts';

/** `{{pod}}` and what was meant as one. */
const RE_LIKE_PLACEHOLDER = /\{\{\s*[A-Za-z_][\w-]*\s*\}\}/;

/** Titles stand in contents, search results and alerts, where nothing fills them. */
export const titlesHoldNoPlaceholder: Check = {
  name: 'titles-hold-no-placeholder',
  level: 'error',
  description: 'No placeholder in front matter, headings, the `do` of steps, or the words of a fence.',
  run: (catalog) =>
    catalog.runbooks.flatMap((runbook) =>
      textsOf(runbook).flatMap(({ text, line }) => {
        const found = RE_LIKE_PLACEHOLDER.exec(text ?? '')?.[0];
        if (found === undefined) return [];
        return [
          {
            file: runbook.source.file,
            line,
            message: `\`${found}\` in "${text}": nothing fills it there.`,
            mend: 'Say it without the value; the command shows it.',
          },
        ];
      }),
    ),
};

function textsOf({
  outline,
  source,
  ...matter
}: Runbook): { text?: string | undefined; line?: number | undefined }[] {
  const list = (key: 'symptoms' | 'keywords' | 'prerequisites') =>
    matter[key].map((text, index) => ({ text, line: lineOf(source, `${key}.${index}`) }));
  return [
    { text: matter.title, line: lineOf(source, 'title') },
    { text: matter.summary, line: lineOf(source, 'summary') },
    ...list('symptoms'),
    ...list('keywords'),
    ...list('prerequisites'),
    ...matter.parameters.flatMap(({ label, description }, index) =>
      Object.entries({ label, description }).map(([key, text]) => ({
        text,
        line: lineOf(source, `parameters.${index}.${key}`),
      })),
    ),
    ...outline.headings.map(({ title, line }) => ({ text: title, line })),
    ...outline.phases.flatMap(({ steps }) => steps.map(({ title, line }) => ({ text: title, line }))),
    ...blocksOf(outline).flatMap(({ title, danger, variant, line }) =>
      [title, danger, variant].map((text) => ({ text, line })),
    ),
  ];
}
