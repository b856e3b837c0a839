import { agendaOf, type Duty } from '#core/agenda.ts';
import type { Catalog, Runbook } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { untilDay } from '#core/freshness.ts';
import type { Check, Problem } from './check.ts';

/** Longer than this nobody remembers what was read. */
const LONGEST_DAYS = 365;
/** It is tomorrow already somewhere. */
const AHEAD_DAYS = 1;

/** A page that nobody read in time may be wrong; better an old page than none, so it stops no build. */
export const reviewsAreCurrent: Check = {
  name: 'reviews-are-current',
  level: 'warning',
  description: 'No runbook is overdue, no planned review or drill has passed without a record.',
  run: (catalog, { today }) => [
    ...agendaOf(catalog, today)
      .filter(({ state }) => state === 'overdue')
      .map(lateProblem),
    ...catalog.runbooks.filter(({ reviewEveryDays }) => reviewEveryDays > LONGEST_DAYS).map(longProblem),
    ...aheadProblems(catalog, today),
  ],
};

function lateProblem(duty: Duty): Problem {
  const { source, at, title, dueOn, owner } = duty;
  const said = {
    reviewedOn: [
      `Overdue: it was to be read again by ${dueOn}.`,
      'Read it as a whole, mend it, and set `reviewedOn` to that day.',
    ],
    dueOn: [
      `\`${title}\` was planned for ${dueOn} and has no record.`,
      'Write down what was done (`status: done`), or set a new day.',
    ],
    nextDueOn: [
      `The review after \`${title}\` was due on ${dueOn}, and none is written down.`,
      'Add a file for it, planned or done.',
    ],
    plannedOn: [
      `\`${title}\` was planned for ${dueOn} and has no record.`,
      'Write down what happened (`status: held`), or set a new day.',
    ],
  }[at] ?? ['', ''];
  const [message = '', mend = ''] = said;
  return { file: source.file, line: lineOf(source, at), message: `${message} Owner: ${owner}.`, mend };
}

function longProblem({ source, reviewEveryDays }: Runbook): Problem {
  return {
    file: source.file,
    line: lineOf(source, 'reviewEveryDays'),
    message: `${reviewEveryDays} days between two readings are more than a year.`,
    mend: `Write ${LONGEST_DAYS} at most, or leave the key out for 90.`,
  };
}

/** A typing error in the year would hide for a year that a page is overdue. */
function aheadProblems({ runbooks, reviews, drills }: Catalog, today: string): Problem[] {
  const records = [
    ...runbooks.map(({ source, reviewedOn }) => ({ source, at: 'reviewedOn', day: reviewedOn })),
    ...reviews.flatMap((review) =>
      review.status === 'done' ? [{ source: review.source, at: 'reviewedOn', day: review.reviewedOn }] : [],
    ),
    ...drills.flatMap((drill) =>
      drill.status === 'held' ? [{ source: drill.source, at: 'drilledOn', day: drill.drilledOn }] : [],
    ),
  ];
  return records
    .filter(({ day }) => untilDay(day, today).daysLeft > AHEAD_DAYS)
    .map(({ source, at, day }) => ({
      file: source.file,
      line: lineOf(source, at),
      message: `\`${at}\` is ${day}, a day to come.`,
      mend: 'Write the day on which it was done.',
    }));
}
