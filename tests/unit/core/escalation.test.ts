import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { currentStage, stagesFor } from '#core/escalation.ts';

const stage = (afterMinutes: number, contact: string, severities?: string[]) => ({
  afterMinutes,
  contact,
  action: 'Join.',
  ...(severities ? { severities } : {}),
});
const stages = [stage(0, 'on-call'), stage(30, 'lead', ['SEV1', 'SEV2']), stage(60, 'director', ['SEV1'])];
const contacts = (severity: string) => stagesFor({ stages }, severity).map(({ contact }) => contact);

describe('Who joins an incident', () => {
  test('depends on how bad it is', () => {
    assert.deepEqual(contacts('SEV1'), ['on-call', 'lead', 'director']);
    assert.deepEqual(contacts('SEV2'), ['on-call', 'lead']);
    assert.deepEqual(contacts('SEV4'), ['on-call']);
  });

  test('depends on how long it has lasted, to the minute', () => {
    const places = [-1, 0, 29, 29.9, 30, 59, 60, 6000].map((elapsed) => currentStage(stages, elapsed));
    assert.deepEqual(places, [-1, 0, 0, 0, 1, 1, 2, 2]);
  });

  test('is the last of those who join at the same time', () => {
    assert.equal(currentStage([stage(0, 'a'), stage(0, 'b'), stage(5, 'c')], 0), 1);
    assert.equal(currentStage([], 10), -1);
  });
});
