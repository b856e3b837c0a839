import { HtmlValidate, Parser } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // A header cell in a table's head is a column's without saying so (HTML, 4.9.12).
  rules: { 'wcag/h63': 'off' },
});
const parser = new Parser(validator.getConfigForSync('page.html'));

/** An element as its tag stands in the file. */
export interface Tag {
  name: string;
  attributes: Record<string, string>;
  text: string;
}

/** Every element of a page, in order. */
export function tagsOf(html: string): Tag[] {
  return parser
    .parseHtml(html)
    .querySelectorAll('*')
    .map(({ tagName, attributes, textContent }) => ({
      name: tagName,
      attributes: Object.fromEntries(
        attributes.map(({ key, value }) => [key, decode(value === null ? '' : value.toString())]),
      ),
      text: textContent,
    }));
}

/** What is wrong with a page as HTML: `1:200 rule message`. */
export function htmlProblems(html: string): string[] {
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId} ${message}`),
  );
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#38': '&',
  '#39': "'",
  '#34': '"',
};

function decode(value: string): string {
  return value.replace(/&(amp|lt|gt|quot|#38|#39|#34);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
