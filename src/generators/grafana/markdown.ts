/** One line of content as Markdown: what stands between backticks is code, all else stands for itself. */
export function markdownText(text: string): string {
  return text.replace(/`[^`]+`|[\\`*_[\]<>&|~]/g, (part) => {
    if (part.length > 1) return part;
    return ENTITIES[part] ?? `\\${part}`;
  });
}

const ENTITIES: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;' };

/** A link. Parentheses in the address would end it. */
export function markdownLink(text: string, url: string): string {
  return `[${markdownText(text)}](${url.replaceAll('(', '%28').replaceAll(')', '%29')})`;
}

/** A fenced block that no line of its code ends. */
export function markdownBlock(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.trimEnd()}\n${fence}`;
}

/** A table. Cells are Markdown of one line. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  // In a table a bar ends the cell even inside code.
  const cell = (text: string) => text.replace(/(?<!\\)\|/g, '\\|');
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(cell).join(' | ')} |`)
    .join('\n');
}
