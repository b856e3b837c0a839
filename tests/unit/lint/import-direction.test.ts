import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { temporaryFolder } from '#tests/content.ts';

const ROOT = join(import.meta.dirname, '../../..');

interface Rule {
  /** What an author is told. */
  message: string;
  refused: string[];
  allowed: string[];
}

const PURE = [
  'node:fs',
  'fs',
  'yaml',
  'astro',
  'astro:content',
  'astro/loaders',
  '#collections',
  '#io/site.ts',
];
const CHECKS_AND_GENERATORS = 'Checks and generators are pure and never import each other, io or the site.';
const PAGES = 'Pages take their data from #collections and #core.';
const BEHIND_PAGES = [
  '#io/site.ts',
  '#checks/index.ts',
  '#generators/index.ts',
  '#integrations/twins.ts',
  'astro:content',
];

const rules: Record<string, Rule> = {
  schemas: {
    message: 'Schemas know astro/zod and each other, nothing else.',
    refused: [...PURE, '#core/links.ts', '../core/links.ts'],
    allowed: ['./fields.ts', '#schemas/fields.ts', 'astro/zod'],
  },
  core: {
    message: 'Core is pure: it reads no file, clock or environment, and knows schema types only.',
    refused: [
      ...PURE,
      '#checks/index.ts',
      '#generators/index.ts',
      '#client/page.ts',
      '../schemas/fields.ts',
      '../../scripts/x.ts',
    ],
    allowed: ['./links.ts', '#core/links.ts', '#schemas/fields.ts', 'astro/zod'],
  },
  checks: {
    message: CHECKS_AND_GENERATORS,
    refused: [...PURE, '#generators/index.ts', '#integrations/twins.ts', '../generators/index.ts'],
    allowed: ['./check.ts', './report/json.ts', '#core/links.ts', '#schemas/fields.ts'],
  },
  generators: {
    message: CHECKS_AND_GENERATORS,
    refused: [...PURE, '#checks/index.ts', '../checks/index.ts'],
    allowed: ['./llms-txt.ts', '#core/links.ts', '#schemas/fields.ts'],
  },
  io: {
    message: 'io reads and writes; it knows schemas and core only.',
    refused: [
      '#checks/index.ts',
      '#generators/index.ts',
      '#collections',
      '#client/page.ts',
      'astro:content',
      '../core/links.ts',
    ],
    allowed: ['node:fs', 'yaml', './yaml.ts', '#io/yaml.ts', '#core/links.ts', '#schemas/fields.ts'],
  },
  client: {
    message: 'What runs in the browser knows the browser-safe core only.',
    refused: [
      'node:fs',
      'astro',
      'astro/zod',
      'astro:content',
      '#schemas/fields.ts',
      '#io/site.ts',
      '#collections',
      '../core/links.ts',
    ],
    allowed: ['./page.ts', '#client/page.ts', '#core/links.ts', '#styles/made.css?inline'],
  },
  'pages/runbooks': {
    message: PAGES,
    refused: [...BEHIND_PAGES, '../../core/links.ts'],
    allowed: ['#collections', '#core/links.ts', '#layouts/Page.astro'],
  },
  layouts: {
    message: PAGES,
    refused: BEHIND_PAGES,
    allowed: ['./policy.ts', '#collections', '#core/links.ts'],
  },
  'components/runbook': {
    message: PAGES,
    refused: BEHIND_PAGES,
    allowed: ['./Step.astro', '#collections', '#core/links.ts'],
  },
  integrations: {
    message: 'Siblings import with ./, the rest through #folder/.',
    refused: ['../core/links.ts', '../../scripts/x.ts'],
    allowed: [
      './built-pages.ts',
      'astro',
      'node:fs',
      '#io/site.ts',
      '#checks/index.ts',
      '#generators/index.ts',
      '#core/links.ts',
    ],
  },
};

const kinds = ['refused', 'allowed'] as const;

/** Files of one import each, all linted in one run: file -> messages. */
function lintAll(): Map<string, string[]> {
  const folder = temporaryFolder();
  cpSync(join(ROOT, 'biome.json'), join(folder, 'biome.json'));
  const found = new Map<string, string[]>();
  for (const [name, rule] of Object.entries(rules)) {
    for (const kind of kinds) {
      rule[kind].forEach((from, index) => {
        const file = `src/${name}/${kind}-${index}.ts`;
        found.set(file, []);
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), `import { x } from '${from}';\n\nexport const y = x;\n`);
      });
    }
  }
  // The page itself, not only a script beside it.
  found.set('src/pages/index.astro', []);
  writeFileSync(
    join(folder, 'src/pages/index.astro'),
    "---\nimport { x } from '#io/site.ts';\n---\n<p>{x}</p>\n",
  );
  const { stdout, stderr } = spawnSync(
    join(ROOT, 'node_modules/.bin/biome'),
    [
      'lint',
      '--vcs-enabled=false',
      '--only=style/noRestrictedImports',
      '--max-diagnostics=none',
      '--reporter=json',
      '.',
    ],
    { cwd: folder, encoding: 'utf8' },
  );
  assert.match(stdout, /^\{/, stderr);
  const { diagnostics } = JSON.parse(stdout) as {
    diagnostics: { message: string; location: { path: string } }[];
  };
  for (const { message, location } of diagnostics) found.get(location.path)?.push(message);
  return found;
}

describe('The arrow of imports', () => {
  let found: Map<string, string[]>;
  before(() => {
    found = lintAll();
  });

  for (const [name, { message, refused, allowed }] of Object.entries(rules)) {
    test(`ends for src/${name} where the design says, and says why`, () => {
      refused.forEach((from, index) => {
        assert.deepEqual(found.get(`src/${name}/refused-${index}.ts`), [message], from);
      });
    });

    test(`lets src/${name} have what it needs`, () => {
      allowed.forEach((from, index) => {
        assert.deepEqual(found.get(`src/${name}/allowed-${index}.ts`), [], from);
      });
    });
  }

  test('ends for a page as for the script beside it', () => {
    assert.deepEqual(found.get('src/pages/index.astro'), [PAGES]);
  });
});
