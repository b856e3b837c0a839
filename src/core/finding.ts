/** What a check returns. `error` stops the build, `warning` shows on the page and in the report. */
export interface Finding {
  level: 'error' | 'warning';
  /** Name of the check that found it. */
  check: string;
  /** Path from the project's root. */
  file: string;
  /** 1-based; absent where it cannot be known. */
  line?: number | undefined;
  /** What is wrong, with the words that stand there. */
  message: string;
  /** What to write instead, as an instruction. */
  mend: string;
  /** Address of the site that it is about, where the file has many: `/runbooks/shop/api-down/#list-pods`. */
  address?: string | undefined;
  /** Of a built file: the file below `content/` that it is made from. */
  origin?: string | undefined;
}

/** Where a value was written: its file, and the line of each dotted path inside it (`alerts.3.runbook`). */
export interface Source {
  file: string;
  lines: Readonly<Record<string, number>>;
}

/** Line of a dotted path, or of its nearest parent that has one. */
export function lineOf(source: Source, path: string): number | undefined {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const line = source.lines[at];
    if (line !== undefined) return line;
  }
  return source.lines[''];
}

/** Text of other people's files, safe to print: what a terminal obeys or nobody sees is written out. */
export function plainText(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`,
  );
}

/** A finding about other people's files, safe to print. */
export function inPlainText(finding: Finding): Finding {
  const { file, message, mend } = finding;
  return { ...finding, file: plainText(file), message: plainText(message), mend: plainText(mend) };
}

/** File, then line, then check: the order a reader mends in. */
export function byPlace(a: Finding, b: Finding): number {
  return a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0) || a.check.localeCompare(b.check);
}

/** Whether any finding stops the build. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.level === 'error');
}
