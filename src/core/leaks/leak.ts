/** Something in a text that must not be public. */
export interface Leak {
  /** 1-based. */
  line: number;
  /** What it is: `a Slack webhook address`. */
  what: string;
  /** Enough of it to find it on its line, and no more: findings are printed in public logs. */
  shown: string;
  /** The whole of it, to tell whether two are one. Never printed. */
  value: string;
}

/** Finds secrets in a text. Never throws. */
export type SecretScanner = (text: string) => Leak[] | Promise<Leak[]>;

/** What a rule looks for. */
export interface LeakRule {
  what: string;
  /** Global. The group `leak`, where there is one, is what leaks; the rest is how it is known. */
  pattern: RegExp;
  /** Found, and harmless: a sample, a name of a variable. */
  harmless?: (found: string, before: string) => boolean;
}

/** What the rules find, by line. One finding for what two rules know. */
export function findByRules(text: string, rules: readonly LeakRule[]): Leak[] {
  const leaks: (Leak & { from: number; to: number })[] = [];
  for (const { what, pattern, harmless } of rules) {
    for (const match of text.matchAll(pattern)) {
      const found = match.groups?.leak ?? match[0];
      const from = match.index + match[0].indexOf(found);
      if (harmless?.(found, text.slice(Math.max(0, from - 60), from))) continue;
      if (leaks.some((other) => from < other.to && other.from < from + found.length)) continue;
      leaks.push({
        line: lineAt(text, from),
        what,
        shown: masked(found),
        value: wholeOf(found, text.slice(Math.max(0, from - 60), from), text.slice(from + found.length)),
        from,
        to: from + found.length,
      });
    }
  }
  return leaks.sort((a, b) => a.from - b.from).map(({ from: _from, to: _to, ...leak }) => leak);
}

/** With the name before an `@domain`, the rest of a private key, and no quotes: `pa` and `pb` of one domain are two. */
function wholeOf(found: string, before: string, after: string): string {
  const name = found.startsWith('@') ? (/[\w.+-]*$/.exec(before)?.[0] ?? '') : '';
  const key = found.startsWith('-----BEGIN') ? (/^(?:\\n|\s)*([\w+/=]{0,64})/.exec(after)?.[1] ?? '') : '';
  return unquoted(`${name}${found}${key}`);
}

/** Without what a format puts around a value: quotes, the end of an object. */
export function unquoted(value: string): string {
  return value.replace(/^["'`\\]+|["'`\\}\])>,;]+$/g, '');
}

/** The first characters, and how many there are. */
export function masked(found: string): string {
  return `${found.split('\n')[0]?.slice(0, 4)}… (${found.length} characters)`;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
