import type { Check } from './check.ts';
import { pagesOf } from './pages.ts';

const RE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Anchors are promises, so an author writes them; text changes too easily. */
export const idsAreGiven: Check = {
  name: 'ids-are-given',
  level: 'error',
  description: 'Every heading and step has an id that its author wrote.',
  run: (catalog) =>
    pagesOf(catalog).flatMap(({ source, outline }) => [
      ...outline.headings
        .filter(({ id }) => id === undefined || !RE_ID.test(id))
        .map(({ id, title, line, depth }) => ({
          file: source.file,
          line,
          message: id === undefined ? `The heading "${title}" has no id.` : `\`${id}\` is no id.`,
          mend: `Write \`${'#'.repeat(depth)} ${title} {#an-id}\`: lower-case words joined by hyphens.`,
        })),
      ...outline.phases
        .flatMap(({ steps }) => steps)
        .filter(({ id }) => id === undefined || !RE_ID.test(id))
        .map(({ id, title, line }) => ({
          file: source.file,
          line,
          message: id === undefined ? `The step "${title ?? ''}" has no id.` : `\`${id}\` is no id.`,
          mend: 'Write `<Step id="an-id" do="…">`: lower-case words joined by hyphens.',
        })),
    ]),
};
