import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  alertLine,
  alertsOf,
  findContact,
  findRunbook,
  findService,
  findSeverity,
  getRunbook,
  getService,
} from '#core/catalog.ts';
import { readContent } from '#io/read-content.ts';
import { adding, catalogWith, makeContent, replacing } from '#tests/content.ts';

const catalog = catalogWith();
const MATTER_WITHOUT_CODE = `---
title: Aardvark
kind: operational
summary: An animal.
severity: SEV2
symptoms: [ants]
components: [api]
reviewedOn: 2026-11-01
---
`;
const shop = getService(catalog, 'shop');

describe('The catalog', () => {
  test('has services in the order of their names', () => {
    assert.deepEqual(
      catalog.services.map(({ name, path }) => [name, path]),
      [
        ['Ledger', '/services/ledger/'],
        ['Web shop', '/services/shop/'],
      ],
    );
  });

  test('joins to a service its matrix, policy and dashboards', () => {
    assert.deepEqual(
      shop.severities.levels.map(({ id }) => id),
      ['SEV1', 'SEV2'],
    );
    assert.equal(shop.severities.source?.file, 'content/severities/shop.yaml');
    assert.equal(shop.escalation.summary, 'Shop lead after 30 minutes.');
    assert.deepEqual(
      shop.dashboards.map(({ id, at, source }) => [id, at, source.file]),
      [
        ['shop', 'dashboards.0', 'content/dashboards/shop.yaml'],
        ['desk', 'dashboards.1', 'content/dashboards/shop.yaml'],
      ],
    );
    assert.deepEqual(getService(catalog, 'ledger').dashboards, []);
  });

  test('has runbooks by service, then by code, numbers as numbers', () => {
    assert.deepEqual(
      catalog.runbooks.map(({ id, code }) => [id, code]),
      [
        ['ledger/bookings-fail', undefined],
        ['shop/api-down', 'RB-2'],
        ['shop/slow-pages', 'RB-10'],
      ],
    );
  });

  test('has runbooks with a code before those without', () => {
    const copy = catalogWith({
      'content/runbooks/shop/aardvark.mdx': catalog.runbooks
        .filter(({ id }) => id === 'shop/slow-pages')
        .map(({ body }) => `${MATTER_WITHOUT_CODE}${body}`)
        .join(''),
    });
    assert.deepEqual(
      copy.runbooks.map(({ slug }) => slug),
      ['bookings-fail', 'api-down', 'slow-pages', 'aardvark'],
    );
  });

  test('knows of a runbook its service, slug, path and text', () => {
    const { service, slug, path, body, outline } = getRunbook(catalog, 'shop/slow-pages');
    assert.deepEqual([service, slug, path], ['shop', 'slow-pages', '/runbooks/shop/slow-pages/']);
    assert.match(body, /^\n## Quick actions \{#do-now\}/);
    assert.deepEqual(
      outline.phases.map(({ id }) => id),
      ['do-now', 'diagnosis', 'escalation'],
    );
  });

  test('has alerts in the order of their file, each with its place in it', () => {
    assert.deepEqual(
      catalog.alerts.map(({ service, name, at, path }) => [service, name, at, path]),
      [
        ['ledger', 'HighErrorRate', 'alerts.0', '/alerts/ledger/HighErrorRate/'],
        ['shop', 'ShopApiDown', 'alerts.0', '/alerts/shop/ShopApiDown/'],
        ['shop', 'HighErrorRate', 'alerts.1', '/alerts/shop/HighErrorRate/'],
      ],
    );
  });

  test('says which alerts open a runbook', () => {
    const names = (id: string) => alertsOf(catalog, id).map(({ name }) => name);
    assert.deepEqual(names('shop/api-down'), ['ShopApiDown', 'HighErrorRate']);
    assert.deepEqual(names('shop/slow-pages'), []);
  });

  test('has guides in the order that their authors gave', () => {
    const changes = {
      'content/guides/respond.mdx': replacing('order: 1', 'order: 11'),
      'content/guides/write.mdx': replacing('order: 2', 'order: 9'),
    };
    assert.deepEqual(
      catalogWith(changes).guides.map(({ slug, path }) => [slug, path]),
      [
        ['write', '/guides/write/'],
        ['respond', '/guides/respond/'],
      ],
    );
  });

  test('has drills and reviews under the names of their files', () => {
    assert.deepEqual(
      catalog.drills.map(({ id }) => id),
      ['2026-10-05-api-down', '2027-01-10-slow-pages'],
    );
    assert.deepEqual(
      catalog.reviews.map(({ id }) => id),
      ['2026-11-01-shop', '2027-02-01-shop'],
    );
  });

  test('keeps files without a service apart, and leaves the rest as it is', () => {
    const { catalog: orphaned } = readContent(makeContent({ 'content/services/ledger.yaml': null }));
    assert.deepEqual(
      orphaned.orphans.map(({ kind, id }) => [kind, id]),
      [
        ['severities', 'ledger'],
        ['escalations', 'ledger'],
        ['alerts', 'ledger'],
        ['runbooks', 'ledger/bookings-fail'],
      ],
    );
    assert.deepEqual(catalog.orphans, []);
    assert.equal(findService(orphaned, 'ledger'), undefined);
  });

  test('has a service without its matrix and policy all the same', () => {
    const bare = catalogWith({
      'content/severities/ledger.yaml': null,
      'content/escalations/ledger.yaml': null,
    });
    const { severities, escalation } = getService(bare, 'ledger');
    assert.deepEqual([severities, escalation.stages, escalation.contacts], [{ levels: [] }, [], []]);
    assert.equal(escalation.source, undefined);
  });

  test('finds what it has, and says what it has not', () => {
    assert.equal(findRunbook(catalog, 'shop/api-down')?.title, 'API down');
    assert.equal(findRunbook(catalog, 'shop/nothing'), undefined);
    assert.equal(findSeverity(shop, 'SEV2')?.rank, 2);
    assert.equal(findSeverity(shop, 'critical'), undefined);
    assert.equal(findContact(shop, 'shop-lead')?.name, 'Shop lead');
    assert.equal(findContact(shop, 'ledger-team'), undefined);
    assert.throws(() => getRunbook(catalog, 'shop/nothing'), /No runbook shop\/nothing in the catalog/);
    assert.throws(() => getService(catalog, 'nothing'), /No service nothing in the catalog/);
  });

  test('knows the line of every key of an alert', () => {
    const alert = catalogWith({
      'content/alerts/shop.yaml': adding('    also:\n      - runbook: shop/slow-pages\n'),
    }).alerts.at(-1);
    assert.notEqual(alert, undefined);
    const line = (key?: string) => alert && alertLine(alert, key);
    assert.deepEqual([line(), line('severity'), line('also.0.runbook'), line('panel')], [15, 18, 23, 15]);
  });
});
