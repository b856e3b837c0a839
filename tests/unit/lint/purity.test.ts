import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';

const ROOT = join(import.meta.dirname, '../../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const code = (text: string) => text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

describe('Core, checks and generators', () => {
  const files = globSync('src/{schemas,core,checks,generators}/**/*.ts', { cwd: ROOT });

  test('are where this test looks', () => assert.equal(files.length > 50, true));

  test('read no clock, no environment and no chance: all of it is given to them', () => {
    const impure =
      /\bDate\.now\(|\bnew Date\(\s*\)|\bperformance\.|\bprocess\.|\bimport\.meta\b|\bMath\.random\(|\bcrypto\./;
    for (const file of files) assert.equal(impure.exec(code(read(file)))?.[0], undefined, file);
  });

  test('print nothing', () => {
    for (const file of files) assert.doesNotMatch(code(read(file)), /\bconsole\./, file);
  });
});

test('No service is named outside of content/', () => {
  const services = globSync('content/services/*.yaml', { cwd: ROOT }).map((file) => basename(file, '.yaml'));
  assert.notEqual(services.length, 0);
  for (const file of globSync('{src,scripts}/**/*.{ts,astro,css}', { cwd: ROOT })) {
    const text = read(file);
    for (const service of services) assert.equal(text.includes(service), false, `${service} in ${file}`);
  }
});
