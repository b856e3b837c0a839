import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { reviewsAreCurrent as check } from '#checks/reviews-are-current.ts';
import { atOnce, type Changes, catalogWith, lineOfText, NO_TOOLS, replacing } from '#tests/content.ts';

const SLOW = 'content/runbooks/shop/slow-pages.mdx';
const DONE = 'content/reviews/2026-11-01-shop.yaml';
const PLANNED = 'content/reviews/2027-02-01-shop.yaml';
const DRILL = 'content/drills/2027-01-10-slow-pages.yaml';
const HELD = 'content/drills/2026-10-05-api-down.yaml';

function said(changes: Changes, today = '2026-11-20') {
  const problems = atOnce(check.run(catalogWith(changes), { ...NO_TOOLS, today }));
  return problems.map(({ file, line, message, mend }) => `${file}:${line} ${message} ${mend}`);
}

describe('What is read and exercised in time', () => {
  test('has no findings', () => assert.deepEqual(said({}), []));

  test('never stops a build when it is not', () => assert.equal(check.level, 'warning'));
});

describe('What is late is found', () => {
  test('on a page that nobody read again, with its owner', () => {
    assert.deepEqual(said({}, '2026-12-11'), [
      `${SLOW}:${lineOfText(SLOW, 'reviewedOn:')} Overdue: it was to be read again by 2026-12-10. Owner: Shop lead. ` +
        'Read it as a whole, mend it, and set `reviewedOn` to that day.',
    ]);
  });

  test('in a plan whose day has passed', () => {
    const late = said({}, '2027-02-03').filter((line) => !line.startsWith('content/runbooks'));
    assert.deepEqual(late, [
      `${DRILL}:${lineOfText(DRILL, 'plannedOn')} \`Slow database\` was planned for 2027-01-10 and has no record. Owner: Shop lead. ` +
        'Write down what happened (`status: held`), or set a new day.',
      `${PLANNED}:${lineOfText(PLANNED, 'dueOn')} \`Winter reading\` was planned for 2027-02-01 and has no record. Owner: Shop team. ` +
        'Write down what was done (`status: done`), or set a new day.',
    ]);
  });

  test('but not on the planned day itself', () => {
    assert.equal(
      said({}, '2027-01-10').some((line) => line.startsWith(DRILL)),
      false,
    );
  });

  test('after a review that none followed', () => {
    const late = said({ [PLANNED]: null }, '2027-02-02').filter((line) => line.startsWith(DONE));
    assert.deepEqual(late, [
      `${DONE}:${lineOfText(DONE, 'nextDueOn')} The review after \`Autumn reading\` was due on 2027-02-01, and none is written down. ` +
        'Owner: Shop team. Add a file for it, planned or done.',
    ]);
  });

  test('in an interval of more than a year', () => {
    const changes = (days: number): Changes => ({
      [SLOW]: replacing('reviewEveryDays: 30', `reviewEveryDays: ${days}`),
    });
    assert.deepEqual(said(changes(365)), []);
    assert.deepEqual(said(changes(366)), [
      `${SLOW}:${lineOfText(SLOW, 'reviewEveryDays')} 366 days between two readings are more than a year. ` +
        'Write 365 at most, or leave the key out for 90.',
    ]);
  });

  test('in a record of a day to come; tomorrow it is already somewhere', () => {
    const mend = 'Write the day on which it was done.';
    assert.deepEqual(said({ [SLOW]: replacing('2026-11-10', '2026-11-21') }), []);
    assert.deepEqual(
      said({
        [SLOW]: replacing('2026-11-10', '2027-08-01'),
        [DONE]: replacing('reviewedOn: 2026-11-01', 'reviewedOn: 2026-11-22'),
        [HELD]: replacing('drilledOn: 2026-10-05', 'drilledOn: 2027-10-05'),
      }),
      [
        `${SLOW}:${lineOfText(SLOW, 'reviewedOn')} \`reviewedOn\` is 2027-08-01, a day to come. ${mend}`,
        `${DONE}:${lineOfText(DONE, 'reviewedOn')} \`reviewedOn\` is 2026-11-22, a day to come. ${mend}`,
        `${HELD}:${lineOfText(HELD, 'drilledOn')} \`drilledOn\` is 2027-10-05, a day to come. ${mend}`,
      ],
    );
  });
});
