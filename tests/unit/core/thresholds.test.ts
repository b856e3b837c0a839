import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { thresholdWords } from '#core/thresholds.ts';
import type { Threshold, Unit } from '#schemas/dashboard.ts';

const words = (thresholds: Threshold[], unit: Unit = 'none') => thresholdWords({ thresholds, unit });

describe('Thresholds in words', () => {
  test('say every colour with its value', () => {
    assert.equal(
      words([{ colour: 'green' }, { from: 51, colour: 'yellow' }, { from: 101, colour: 'red' }]),
      'green below 51, yellow from 51, red from 101',
    );
  });

  test('say what the value is counted in', () => {
    const from = (value: number, unit: Unit) =>
      words([{ colour: 'green' }, { from: value, colour: 'red' }], unit);
    assert.equal(from(120, 's'), 'green below 120 s, red from 120 s');
    assert.equal(from(0.07, 'percentunit'), 'green below 7 %, red from 7 %');
    assert.equal(from(0.001, 'percentunit'), 'green below 0.1 %, red from 0.1 %');
    assert.equal(from(26, 'h'), 'green below 26 h, red from 26 h');
  });

  test('below zero too', () => {
    assert.equal(words([{ colour: 'red' }, { from: -1, colour: 'green' }]), 'red below -1, green from -1');
  });

  test('of one colour, and of none', () => {
    assert.equal(words([{ colour: 'green' }]), 'always green');
    assert.equal(words([]), '');
  });
});
