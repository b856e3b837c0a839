import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { minutesBetween, readTimeline } from '#core/timeline.ts';

const events = (text: string, csv = false) =>
  readTimeline(text, { csv }).events.map(({ at, milestone, text: said }) => [
    new Date(at).toISOString().slice(0, 19),
    milestone,
    said,
  ]);
const problems = (text: string, csv = false) => readTimeline(text, { csv }).problems;

describe('A timeline', () => {
  test('is instants with what happened, sorted', () => {
    const text =
      '# notes\n\n2026-11-20T03:30Z mitigated: restarted\r\n2026-11-20 04:12:30 +01:00\tdetected\n2026-11-20T03:20 UTC, guess: Redis\n';
    assert.deepEqual(events(text), [
      ['2026-11-20T03:12:30', 'detected', ''],
      ['2026-11-20T03:20:00', undefined, 'guess: Redis'],
      ['2026-11-20T03:30:00', 'mitigated', 'restarted'],
    ]);
    assert.deepEqual([readTimeline(text).sorted, problems(text)], [true, []]);
  });

  test('takes a word for a milestone only when a colon follows, and the longer word first', () => {
    assert.deepEqual(
      events(
        '2026-11-20T03:00Z Cause known: memory\n2026-11-20T03:01Z cause: release\n2026-11-20T03:02Z started the backup',
      ).map(([, ...rest]) => rest),
      [
        ['cause known', 'memory'],
        ['cause', 'release'],
        [undefined, 'started the backup'],
      ],
    );
  });

  test('as CSV has two or three columns, with or without names, with commas and quotes in quotes', () => {
    const text =
      'time,milestone,event\n2026-11-20T03:00Z,started,"first 503, ""many"""\n2026-11-20T03:05Z,,looked\n';
    assert.deepEqual(events(text, true), [
      ['2026-11-20T03:00:00', 'started', 'first 503, "many"'],
      ['2026-11-20T03:05:00', undefined, 'looked'],
    ]);
    assert.deepEqual(events('2026-11-20T03:00Z,"detected: an alert"', true), [
      ['2026-11-20T03:00:00', 'detected', 'an alert'],
    ]);
  });

  test('says line and mend of what it cannot read', () => {
    const cases: [text: string, said: RegExp, csv?: boolean][] = [
      ['yesterday it broke', /^line 1: begins with no instant: write 2026-11-20T03:12Z/],
      ['\n2026-11-20T03:12 it broke', /^line 2: 2026-11-20T03:12 ?names no zone: write 2026-11-20T03:12Z/],
      ['2026-02-30T03:12Z x', /on no calendar/],
      ['2026-13-01T03:12Z x', /on no calendar/],
      ['2026-11-20T25:12Z x', /on no calendar/],
      ['2026-11-20T03:12+99:99 x', /on no calendar/],
      ['2026-11-20T03:12Z', /says nothing/],
      ['2026-11-20T03:12Zoo x', /begins with no instant|names no zone/],
      ['2026-11-20T03:12Z a\u202eb', /cannot be seen/],
      ['2026-11-20T03:12Z a\u001b[31mb', /cannot be seen/],
      ['2026-11-20T03:12Z,"open', /a quote is open/, true],
    ];
    for (const [text, said, csv] of cases) assert.match(problems(text, csv)[0] ?? '', said, text);
  });

  test('refuses a milestone that stands twice, and an end before its beginning', () => {
    assert.deepEqual(problems('2026-11-20T03:00Z resolved: a\n2026-11-20T04:00Z resolved: b'), [
      'line 2: `resolved` stands in line 1 too: keep the first that is true.',
    ]);
    assert.deepEqual(problems('2026-11-20T03:00Z started: a\n2026-11-20T02:00Z resolved: b'), [
      'line 2: `resolved` comes before `started` of line 1: correct one of the times.',
    ]);
  });

  test('never fails, whatever the file holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, csv) => {
        readTimeline(text, { csv });
        readTimeline(`2026-11-20T03:12Z${text}`, { csv });
      }),
    );
  });
});

test('Durations are whole minutes between two milestones', () => {
  const { events } = readTimeline('2026-11-20T03:00:20Z started: a\n2026-11-21T03:05Z resolved: b');
  assert.equal(minutesBetween(events, 'started', 'resolved'), 1445);
  assert.equal(minutesBetween(events, 'started', 'detected'), undefined);
});
