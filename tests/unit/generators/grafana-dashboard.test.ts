import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { ruleFindings } from '#checks/rules/index.ts';
import { linkTargetOf } from '#core/rules/link-target.ts';
import { siteLinkFinder } from '#core/rules/site-pattern.ts';
import { serviceFilePath, serviceFiles } from '#core/service-files.ts';
import { generateCatalogJson } from '#generators/catalog-json.ts';
import { generateFiles } from '#generators/files.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { readPromqlTree } from '#io/parsers/promql-tree.ts';
import { readContent } from '#io/read-content.ts';
import { checkCatalogJson } from '#io/rules/load-catalog-json.ts';
import { readRuleFile } from '#io/rules/read-rule-file.ts';
import { catalogWith } from '#tests/content.ts';
import { anchorsByPath, type GrafanaDashboard, placeOf, siteLinks, textsOf } from '#tests/grafana.ts';

const { catalog } = readContent();
const small = catalogWith();
const origin = { commit: 'a'.repeat(40), readPromql: readPromqlTree };
/** Of a ConfigMap, in bytes. */
const MOST_BYTES = 1_048_576;

describe('Every generated dashboard', () => {
  const parsers = loadParsers();

  for (const library of [catalog, small]) {
    const files = generateFiles(library, origin);
    const anchors = anchorsByPath(library);

    for (const service of library.services) {
      for (const file of serviceFiles(library, service).filter(({ kind }) => kind === 'dashboard')) {
        const text = files.get(serviceFilePath(service.id, file.name)) ?? '';
        const dashboard = JSON.parse(text) as GrafanaDashboard;
        const { panels } = dashboard;
        const drawn = panels.filter(({ targets }) => targets !== undefined);

        describe(`${library.site.name}, ${file.name}`, () => {
          test('has a number of its own for each row and panel', () => {
            assert.equal(new Set(panels.map(({ id }) => id)).size, panels.length);
          });

          test('lays its panels on the grid, none over another', () => {
            const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
              Array.from({ length: w * h }, (_, index) => `${x + (index % w)} ${y + Math.floor(index / w)}`),
            );
            assert.equal(new Set(cells).size, cells.length);
            for (const { gridPos } of panels) assert.ok(gridPos.x + gridPos.w <= 24 && gridPos.h > 0);
          });

          test('has the fields of its schema', () => {
            assert.deepEqual(
              [dashboard.id, dashboard.schemaVersion, typeof dashboard.title],
              [null, 39, 'string'],
            );
            assert.match(dashboard.uid, /^[a-zA-Z0-9_-]{1,40}$/);
            for (const { type, options, fieldConfig } of panels) {
              assert.ok(['row', 'text', 'stat', 'timeseries', 'table'].includes(type));
              if (type === 'row') continue;
              assert.ok(options && fieldConfig.defaults);
              if (type === 'text') assert.equal(options.mode, 'markdown');
            }
            for (const { fieldConfig } of drawn) {
              const steps = fieldConfig.defaults.thresholds?.steps ?? [];
              assert.equal(steps[0]?.value, null);
              const values = steps.slice(1).map(({ value }) => value as number);
              assert.deepEqual(
                values,
                [...new Set(values)].sort((a, b) => a - b),
              );
            }
          });

          test('links to places of this site that are there', () => {
            const links = siteLinks(library, textsOf(dashboard));
            assert.ok(links.length > 0);
            for (const link of links) {
              const { path, anchor } = placeOf(library, link);
              const known = anchors.get(path);
              assert.ok(known, `${link}: no page ${path}`);
              if (anchor !== undefined) assert.ok(known.includes(anchor), `${link}: no anchor ${anchor}`);
            }
          });

          test('encodes every value that Grafana puts into an address', () => {
            for (const link of siteLinks(library, textsOf(dashboard))) {
              assert.doesNotMatch(link, /\$\w|\[\[/);
              for (const [value] of link.matchAll(/\$\{[^}]*\}/g))
                assert.match(
                  value,
                  /^\$\{(?:__(?:field\.labels|data\.fields).*:percentencode|\w+:queryparam)\}$/,
                );
            }
          });

          test('leads nowhere with a fragment when Grafana adds time and choices', () => {
            for (const { url, keepTime, includeVars } of dashboard.links)
              if (keepTime || includeVars) assert.doesNotMatch(url, /#/);
          });

          test('asks for its values in PromQL, with variables that it has', async () => {
            const known = dashboard.templating.list.map(({ name }) => name);
            for (const { expr, datasource } of drawn.flatMap(({ targets = [] }) => targets)) {
              assert.deepEqual(await parsers.promql?.(expr), [], expr);
              for (const [, name = ''] of expr.matchAll(/\$\{?(\w+)/g)) assert.ok(known.includes(name), name);
              assert.deepEqual(datasource, { type: 'prometheus', uid: `\${datasource}` });
            }
          });

          test('says of every panel what it shows', () => {
            for (const { type, description, options } of panels)
              if (type !== 'row') assert.ok(description || options.content);
          });

          test('is the same in its ConfigMap, which the sidecar finds', () => {
            const name = file.name.replace('.dashboard.json', '.configmap.yml');
            const manifest = files.get(serviceFilePath(service.id, name)) ?? '';
            const { apiVersion, kind, metadata, data } = parse(manifest);
            assert.deepEqual([apiVersion, kind], ['v1', 'ConfigMap']);
            assert.match(metadata.name, /^[a-z0-9]([-a-z0-9]{0,251}[a-z0-9])?$/);
            assert.deepEqual(metadata.labels, { grafana_dashboard: '1' });
            assert.deepEqual(Object.keys(data), [`${dashboard.uid}.json`]);
            assert.equal(`${data[`${dashboard.uid}.json`]}\n`, text);
            assert.match(manifest, /^ {2}[\w-]+\.json: \|-$/m);
            assert.ok(Buffer.byteLength(manifest) < MOST_BYTES);
          });
        });
      }
    }
  }
});

test("The check of other people's dashboards finds nothing in ours", () => {
  const files = [...generateFiles(catalog, origin)].filter(([path]) =>
    /\.(?:dashboard\.json|configmap\.yml)$/.test(path),
  );
  const json = generateCatalogJson(catalog, { commit: undefined, builtAt: new Date(0) });
  const target = linkTargetOf(checkCatalogJson(JSON.parse(JSON.stringify(json)), 'catalog.json'));
  const read = files.map(([path, text]) => readRuleFile(path, text, true));
  assert.ok(read.length >= 30 && read.every(({ dashboards }) => dashboards.length === 1));
  assert.deepEqual(ruleFindings(read, target, siteLinkFinder(target.site)), []);
});

describe('The dashboards of ai-agents', () => {
  const files = generateFiles(catalog, origin);
  const read = (uid: string): GrafanaDashboard =>
    JSON.parse(files.get(`/services/ai-agents/${uid}.dashboard.json`) ?? '');
  const titled = (uid: string, title: string) => {
    const panel = read(uid).panels.find((known) => known.type !== 'row' && known.title === title);
    assert.ok(panel, `${uid}: ${title}`);
    return panel;
  };

  test('the Operations Center has a row of four figures with red, yellow and green', () => {
    const figures = read('operations-center').panels.filter(({ type }) => type === 'stat');
    assert.deepEqual(
      figures.map(({ title, fieldConfig }) => [
        title,
        fieldConfig.defaults.thresholds?.steps.map(({ color, value }) => `${color} ${value ?? ''}`.trim()),
      ]),
      [
        ['Worker Count', ['red', 'yellow 1', 'green 2']],
        ['Queue Depth', ['green', 'yellow 51', 'red 101']],
        ['Success Rate 24h', ['red', 'yellow 95', 'green 99']],
        ['p95 Latency', ['green', 'yellow 60', 'red 120']],
      ],
    );
  });

  test('it has the quick actions with their commands, warnings and links', () => {
    const content = (title: string) => titled('operations-center', title).options.content ?? '';
    assert.match(
      content('View Worker Logs'),
      /docker compose logs -f[\s\S]*kubectl[^\n]*logs -f -l app=celery-worker/,
    );
    assert.match(
      content('Restart Workers'),
      /Caution:\*\* All workers stop[\s\S]*docker compose restart[\s\S]*Caution:[\s\S]*rollout restart/,
    );
    assert.match(content('Check Queue Status'), /LLEN enhancement_queue/);
    assert.match(
      content('View Recent Errors'),
      /\|= "ERROR"[\s\S]*grafana\.ai-agents\.example\.com\/explore\?/,
    );
    assert.match(
      content('Access Jaeger Traces'),
      /slow_trace=true[\s\S]*jaeger\.ai-agents\.example\.com\/search\?/,
    );
    assert.equal(titled('operations-center', 'Queue Depth, last hour').timeFrom, '1h');
  });

  test('it has the table of the five operational runbooks', () => {
    const rows =
      titled('operations-center', 'Operational Runbooks').options.content?.match(/^\| \[.*$/gm) ?? [];
    assert.deepEqual(
      rows.map((row) => /runbooks\/ai-agents\/([a-z-]+)\//.exec(row)?.[1]),
      [
        'high-queue-depth',
        'worker-failures',
        'database-connection-issues',
        'api-timeout',
        'tenant-onboarding',
      ],
    );
  });

  test('the main dashboard opens, from each panel, the runbooks of the seed', () => {
    const opened = (title: string) =>
      (titled('ai-agents-platform', title).description ?? '').match(/(?<=runbooks\/ai-agents\/)[a-z-]+/g);
    assert.deepEqual(opened('Success Rate'), [
      'enhancement-success-rate-low',
      'worker-failures',
      'database-connection-issues',
      'api-timeout',
    ]);
    assert.deepEqual(opened('Queue Depth')?.[0], 'high-queue-depth');
    assert.deepEqual(opened('p95 Latency')?.slice(0, 2), ['api-timeout', 'database-connection-issues']);
    assert.deepEqual(opened('Worker Active Count'), ['worker-failures']);
  });

  test('the error rate of a tenant opens the runbook with that tenant', () => {
    assert.match(
      titled('ai-agents-platform', 'Error Rate by Tenant').fieldConfig.defaults.links?.[0]?.url ?? '',
      /[?&]tenant=\$\{__field\.labels\.tenant_id:percentencode\}#rank-tenants$/,
    );
  });
});
