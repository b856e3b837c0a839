import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readShell } from '#core/shell.ts';

const commandsOf = (code: string) =>
  readShell(code).commands.map(({ words }) => words.map(({ text }) => text));

describe('Shell is read as a shell reads it', () => {
  const cases: Record<string, string[][]> = {
    'a b; c | d && e || f & g': [['a', 'b'], ['c'], ['d'], ['e'], ['f'], ['g']],
    'a "b c" \'d;e\' f\\ g': [['a', 'b c', 'd;e', 'f g']],
    'a # b; c\nd': [['a'], ['d']],
    'a \\\n b': [['a', 'b']],
    'a "$(b "c")" `d`': [['b', 'c'], ['d'], ['a', '$(b "c")', '`d`']],
    '(a; b) ; { c; }': [['a'], ['b'], ['{', 'c'], ['}']],
    'a > b 2>&1 < c &> d; e': [['a'], ['e']],
    'a <(b) >(c)': [['b'], ['c'], ['a', '<(b)', '>(c)']],
    'a <<EOF; b\n$(c) d\nEOF\ne': [['a'], ['b'], ['c'], ['e']],
    "a <<'EOF'\n$(c)\nEOF\ne": [['a'], ['e']],
    'a <<-EOF\n\tb\n\tEOF\ne': [['a'], ['e']],
    'case $a in b|c) d;; (e) f;& *) g; esac; h': [['case', '$a', 'in'], ['d'], ['f'], ['g'], ['h']],
    'f() { a; }; f': [['{', 'a'], ['}'], ['f']],
    'x=(a "$(b)") c': [['b'], ['x=(a "$(b)")', 'c']],
    '[[ a && b ]] && c': [['[[', 'a', 'b', ']]'], ['c']],
    "a $'b\\'c' $\"d\"": [['a', "b\\'c", 'd']],
    'a "it\'s" b': [['a', "it's", 'b']],
    '{{x}} {{y}}z': [['{{x}}', '{{y}}z']],
    '': [],
  };
  for (const [code, commands] of Object.entries(cases)) {
    test(code || 'nothing', () => assert.deepEqual(commandsOf(code), commands));
  }

  test('arithmetic and heredocs are given too, with their place', () => {
    const code = 'a $(( b + (c) )); (( d ))\ne <<X\nf\nX\n';
    const { arithmetic, commands } = readShell(code);
    assert.deepEqual(arithmetic, [
      { text: ' b + (c) ', offset: 5 },
      { text: ' d ', offset: 20 },
    ]);
    assert.deepEqual(commands.at(-1)?.heredocs, [{ text: 'f\n', offset: code.indexOf('f\n') }]);
  });

  test('what nests too deep is given up, and what stands before it is read', () => {
    for (const open of ['$(', '"$(', '(', '`a $(', '${a:-', '$((', 'a <('])
      assert.deepEqual(commandsOf(`date; ${open.repeat(10_000)}`)[0], ['date'], open);
    assert.deepEqual(commandsOf(`${'( '.repeat(50)}a${')'.repeat(50)}; b`), [['a'], ['b']]);
  });

  test('nothing breaks it', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...TOKENS), maxLength: 30 }), (code) => {
        for (const { words } of readShell(code).commands)
          for (const { offset } of words) assert.ok(offset >= 0 && offset < code.length);
      }),
      { numRuns: 5_000 },
    );
  });

  test('no command that bash runs is missed', (context) => {
    // The same programs in every run: of those that are no shell, bash runs lines that no reader could foretell.
    const programs = fc.sample(program, { numRuns: 2_000, seed: 1 });
    const ran = runInBash(programs);
    const missed = programs.flatMap((code, index) => {
      const known = commandsOf(code).map(nameOf);
      // A name that is computed may come out as any.
      if (known.some((name) => /[$`]/.test(name ?? ''))) return [];
      return (ran[index] ?? []).filter((name) => !known.includes(name)).map((name) => ({ name, code }));
    });
    assert.deepEqual(missed, []);
    context.diagnostic(`bash ran ${ran.flat().length} commands`);
    assert.ok(ran.flat().length > 500);
  });
});

const TOKENS = [
  ...[
    'c1',
    'c2',
    'c3',
    'c4 ',
    ' ',
    '\n',
    ';',
    '&&',
    '||',
    '|',
    '&',
    '(',
    ')',
    '{ ',
    '; }',
    '$(',
    '`',
    '"',
    "'",
    '\\',
  ],
  ...[
    '#',
    ' <<EOF\n',
    '\nEOF\n',
    " <<'EOF'\n",
    'if ',
    '; then ',
    '; fi',
    'for i in ',
    '; do ',
    '; done',
    '[[ ',
    ' ]]',
  ],
  ...[
    'case c1 in ',
    'c1) ',
    ';; ',
    'esac',
    '((',
    '))',
    '$((',
    '${a:-',
    '}',
    '<(',
    ' >',
    '! ',
    'A=',
    '{{x}}',
    '[',
    '=',
  ],
];

/** Whole constructs and tokens between them, so that some of it is shell. */
const piece = fc.constantFrom(
  ...[
    'c1 c2',
    'c1 "$(c2)"',
    'c1 `c2`',
    "c1 'c2; c3'",
    'c1 "c2; c3"',
    '(c1; c2)',
    '{ c1; }',
    'if c1; then c2; else c3; fi',
  ],
  ...[
    'for i in c1 c2; do c3; done',
    'case c1 in c2|c3) c4;; c1) c2;; esac',
    'case c1 in (c1) c2; esac',
    '[[ c1 && c2 ]]',
  ],
  ...[
    'A=c1 c2',
    'A=$(c1)',
    'c1 <<EOF\n$(c2) `c3`\nEOF\n',
    "c1 <<'EOF'\n$(c2)\nEOF\n",
    'c1 > c2',
    'c1 2>&1',
    'c1 # c2\n',
  ],
  ...[
    'c1 <(c2)',
    'a=(c1 "$(c2)")',
    `c1 \${a:-$(c2)}`,
    'c1 "$'.concat('{a:-`c2`}"'),
    'c1 $(( 1 + $(c2) ))',
    '! c1',
    'c1 \\\n c2',
    '(( 1 ))',
  ],
  ...TOKENS,
);
const glue = fc.constantFrom('; ', '\n', ' && ', ' || ', ' | ', ' ', '');
const program = fc
  .array(fc.tuple(piece, glue), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.flat().join(''))
  // No functions: a function that starts itself twice would not end.
  .filter((code) => !/\(\s*\)/.test(code.replaceAll('\\\n', '')) && !code.includes('\0'));

/** The command's name, behind reserved words and assignments. */
function nameOf(words: string[]): string | undefined {
  return words.find((word) => !/^(?:!|\{|\}|if|then|else|fi|do|done|esac|\w+\+?=.*)$/s.test(word));
}

/** The commands that bash looked for, by program. Words that are none of `c1` to `c4` are left out. */
function runInBash(programs: string[]): string[][] {
  const folder = mkdtempSync(`${tmpdir()}/shell-`);
  const script = `
    command_not_found_handle() { echo "$at $1" >&3; }
    exec 3>&1 5<&0 >/dev/null 2>&1
    for ((at = 0; ; at++)); do
      IFS= read -r -d '' code <&5 || break
      (ulimit -t 2; eval "$code") </dev/null 5<&-
    done`;
  try {
    const { stdout } = spawnSync('/bin/bash', ['-c', script], {
      cwd: folder,
      input: programs.map((code) => `${code}\0`).join(''),
      encoding: 'utf8',
      env: { PATH: '/nowhere' },
      timeout: 60_000,
    });
    const found = programs.map((): string[] => []);
    for (const [, at, name = ''] of stdout.matchAll(/^(\d+) (c[1-4])$/gm)) found[Number(at)]?.push(name);
    return found;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
