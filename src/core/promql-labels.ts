const RE_NO_STRUCTURE = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\{[^{}]*\}|\[[^\]]*\]|#[^\n]*/g;
/** `sum by (0) (1)`, `sum (1) by (0)`, `sum (1)`, where the numbers stand for what the parentheses hold. */
const RE_AGGREGATE =
  /\b(?:sum|avg|min|max|count|group|stddev|stdvar)\s*(?:by\s*\((\d+)\)\s*\(\d+\)|\(\d+\)\s*by\s*\((\d+)\)|\(\d+\)(?!\s*without))/g;
const RE_NUMBERS = /^(?:\s|\d[\w.]*|[-+*/%^<>=!]|\b(?:bool|and|or|unless)\b)*$/;

/**
 * The labels that a PromQL expression's result can have.
 * @returns undefined unless every operand is a number or an aggregation that names its labels: the rest would need the series.
 */
export function findResultLabels(expr: string): string[] | undefined {
  const insides: string[] = [];
  let top = '';
  let depth = 0;
  for (const character of expr.replace(RE_NO_STRUCTURE, ' ')) {
    if (character === ')' && --depth === 0) top += `(${insides.length - 1})`;
    else if (depth > 0) insides[insides.length - 1] += character;
    else if (character !== '(') top += character;
    if (character === '(' && depth++ === 0) insides.push('');
  }
  const labels: string[] = [];
  let known = depth === 0;
  const numbers = top
    .replace(RE_AGGREGATE, (_, before?: string, behind?: string) => {
      const by = insides[Number(before ?? behind)] ?? '';
      labels.push(...by.split(/[\s,]+/).filter(Boolean));
      return '1';
    })
    .replace(/(\w\s*)?\((\d+)\)/g, (whole, word: string | undefined, index: string) => {
      if (word !== undefined) return whole;
      const inner = findResultLabels(insides[Number(index)] ?? '');
      known &&= inner !== undefined;
      labels.push(...(inner ?? []));
      return '1';
    });
  return known && RE_NUMBERS.test(numbers) ? [...new Set(labels)] : undefined;
}
