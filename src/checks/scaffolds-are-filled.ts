import { FILL_IN } from '#core/scaffold-text.ts';
import type { Check } from './check.ts';

const FOLDERS = /^content\/(?:runbooks|alerts|drills)\//;
/** The mark and what it asks for, up to the end of the text around it. */
const RE_MARK = new RegExp(`\\b${FILL_IN}\\b[^\\n"'\`<]*`);

/** A page that looks finished is followed; one that asks for its own content must not look so. */
export const scaffoldsAreFilled: Check = {
  name: 'scaffolds-are-filled',
  level: 'warning',
  description: 'No text of a scaffold is left in a runbook, an alert or a drill.',
  run: (_, { sources }) =>
    sources
      .filter(({ file, text }) => FOLDERS.test(file) && text.includes(FILL_IN))
      .flatMap(({ file, text }) =>
        text.split('\n').flatMap((line, index) => {
          const [left] = RE_MARK.exec(line) ?? [];
          if (left === undefined) return [];
          return [
            {
              file,
              line: index + 1,
              message: `Text of the scaffold is left: "${left.trim()}".`,
              mend: 'Write what is true here, tried on the system, or remove what is not needed.',
            },
          ];
        }),
      ),
};
