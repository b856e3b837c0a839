/** Findings without the long lists of known keys behind "Write one of", which grow with the schemas. */
export function withoutLists(lines: readonly string[]): string[] {
  return lines.map((line) => line.replace(/(Unknown key .*Write one of )(?:[^,]+, ){4}.*\.$/, '$1….'));
}
