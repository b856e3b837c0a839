/** What YAML text is made of. A key whose value is undefined is left out. */
export type YamlValue = string | number | boolean | YamlValue[] | { [key: string]: YamlValue | undefined };

const RE_DURATION = /^\d+(?:ms|[smhd])$/;
// Words that no reader takes for a number, a boolean, a date or a mark of YAML.
const RE_PLAIN =
  /^(?!e[\d-]|(?:true|false|yes|no|on|off|y|n|null)$)[A-Za-z_/][\w./-]*(?: [A-Za-z(][\w.,;()%-]*)*$/i;
const RE_PRINTABLE = /^[ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/;

/** YAML in block style, two blanks a level; ends with a line break. Keys have fewer than 1,000 characters. */
export function formatYaml(value: YamlValue, depth = 0): string {
  return `${linesOf(value)
    .map((line) => (line === '' ? '' : `${'  '.repeat(depth)}${line}`))
    .join('\n')}\n`;
}

function linesOf(value: YamlValue): string[] {
  if (typeof value !== 'object') return [typeof value === 'string' ? formatText(value) : String(value)];
  const lines = Array.isArray(value)
    ? value.flatMap((item) => linesOf(item).map((line, index) => under(index === 0 ? '- ' : '  ', line)))
    : Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : keyLines(key, item)));
  if (lines.length > 0) return lines;
  return [Array.isArray(value) ? '[]' : '{}'];
}

function keyLines(key: string, value: YamlValue): string[] {
  const name = `${formatText(key)}:`;
  const block = typeof value === 'string' ? blockOf(value) : undefined;
  if (block !== undefined) return [`${name} |-`, ...block.map((line) => under('  ', line))];
  const lines = linesOf(value);
  const [first = ''] = lines;
  if (typeof value !== 'object' || first === '[]' || first === '{}') return [`${name} ${first}`];
  return [name, ...lines.map((line) => under('  ', line))];
}

/** No blanks at the end of an empty line. */
function under(indent: string, line: string): string {
  return line === '' ? '' : `${indent}${line}`;
}

/** Lines of a literal block, for text that one keeps as it is. */
function blockOf(text: string): string[] | undefined {
  const lines = text.split('\n');
  const fits = lines.every((line) => RE_PRINTABLE.test(line) && !/\s$/.test(line));
  return lines.length > 1 && fits && !/^\s/.test(text) && lines.at(-1) !== '' ? lines : undefined;
}

/** A scalar on one line: plain where it is a word or words, else in single quotes, else in double quotes. */
function formatText(text: string): string {
  if (RE_PLAIN.test(text) || RE_DURATION.test(text)) return text;
  if (RE_PRINTABLE.test(text)) return `'${text.replaceAll("'", "''")}'`;
  // JSON's escapes are YAML's; what it leaves and YAML cannot print follows.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
