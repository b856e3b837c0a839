import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { diffArrays } from 'diff';
import { parseAllDocuments } from 'yaml';
import { siteLinkFinder } from '#core/rules/site-pattern.ts';
import { decideLink, type LinkWishes } from '#core/rules/wanted-link.ts';
import { annotate, type Writing } from '#io/rules/annotate.ts';
import { readRuleFile } from '#io/rules/read-rule-file.ts';
import { FOREIGN, SAMPLE_SITE, STALE, sampleDocuments } from '#tests/rule-corpus.ts';
import { sampleTarget } from '#tests/sample-target.ts';

const target = sampleTarget();
const find = siteLinkFinder(target.site);
const LINK = `${SAMPLE_SITE}runbooks/shop/pod-down/?alertname=HostOutOfMemory`;

function run(text: string, wishes: Partial<LinkWishes> = {}, file = 'rules.yaml') {
  const read = readRuleFile(file, text, true);
  const decisions = read.rules.map((rule) => ({
    rule,
    decision: decideLink(rule, target, find, { replaceForeign: false, ...wishes }),
  }));
  const writings = decisions.flatMap(({ rule, decision }): Writing[] =>
    decision.action === 'write' ? [{ rule, key: decision.key, value: decision.url }] : [],
  );
  const kept = decisions.map(({ decision }) => (decision.action === 'keep' ? decision.why : decision.action));
  return { read, kept, ...annotate(text, writings) };
}

/** What YAML means, links taken out of the annotations of rules. */
function dataWithoutLinks(text: string): unknown {
  const strip = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(strip);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).flatMap(([key, inner]) => {
      if (key !== 'annotations' || !('alert' in value || 'title' in value)) return [[key, strip(inner)]];
      const { runbook_url, ...others } = inner ?? {};
      return Object.keys(others).length > 0 ? [[key, others]] : [];
    });
    return Object.fromEntries(entries);
  };
  const documents = parseAllDocuments(text);
  assert.ok(Array.isArray(documents));
  for (const document of documents) assert.deepEqual(document.errors, []);
  return documents.map((document) => strip(document.toJS()));
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const character of long) if (character === short[at]) at += 1;
  return at === short.length;
}

/** Lines that were changed although no link stood in them and nothing was put into them. */
function strayLines(before: string, after: string): string[] {
  const changes = diffArrays(before.split('\n'), after.split('\n'));
  return changes.flatMap(({ removed, value }, index) => {
    if (!removed) return [];
    const added = changes[index + 1]?.added ? (changes[index + 1]?.value ?? []) : [];
    return value.filter(
      (line) =>
        ![FOREIGN, STALE, 'runbook_url: ""'].some((old) => line.includes(old)) &&
        !/^\s*runbook_url: >-\r?$/.test(line) &&
        !added.some((other) => isSubsequence(line, other)),
    );
  });
}

describe('Documents in the shapes that people keep', () => {
  const documents = sampleDocuments(380, 6).filter(({ alerts }) => alerts > 0);
  const total = documents.reduce((sum, { alerts }) => sum + alerts, 0);

  test('are many, and all of them differ', () => {
    assert.ok(documents.length >= 360, `${documents.length} documents`);
    assert.equal(new Set(documents.map(({ text }) => text)).size, documents.length);
    assert.ok(total > 800, `${total} alerts`);
  });

  let written = 0;
  for (const { file, text, alerts } of documents) {
    test(`${file}: data, lines and a second run`, () => {
      const first = run(text, { replaceForeign: true }, file);
      assert.deepEqual(first.read.faults, []);
      assert.equal(first.read.rules.length, alerts, text);
      assert.deepEqual(
        first.refused.map(({ why }) => why),
        [],
        text,
      );
      assert.equal(first.written.length, alerts);
      assert.deepEqual(dataWithoutLinks(first.text), dataWithoutLinks(text));
      assert.deepEqual(strayLines(text, first.text), [], `${text}\n=>\n${first.text}`);
      const second = run(first.text, { replaceForeign: true }, file);
      assert.equal(second.text, first.text);
      assert.deepEqual(new Set(second.kept), new Set(['current']));
      written += first.written.length;
    });
  }
  test('take every link', () => assert.equal(written, total));
});

/** A rule file with one rule; `{}` stands for its keys. */
const file = (keys: string) =>
  `groups:\n- name: g\n  rules:\n  - alert: HostOutOfMemory\n    expr: max(up) > 1\n${keys}`;

describe('A link is written', () => {
  test('where there are no annotations, below the last key', () => {
    assert.equal(
      run(file('    for: 5m # long\n\n# end\n')).text,
      file(`    for: 5m # long\n    annotations:\n      runbook_url: '${LINK}#do-now'\n\n# end\n`),
    );
  });

  test('in front of the other annotations and their comments', () => {
    assert.equal(
      run(file('    annotations:\n        # first\n        summary: x\n')).text,
      file(`    annotations:\n        runbook_url: '${LINK}#do-now'\n        # first\n        summary: x\n`),
    );
  });

  test('at the end of a text without a last line break', () => {
    assert.equal(
      run(file('    for: 5m')).text,
      file(`    for: 5m\n    annotations:\n      runbook_url: '${LINK}#do-now'`),
    );
  });

  test('with the line breaks that the file has', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    assert.equal(
      run(windows(file('    for: 5m\n'))).text,
      windows(file(`    for: 5m\n    annotations:\n      runbook_url: '${LINK}#do-now'\n`)),
    );
  });

  test('into JSON, laid out as the JSON is', () => {
    const value = { groups: [{ name: 'g', rules: [{ alert: 'HostOutOfMemory', expr: 'sum(up)' }] }] };
    const wanted = structuredClone(value) as { groups: { rules: object[] }[] };
    Object.assign(wanted.groups[0]?.rules[0] ?? {}, { annotations: { runbook_url: `${LINK}#do-now` } });
    for (const indent of [2, '\t']) {
      const text = `${JSON.stringify(value, null, indent)}\n`;
      assert.equal(run(text, {}, 'a.json').text, `${JSON.stringify(wanted, null, indent)}\n`);
    }
    assert.deepEqual(JSON.parse(run(JSON.stringify(value), {}, 'a.json').text), wanted);
  });

  test('in place of a stale one of the site, its quotes kept', () => {
    assert.equal(
      run(file(`    annotations:\n      runbook_url: "${STALE}" # old\n`)).text,
      file(`    annotations:\n      runbook_url: "${LINK}#do-now" # old\n`),
    );
  });

  test('in place of one elsewhere only when asked for', () => {
    const text = file(`    annotations:\n      runbook: ${FOREIGN}\n`);
    assert.deepEqual([run(text).text, run(text).kept], [text, ['elsewhere']]);
    assert.equal(
      run(text, { replaceForeign: true }).text,
      file(`    annotations:\n      runbook: '${LINK}#do-now'\n`),
    );
  });

  test('in place of words, or of a template, only when asked for', () => {
    for (const words of ['"[[ .RunbookURL ]]#Down"', 'ask the team', '"{{ $externalLabels.runbooks }}/x"']) {
      const text = file(`    annotations:\n      runbook_url: ${words}\n`);
      assert.deepEqual([run(text).text, run(text).kept], [text, ['elsewhere']], words);
      assert.notEqual(run(text, { replaceForeign: true }).text, text);
    }
  });

  test('beside a runbook that is no address', () => {
    const { text } = run(file('    annotations:\n      runbook: Restart it.\n'));
    assert.equal(
      text,
      file(`    annotations:\n      runbook_url: '${LINK}#do-now'\n      runbook: Restart it.\n`),
    );
  });

  test('not when the link says the same in other words', () => {
    for (const url of [
      `${LINK}#do-now`,
      `${SAMPLE_SITE}runbooks/shop/pod-down/?alertname=HostOut%4FfMemory#do-now`,
    ]) {
      assert.deepEqual(run(file(`    annotations:\n      runbook_url: "${url}"\n`)).kept, ['current']);
    }
    const both = `groups: [{name: g, rules: [{alert: HostOutOfMemory, expr: up, annotations: {runbook_url: '${SAMPLE_SITE}runbooks/shop/pod-down/?pod={{ $labels.pod | urlquery }}&namespace={{$labels.namespace|urlquery}}&alertname=HostOutOfMemory#do-now'}}]}]`;
    assert.deepEqual(run(both).kept, ['current']);
  });

  test('for the service that is meant where two share a name', () => {
    const text = (labels: string) => `groups: [{name: g, rules: [{alert: Both, expr: sum(up)${labels}}]}]`;
    assert.deepEqual(run(text('')).kept, ['refuse']);
    assert.match(run(text(''), { service: 'bank' }).text, /runbooks\/bank\/pod-down/);
    assert.match(run(text(', labels: {service: bank}')).text, /runbooks\/bank\/pod-down/);
    assert.deepEqual(run(text(''), { service: 'other' }).kept, ['unknown']);
  });

  test('with the labels that the rule adds as text, and those that cannot be there left out', () => {
    const text = (expr: string, labels: string) =>
      run(
        `groups: [{name: g, labels: {team: a b}, rules: [{alert: OldName, expr: '${expr}', labels: {${labels}}}]}]`,
      ).text;
    assert.match(text('sum(up)', ''), /\?alertname=OldName&team=a%20b#do-now'/);
    assert.match(text('up', 'team: c'), /&team=c&pod=\{\{index \$labels "k8s\.pod"\|urlquery\}\}#do-now/);
    assert.match(text('up', 'team: "{{ $labels.t }}"'), /&team=\{\{\$labels\.team\|urlquery\}\}&pod=/);
  });
});

test('A link is written beside a quoted text that YAML 1.2 does not take and Prometheus does', () => {
  const text = file(
    '    annotations:\n      summary: "a\n      b: c\n\n    d"\n  - alert: ディスク\n    expr: sum(up)\n    annotations: {x: \'a\n    b\'}\n  - alert: etcdNoLeader\n    expr: sum(up)\n',
  );
  const { text: after, written, refused } = run(text);
  assert.deepEqual([written.length, refused.length], [3, 0]);
  assert.deepEqual(strayLines(text, after), []);
  assert.equal(after.match(/runbook_url: '/g)?.length, 3);
  assert.equal(after.split('\n').length, text.split('\n').length + 3);
  assert.equal(run(after).text, after);
});

describe('A rule is left as it is, with the reason and the line', () => {
  const cases: [name: string, text: string, line: number, why: RegExp][] = [
    ['annotations of another rule', `x: &a {summary: x}\n${file('    annotations: *a\n')}`, 7, /alias `\*a`/],
    ['annotations that others share', file('    annotations: &a\n      summary: x\n'), 7, /anchor `&a`/],
    [
      'annotations that take keys from elsewhere',
      `x: &a {summary: x}\n${file('    annotations:\n      <<: *a\n')}`,
      8,
      /`<<`/,
    ],
    ['a rule that takes keys from elsewhere', `x: &a {for: 5m}\n${file('    <<: *a\n')}`, 5, /`<<`/],
    ['annotations written as null', file('    annotations: ~\n'), 6, /written as null/],
    ['annotations that are a list', file('    annotations: [a]\n'), 6, /no map/],
    [
      'a rule inside a text',
      `kind: ConfigMap\ndata:\n  a.yml: |\n${file('').replace(/^/gm, '    ')}`,
      7,
      /inside a text/,
    ],
    ['a Helm template that is YAML by chance', file('    for: "{{ .Values.wait }}"\n'), 4, /Helm template/],
    ['a link that others share', file('    annotations:\n      runbook_url: &none ""\n'), 4, /no safe place/],
    [
      'a group that stands twice',
      `x:\n- &g\n  name: a\n  rules:\n  - alert: HostOutOfMemory\n    expr: up\ngroups: [*g]\n`,
      5,
      /mean something else/,
    ],
  ];
  for (const [name, text, line, why] of cases) {
    test(name, () => {
      const { text: after, refused } = run(text);
      assert.equal(after, text);
      assert.deepEqual([refused.length, refused[0]?.line], [1, line], refused[0]?.why);
      assert.match(refused[0]?.why ?? '', why);
    });
  }

  test('and the others of the file are written', () => {
    const text = file(
      '    annotations: &a\n      summary: x\n  - alert: etcdNoLeader\n    expr: up\n    annotations: *a\n  - alert: ディスク\n    expr: sum(up)\n',
    );
    const { written, refused, text: after } = run(text);
    assert.deepEqual([written.length, refused.length], [1, 2]);
    assert.deepEqual(strayLines(text, after), []);
    assert.match(after, /alertname=%E3%83%87%E3%82%A3%E3%82%B9%E3%82%AF#do-now/);
  });
});
