import { type Runbook, signsOf } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import type { Check, Problem } from './check.ts';

/** What no second incident shows again: a time, a day, a UUID. */
const RE_ONCE =
  /\b(?:\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?|\d\d:\d\d:\d\d|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\b/i;

/** A reader comes with words or with a line to paste. A page found by one of the two alone is not found by half of them. */
export const symptomsAreComplete: Check = {
  name: 'symptoms-are-complete',
  level: 'warning',
  description:
    'A runbook that an alert or a person opens says its symptoms as a person types them and as a log shows them, each once.',
  run: ({ runbooks }) =>
    runbooks.flatMap((runbook) => [...withoutLogs(runbook), ...shownOnce(runbook), ...repeated(runbook)]),
};

function withoutLogs(runbook: Runbook): Problem[] {
  if (runbook.kind === 'procedure' || runbook.logs.length > 0) return [];
  return [
    at(
      runbook,
      'symptoms',
      'No line of a log or a terminal leads to this page.',
      'Add `logs:` with the lines that are seen when it happens.',
    ),
  ];
}

function shownOnce(runbook: Runbook): Problem[] {
  return runbook.logs.flatMap((log, index) => {
    const [once] = RE_ONCE.exec(log) ?? [];
    if (once === undefined) return [];
    return [
      at(
        runbook,
        `logs.${index}`,
        `The line holds \`${once}\`, which the next incident does not show.`,
        'Leave times and ids out: keep the words that come back.',
      ),
    ];
  });
}

function repeated(runbook: Runbook): Problem[] {
  const signs = signsOf(runbook).map((sign) => sign.toLowerCase());
  return signs.flatMap((sign, index) => {
    if (signs.indexOf(sign) === index) return [];
    const log = index - runbook.symptoms.length;
    return [
      at(
        runbook,
        log < 0 ? `symptoms.${index}` : `logs.${log}`,
        `\`${signsOf(runbook)[index]}\` stands twice.`,
        'Keep it once: under `logs` when a log shows it, else under `symptoms`.',
      ),
    ];
  });
}

function at({ source }: Runbook, path: string, message: string, mend: string): Problem {
  return { file: source.file, line: lineOf(source, path), message, mend };
}
