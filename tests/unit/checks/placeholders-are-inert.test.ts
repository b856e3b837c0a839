import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { placeholdersAreInert as check } from '#checks/placeholders-are-inert.ts';
import { fence, parameter, problemsOf } from '#tests/small-catalog.ts';

const parameters = [
  parameter('pod'),
  parameter('rows', 'integer'),
  parameter('table', 'sql-name'),
  parameter('window', 'duration'),
  parameter('metric', 'prometheus-name'),
];
const problems = (code: string, info: string) => problemsOf(check, { body: fence(code, info), parameters });

const INERT: [info: string, code: string][] = [
  ['sql', "select * from {{table}} where a = '{{pod}}' limit {{rows}}"],
  ['sql', "select 'it''s {{pod}}', \"{{pod}}\" -- {{pod}}\n/* {{pod}} */ , $$ {{pod}} $$"],
  ['promql', 'rate({{metric}}{pod="{{pod}}"}[{{window}}]) > {{rows}} # {{pod}}'],
  ['promql', "up{pod=~'{{pod}}.*'}"],
  ['logql', '{pod="{{pod}}"} |= "a \\" {{pod}}"'],
  ['json', '{"pod": "{{pod}}", "rows": {{rows}}}'],
  [
    'yaml',
    'pod: "{{pod}}"\nrows: {{rows}}\nname: \'{{pod}}\'\napp: web-{{pod}}\nurl: https://{{pod}}/x # {{pod}}',
  ],
  ['yaml', '{a: "{{pod}}", b: {{rows}}}'],
  ['bash', 'kubectl get pod {{pod}}'],
  ['bash', `psql -h {{pod}} -c "select * from {{table}} where a = '{{pod}}' limit {{rows}}"`],
  ['bash', "psql <<'SQL'\nselect '{{pod}}';\nSQL"],
  ['bash', 'echo $(( {{rows}} * 2 ))'],
  ['http', 'GET https://host/{{pod}}?a={{pod}}'],
  ['jaeger', 'pod={{pod}}'],
  ['text', 'Look at {{pod}}'],
  ['sql output', '{{pod}}'],
  ['sql', 'select {{undeclared}}'],
];

const READ: [info: string, code: string, name: string, language: string][] = [
  ['sql', 'select * from a where b = {{pod}}', 'pod (kubernetes-name)', 'sql'],
  ['sql', "select 'a' {{window}} 'b'", 'window (duration)', 'sql'],
  ['promql', 'up{pod="a"} > {{pod}}', 'pod (kubernetes-name)', 'promql'],
  ['logql', '{{{pod}}="a"}', 'pod (kubernetes-name)', 'logql'],
  ['json', '{"a": {{pod}}}', 'pod (kubernetes-name)', 'json'],
  ['json', '{{{pod}}: 1}', 'pod (kubernetes-name)', 'json'],
  ['yaml', 'pod: {{pod}}', 'pod (kubernetes-name)', 'yaml'],
  ['yaml', '- {{pod}}', 'pod (kubernetes-name)', 'yaml'],
  ['yaml', '{{pod}}: a', 'pod (kubernetes-name)', 'yaml'],
  ['yaml', 'a: [b, {{pod}}]', 'pod (kubernetes-name)', 'yaml'],
  ['bash', 'psql -c "select * from a where b = {{pod}}"', 'pod (kubernetes-name)', 'sql'],
  ['bash', 'psql --command="select {{pod}}"', 'pod (kubernetes-name)', 'sql'],
  ['bash', 'kubectl exec db -- sudo -u postgres psql -Atc "select {{pod}}"', 'pod (kubernetes-name)', 'sql'],
  ['bash', 'mysql -e "select {{pod}}"', 'pod (kubernetes-name)', 'sql'],
  ['bash', 'psql <<SQL\nselect {{pod}};\nSQL', 'pod (kubernetes-name)', 'sql'],
  ['bash', 'echo $(( {{metric}} + 1 ))', 'metric (prometheus-name)', 'arithmetic'],
  ['bash', 'if (( {{metric}} > 1 )); then date; fi', 'metric (prometheus-name)', 'arithmetic'],
];

describe('A value means itself', () => {
  for (const [info, code] of INERT)
    test(`${info}: ${code}`, () => assert.deepEqual(problems(code, info), []));
});

describe('A value that would be read as something else is found', () => {
  for (const [info, code, name, language] of READ) {
    test(`${info}: ${code}`, () => {
      const [word] = name.split(' ');
      const found = problems(code, info);
      assert.deepEqual(
        found.map(([message]) => message),
        [`\`{{${word}}}\` ${name.slice(`${word} `.length)} stands bare in ${language}.`],
      );
      assert.match(found[0]?.[1] ?? '', new RegExp(`\\{\\{${word}\\}\\}`));
    });
  }
});
