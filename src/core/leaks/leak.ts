/** Something in a text that must not be public. */
export interface Leak {
  /** 1-based. */
  line: number;
  /** What it is: `a Slack webhook address`. */
  what: string;
  /** Enough of it to find it on its line, and no more: findings are printed in public logs. */
  shown: string;
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
      leaks.push({ line: lineAt(text, from), what, shown: masked(found), from, to: from + found.length });
    }
  }
  return leaks.sort((a, b) => a.from - b.from).map(({ line, what, shown }) => ({ line, what, shown }));
}

/** The first characters, and how many there are. */
export function masked(found: string): string {
  return `${found.split('\n')[0]?.slice(0, 4)}… (${found.length} characters)`;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
