import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { makeContent, replacing, temporaryFolder } from '#tests/content.ts';

const SCRIPT = join(import.meta.dirname, '../../../scripts/generate.ts');
const root = makeContent();

function generate(words: string[], content = root) {
  const { WAYPOST_URL: _url, WAYPOST_BASE: _base, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, '--root', content, ...words], {
    encoding: 'utf8',
    env,
  });
  return { status, stdout, stderr };
}

describe('npm run generate', () => {
  test('writes a folder for each service, the same each time', () => {
    const [one, two] = [temporaryFolder(), temporaryFolder()];
    const { status, stdout, stderr } = generate(['--out', one]);
    assert.deepEqual([status, stderr], [0, '']);
    assert.deepEqual(readdirSync(one).sort(), ['ledger', 'shop']);
    const files = readdirSync(join(one, 'shop'));
    for (const name of ['shop.rules.yml', 'shop.rules.test.yml', 'shop.tmpl', 'shop.receiver.yml']) {
      assert.ok(files.includes(name), name);
      assert.ok(stdout.includes(join(one, 'shop', name)));
    }
    generate(['--out', two]);
    for (const name of files)
      assert.equal(
        readFileSync(join(one, 'shop', name), 'utf8'),
        readFileSync(join(two, 'shop', name), 'utf8'),
      );
  });

  test('writes the services named', () => {
    const out = temporaryFolder();
    assert.equal(generate(['--service', 'ledger', '--out', out]).status, 0);
    assert.deepEqual(readdirSync(out), ['ledger']);
  });

  test('leaves other files alone', () => {
    const out = temporaryFolder();
    writeFileSync(join(out, 'mine.yml'), 'mine');
    generate(['--out', out]);
    assert.equal(readFileSync(join(out, 'mine.yml'), 'utf8'), 'mine');
  });

  test('with --check writes nothing, and names what is not as it would be', () => {
    const out = temporaryFolder();
    assert.equal(generate(['--out', out, '--check']).status, 1);
    assert.deepEqual(readdirSync(out), []);
    generate(['--out', out]);
    assert.equal(generate(['--out', out, '--check']).status, 0);
    const file = join(out, 'shop/shop.rules.yml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, text.replace('(service shop', `(service shop, commit ${'a'.repeat(40)}`));
    assert.equal(generate(['--out', out, '--check']).status, 0);
    appendFileSync(file, '# by hand\n');
    const { status, stderr } = generate(['--out', out, '--check']);
    assert.equal(status, 1);
    assert.ok(stderr.startsWith(`${file} is not what the content makes it.\n1 of `), stderr);
  });

  test('writes nothing from content with errors, and says what is wrong', () => {
    const wrong = makeContent({
      'content/alerts/shop.yaml': replacing('anchor: read-errors', 'anchor: gone'),
    });
    const out = join(temporaryFolder(), 'out');
    const { status, stderr } = generate(['--out', out], wrong);
    assert.equal(status, 1);
    assert.match(stderr, /content\/alerts\/shop\.yaml/);
    assert.match(stderr, /Nothing was written/);
    assert.equal(existsSync(out), false);
  });

  test('names the services when it knows none of that name', () => {
    const { status, stderr } = generate(['--service', 'shops']);
    assert.equal(status, 2);
    assert.match(stderr, /--service shops: there is no such service\. The services are .*shop/);
  });

  test('says how it is called when it is called wrongly', () => {
    const { status, stderr } = generate(['--outt', 'x']);
    assert.equal(status, 2);
    assert.match(stderr, /Usage: npm run generate/);
  });

  test('says which file it cannot write', () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { status, stderr } = generate(['--out', file]);
    assert.equal(status, 1);
    assert.match(stderr, /file\/\w+\/\S+ cannot be written: .*--out DIR/);
  });
});
