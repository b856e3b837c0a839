/** `RB-02`: a number that a team says aloud. An alert's name as code is shown where alerts are. */
const RE_NUMBER = /^[A-Z]{1,4}-?\d+$/;

/** What lists and titles call a runbook: its number in front where it has one. */
export function nameOf({ code, title }: { code?: string | undefined; title: string }): string {
  return code !== undefined && RE_NUMBER.test(code) ? `${code} ${title}` : title;
}
