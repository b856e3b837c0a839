/** Start of the line that ends a heredoc. */
export function endOfHeredoc(code: string, start: number, tag: string, tabs: boolean): number {
  for (let at = start; at < code.length; ) {
    const next = code.indexOf('\n', at) < 0 ? code.length : code.indexOf('\n', at);
    if (code.slice(at, next).replace(tabs ? /^\t+/ : '', '') === tag) return at;
    at = next + 1;
  }
  return code.length;
}
