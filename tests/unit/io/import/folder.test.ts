import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readFolder, sourceFile } from '#io/import/folder.ts';
import { readSourceRules } from '#io/import/rules.ts';
import { temporaryFolder } from '#tests/content.ts';

function folderWith(files: Record<string, string | Uint8Array>): string {
  const root = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}
const reasonOf = (root: string) =>
  Object.fromEntries(readFolder(root).unread.map(({ path, reason }) => [path, reason]));

describe('A folder', () => {
  test('gives its pages by path, whatever their ending, and names what is none', () => {
    const root = folderWith({
      'b/x.markdown': 'x',
      'a/y.MD': 'y',
      'z.mdx': 'z',
      'logo.png': 'p',
      '.git/a.md': 'no',
      'node_modules/a.md': 'no',
    });
    const { files, unread } = readFolder(root);
    assert.deepEqual(
      files.map(({ path }) => path),
      ['a/y.MD', 'b/x.markdown', 'z.mdx'],
    );
    assert.deepEqual(unread, [{ path: 'logo.png', reason: 'no Markdown' }]);
  });

  test('is not left through a link, nor walked in a circle', () => {
    const root = folderWith({ 'a.md': 'x', 'deep/b.md': 'y' });
    symlinkSync('..', join(root, 'deep/up'));
    symlinkSync('/etc/hostname', join(root, 'host.md'));
    assert.deepEqual(readFolder(root).files.length, 2);
    assert.deepEqual(reasonOf(root), { 'deep/up': 'a symbolic link', 'host.md': 'a symbolic link' });
  });

  test('may hold what is no text, or too much of it', () => {
    const root = folderWith({
      'binary.md': Uint8Array.from([0xff, 0xfe, 0x00, 0x41]),
      'latin1.md': Uint8Array.from([0x47, 0x72, 0xf6]),
      'nul.md': 'a\0b',
      'huge.md': 'x'.repeat(1_000_001),
    });
    assert.deepEqual(reasonOf(root), {
      'binary.md': 'no text in UTF-8',
      'huge.md': 'larger than 1000 kB',
      'latin1.md': 'no text in UTF-8',
      'nul.md': 'no text in UTF-8',
    });
  });

  test('may be deeper than anybody looks', () => {
    const path = `${'d/'.repeat(22)}a.md`;
    const root = folderWith({ [path]: 'x' });
    assert.deepEqual(readFolder(root).files, []);
    assert.match(Object.values(reasonOf(root))[0] ?? '', /^deeper than/);
  });

  test('has names that cannot stand in a file of the content', () => {
    const root = folderWith({ 'a\nb.md': 'x' });
    assert.match(Object.values(reasonOf(root))[0] ?? '', /^a name with/);
  });
});

describe('A page', () => {
  test('may come from Windows: its mark and its line ends go', () => {
    const root = folderWith({ 'a.md': '\ufeff---\r\ntitle: A\r\n---\r\n\r\n# B\r\nc\r\n' });
    const [file] = readFolder(root).files;
    assert.deepEqual(file, { path: 'a.md', matter: { title: 'A' }, body: '\n\n\n\n# B\nc\n' });
  });

  test('may have its front matter in TOML', () => {
    assert.deepEqual(sourceFile('a.md', '+++\ntitle = "A"\n+++\nb').file, {
      path: 'a.md',
      matter: { title: 'A' },
      body: '\n\n\nb',
    });
  });

  test('is imported with front matter that cannot be read, which is said', () => {
    const { file, fault } = sourceFile('a.md', '---\ntitle: [\n---\n# B\n');
    assert.deepEqual(file.matter, { text: 'title: [' });
    assert.equal(file.body, '\n\n\n# B\n');
    assert.notEqual(fault, undefined);
    const root = folderWith({ 'a.md': '---\ntitle: [\n---\n# B\n' });
    assert.match(reasonOf(root)['a.md'] ?? '', /^front matter that cannot be read/);
  });

  test('may start with a line across the page', () => {
    assert.equal(sourceFile('a.md', '---\n\nText\n').file.body, '---\n\nText\n');
  });

  test('cannot fill the memory with aliases of YAML', () => {
    const bomb = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++)
      bomb.push(
        `${'abcdefghi'[level]}: &${'abcdefghi'[level]} [${Array(9)
          .fill(`*${'abcdefghi'[level - 1]}`)
          .join(', ')}]`,
      );
    assert.notEqual(sourceFile('a.md', `---\n${bomb.join('\n')}\n---\n`).fault, undefined);
  });
});

describe('Rules', () => {
  test('are found wherever they stand, in YAML and JSON', () => {
    const rule = { alert: 'A', expr: 'up == 0' };
    const root = folderWith({
      'prometheus.yaml':
        'groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n  - record: r\n    expr: up\n',
      'two.yaml': `spec: ${JSON.stringify({ groups: [{ rules: [rule] }] })}\n---\nitems: [{ spec: ${JSON.stringify({ groups: [{ rules: [rule] }] })} }]\n`,
      'rules.json': JSON.stringify([[rule]]),
    });
    const { rules, faults } = readSourceRules(
      ['prometheus.yaml', 'two.yaml', 'rules.json'].map((name) => join(root, name)),
    );
    assert.deepEqual(
      rules.map(({ name, expr }) => [name, expr]),
      Array(4).fill(['A', 'up == 0']),
    );
    assert.deepEqual(faults, []);
  });

  test('that cannot be read are named', () => {
    const root = folderWith({ 'bad.yaml': 'a: [' });
    const { rules, faults } = readSourceRules([join(root, 'bad.yaml'), join(root, 'none.yaml')]);
    assert.deepEqual(rules, []);
    assert.equal(faults.length, 2);
  });
});
