/** A range, braces with a matcher, a call or a comparison with a number: no prose has them. */
const RE_EXPRESSION =
  /\[\d+[smhdwy](?::[^\]]{0,20})?\]|\{[^{}]{0,2000}(?:=~?|!=|!~)\s*["'`]|\b(?:sum|avg|min|max|count|topk|bottomk)\s*(?:(?:by|without)\s*)?\((?=.*\))|\b(?:rate|irate|increase|delta|absent|histogram_quantile)\(|^[A-Za-z_:][\w:]*_[\w:]*\s*(?:[<>]=?|==|!=)\s*[\d.]/;
/** What a query holds besides the names of metrics: texts, matchers, ranges, the labels of a grouping, comments. */
const RE_REST =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|\{[^{}]*\}|\[[^\]]*\]|#[^\n]*|\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*\)/g;
const RE_NAME = /[A-Za-z_:][\w:]*(?!\s*\(|[\w:])/g;
const KEYWORDS = new Set(
  'and or unless by without on ignoring group_left group_right bool offset inf nan atan2 start end'.split(
    ' ',
  ),
);
const RE_TEXT = /"((?:[^"\\]|\\.)*)"/g;
const MOST_CHARACTERS = 20_000;

/** Whether a text is a query of Prometheus or Loki rather than words. */
export function isExpression(text: string): boolean {
  return text.length <= MOST_CHARACTERS && RE_EXPRESSION.test(text.trim());
}

/** The metrics of an expression, each once, in order. A name that ends in `_by` and stands alone is a metric too. */
export function metricsIn(expression: string): string[] {
  const bare = expression.slice(0, MOST_CHARACTERS).replace(RE_REST, ' ');
  const names = bare.match(RE_NAME) ?? [];
  return [...new Set(names.filter((name) => name.length > 1 && !KEYWORDS.has(name.toLowerCase())))];
}

/** The texts of an expression, as of `job="worker"` and `|= "OOMKilled"`. */
export function textsIn(expression: string): string[] {
  return [...expression.slice(0, MOST_CHARACTERS).matchAll(RE_TEXT)].map(([, text = '']) => text);
}
