import type { Outline } from '#core/outline.ts';

/** Shorter than this is a word of prose, not the text of an error. */
const FEWEST_LETTERS = 10;
/** `OOMKilled`, `pg_stat_activity`, `df -h`: no word of prose either. */
const RE_CODE = /[a-z][A-Z]|[A-Z]{2}[a-z]|[a-z0-9]_[a-z]|[A-Z]{6}|\w -/;
const RE_JOINT = /: |["“”]|…|\.\.\./;

/**
 * The place of a page that speaks of an error: where a step's "If not" sends who sees it, else the step that shows it.
 * @returns the anchor; undefined when no step has the text.
 */
export function placeOfError(error: string, outline: Outline): string | undefined {
  const steps = outline.phases.flatMap((phase) => phase.steps);
  for (const text of wordings(error)) {
    for (const { id, ifNot, expect = '', blocks } of steps) {
      const branch = ifNot.find((one) => holds(one.text, text));
      if (branch !== undefined) return branch.goto?.startsWith('#') ? branch.goto.slice(1) : id;
      if (holds(expect, text) || blocks.some(({ code }) => holds(code, text))) return id;
    }
  }
  return undefined;
}

/** The whole text, then its parts, longest first. */
function wordings(error: string): string[] {
  const parts = error.split(RE_JOINT).map((part) => part.trim());
  return [error, ...parts.sort((a, b) => b.length - a.length)].filter(
    (part) => RE_CODE.test(part) || (part.length >= FEWEST_LETTERS && part.includes(' ')),
  );
}

function holds(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
