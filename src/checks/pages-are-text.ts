import { mendByChoice } from '#core/nearest.ts';
import type { Check } from './check.ts';
import { pagesOf } from './pages.ts';

/** The elements that a page may use, with their attributes. */
const ATTRIBUTES: Record<string, string[]> = {
  Step: ['id', 'do'],
  Expect: [],
  IfNot: ['goto'],
  Caution: [],
  Note: [],
};
const ELEMENTS = Object.keys(ATTRIBUTES);

/** Pages are content: they bring no code into the build. */
export const pagesAreText: Check = {
  name: 'pages-are-text',
  level: 'error',
  description: 'Pages hold text and known elements, no imports and no expressions.',
  run: (catalog) =>
    pagesOf(catalog).flatMap(({ source: { file }, outline }) => [
      ...outline.scripts.map(({ code, line }) => ({
        file,
        line,
        message: `Code in a page: \`${code.split('\n')[0]?.slice(0, 60)}\`.`,
        mend: 'Remove it. Write braces of prose between backticks.',
      })),
      ...outline.nested.map(({ id, line }) => ({
        file,
        line,
        message: `The step \`${id ?? ''}\` stands inside another element.`,
        mend: 'Close the element above it: a step stands directly below a heading.',
      })),
      ...outline.elements
        .filter(({ name }) => !ELEMENTS.includes(name))
        .map(({ name, line }) => ({
          file,
          line,
          message: `\`<${name}>\` is no element of a page.`,
          mend: mendByChoice(name, ELEMENTS),
        })),
      ...outline.elements.flatMap(({ name, attributes, line }) => {
        const known = ATTRIBUTES[name];
        if (known === undefined) return [];
        return attributes
          .filter((attribute) => !known.includes(attribute))
          .map((attribute) => ({
            file,
            line,
            message: `\`<${name}>\` knows no \`${attribute}\`.`,
            mend: known.length === 0 ? 'Remove it.' : mendByChoice(attribute, known),
          }));
      }),
    ]),
};
