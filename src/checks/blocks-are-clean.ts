import { mendByChoice } from '#core/nearest.ts';
import { blocksOf } from '#core/outline.ts';
import { language } from '#schemas/fields.ts';
import type { Check, Problem } from './check.ts';
import { pagesOf } from './pages.ts';

const RE_PROMPT = /^\s*(?:[$%>#]\s|\w+@[\w.-]+[:~].*[$#]\s|\w+[=-]?[#>]\s+\S)/;
/** `<namespace>`, but not `<<EOF`, `< file >` or `<(command)`. */
const RE_ANGLE = /(?<![<\w])<[A-Za-z][\w -]*>/;
const RE_UNSEEN = /[^\t\x20-\x7e]/u;

/** What is copied runs as it stands. */
export const blocksAreClean: Check = {
  name: 'blocks-are-clean',
  level: 'error',
  description:
    'Blocks name a known language and hold no prompt, no angle placeholder and only printable ASCII.',
  run: (catalog) =>
    pagesOf(catalog).flatMap(({ source: { file }, outline }) =>
      blocksOf(outline).flatMap((block): Problem[] => {
        const place = { file, line: block.line };
        const problems: Problem[] = [];
        if (!language.safeParse(block.language).success) {
          problems.push({
            ...place,
            message: block.language
              ? `\`${block.language}\` is no language of a block.`
              : 'The block names no language.',
            mend: mendByChoice(block.language, language.options),
          });
        }
        for (const word of block.unknown) {
          problems.push({
            ...place,
            message: `\`${word}\` in the fence means nothing.`,
            mend: 'Write `title="…"`, `output`, `danger="…"` or `variant="…"`.',
          });
        }
        block.code.split('\n').forEach((text, index) => {
          const at = { file, line: block.line + 1 + index };
          const unseen = RE_UNSEEN.exec(text)?.[0];
          if (unseen !== undefined) {
            const code = unseen.codePointAt(0)?.toString(16).padStart(4, '0');
            problems.push({ ...at, message: `U+${code} in a block.`, mend: 'Write printable ASCII.' });
          }
          if (block.output || block.language === 'text') return;
          if (block.language === 'bash' && RE_PROMPT.test(text) && !text.trimStart().startsWith('# ')) {
            problems.push({
              ...at,
              message: `A prompt in a command: \`${text.trim()}\`.`,
              mend: 'Write the command alone.',
            });
          }
          const angle = RE_ANGLE.exec(text)?.[0];
          if (angle !== undefined) {
            problems.push({
              ...at,
              message: `\`${angle}\` is read by the shell as a redirection.`,
              mend: `Declare a parameter in the front matter and write \`{{${angle.slice(1, -1).toLowerCase().replace(/\W+/g, '_')}}}\`.`,
            });
          }
        });
        return problems;
      }),
    ),
};
