import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalogWith, replacing, saidOf } from '#tests/content.ts';

const FILE = 'content/services/shop.yaml';
const said = (from: string, to: string) => saidOf({ [FILE]: replacing(from, to) });

describe('A service', () => {
  test('with a phase that is none says which was meant', () => {
    assert.deepEqual(said('phase: diagnosis', 'phase: diagnose'), [
      'content/services/shop.yaml:7 `workflow.2.phase`: expected one of overview, prerequisites, symptoms, do-now, diagnosis, mitigation, investigation, resolution, recovery, verification, escalation, tracing, prevention, closure, related, found "diagnose". Did you mean `diagnosis`? Write one of overview, prerequisites, symptoms, do-now, diagnosis, mitigation, investigation, resolution, recovery, verification, escalation, tracing, ….',
    ]);
  });

  test('with a yes that YAML does not take for a truth', () => {
    assert.deepEqual(said('What you see, optional: true', 'What you see, optional: yes'), [
      'content/services/shop.yaml:5 `workflow.0.optional`: expected a boolean, found "yes". Write a boolean.',
    ]);
  });

  test('with a link of an unknown kind', () => {
    assert.deepEqual(said('kind: logs', 'kind: log'), [
      'content/services/shop.yaml:15 `links.1.kind`: expected one of dashboard, control, query, traces, logs, chat, status, errors, source, other, found "log". Did you mean `logs`? Write one of dashboard, control, query, traces, logs, chat, status, errors, source, other.',
    ]);
  });

  test('with an address that is not https or mailto', () => {
    for (const url of [
      'http://logs.example/shop',
      'javascript:alert(1)',
      '/logs/',
      'https://a.example/"x',
      'https://a b',
    ]) {
      assert.deepEqual(said('https://logs.example/shop', JSON.stringify(url)), [
        `content/services/shop.yaml:15 \`links.1.url\`: expected an https:// or mailto: address without blanks, found ${JSON.stringify(url)}. Write an https:// or mailto: address without blanks.`,
      ]);
    }
    assert.deepEqual(said('https://logs.example/shop', 'mailto:on-call@shop.example'), []);
  });

  test('with an owner that cannot be an id', () => {
    assert.deepEqual(said('owner: shop-team', 'owner: Shop Team'), [
      'content/services/shop.yaml:3 `owner`: expected an id: lower-case words joined by single hyphens, found "Shop Team". Write an id: lower-case words joined by single hyphens.',
    ]);
  });

  test('without a workflow', () => {
    assert.deepEqual(saidOf({ [FILE]: (text) => text.replace(/workflow:\n(?: .*\n)+/, '') }), [
      'content/services/shop.yaml:1 `workflow`: expected a list, found nothing. Add `workflow`.',
    ]);
  });

  test('with an unknown key in each of its lists', () => {
    const places: [from: string, key: string, known: string][] = [
      ['{ id: database,', 'components.1', 'id, name, summary, dependsOn, aliases'],
      ['{ label: Shop logs,', 'links.1', 'label, kind, url, components'],
      ['{ id: availability,', 'slos.0', 'id, name, objective, window, promql'],
      ['{ id: up,', 'metrics.0', 'id, name, promql, healthy'],
      ['{ id: ping,', 'commands.0', 'id, title, language, code, expect, caution'],
      ['{ phase: diagnosis,', 'workflow.2', 'phase, title, optional'],
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
    const ledger = catalogWith().services.find(({ id }) => id === 'ledger');
    assert.deepEqual(
      [ledger?.links, ledger?.slos, ledger?.metrics, ledger?.commands, ledger?.access, ledger?.knowledge],
      [[], [], [], [], [], []],
    );
    assert.deepEqual([ledger?.workflow[0]?.optional, ledger?.components[0]?.dependsOn], [false, []]);
    assert.equal(catalogWith().services.find(({ id }) => id === 'shop')?.commands[0]?.language, 'bash');
  });
});
