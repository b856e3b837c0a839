import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';

const said = (from: string, to: string) => saidOf({ 'content/escalations/shop.yaml': replacing(from, to) });

describe('An escalation policy', () => {
  test('with a channel of an unknown kind says which was meant', () => {
    assert.deepEqual(said('kind: pager', 'kind: page'), [
      'content/escalations/shop.yaml:7 `contacts.0.channels.0.kind`: expected one of pager, chat, email, phone, web, found "page". Did you mean `pager`? Write one of pager, chat, email, phone, web.',
    ]);
  });

  test('with a person for a contact', () => {
    assert.deepEqual(said('kind: role', 'kind: person'), [
      'content/escalations/shop.yaml:8 `contacts.1.kind`: expected one of rota, role, team, vendor, found "person". Write one of rota, role, team, vendor.',
    ]);
  });

  test('with minutes in words', () => {
    assert.deepEqual(said('afterMinutes: 30', 'afterMinutes: 30m'), [
      'content/escalations/shop.yaml:4 `stages.1.afterMinutes`: expected a whole number of minutes, found "30m". Write a whole number of minutes.',
    ]);
  });

  test('without a channel', () => {
    assert.deepEqual(said('channels: [{ kind: chat, label: "#shop" }]', 'channels: []'), [
      'content/escalations/shop.yaml:8 `contacts.1.channels`: expected at least 1 entry, found []. Write at least 1 entry.',
    ]);
  });

  test('with an unknown key in each of its lists', () => {
    const places: [from: string, key: string, known: string][] = [
      ['{ afterMinutes: 30,', 'stages.1', 'afterMinutes, contact, action, severities, condition'],
      ['{ id: shop-lead,', 'contacts.1', 'id, name, kind, reason, channels'],
      ['{ kind: pager,', 'contacts.0.channels.0', 'kind, label, url'],
      ['{ id: status-page,', 'communication.0', 'id, rule, severities'],
    ];
    for (const [from, key, known] of places) {
      const [line, ...more] = said(from, from.replace('{', '{ xyzzy: 1,'));
      assert.equal(
        line?.replace(/^\S+ /, ''),
        `Unknown key \`${key}.xyzzy\`. Remove it. Write one of ${known}.`,
      );
      assert.deepEqual(more, []);
    }
  });

  test('needs no more than what has no default', () => {
    const { escalation } = catalogWith().services.find(({ id }) => id === 'ledger') ?? {};
    const [stage] = escalation?.stages ?? [];
    assert.deepEqual(
      [escalation?.communication, stage?.severities, stage?.condition],
      [[], undefined, undefined],
    );
  });
});
