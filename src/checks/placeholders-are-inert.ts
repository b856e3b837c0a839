import type { Runbook } from '#core/catalog.ts';
import { type Block, blocksOf } from '#core/outline.ts';
import { RE_PLACEHOLDER } from '#core/parameters.ts';
import { findRuns } from '#core/shell-runs.ts';
import { findSql } from '#core/shell-sql.ts';
import type { Language } from '#schemas/fields.ts';
import type { ParameterType } from '#schemas/parameter.ts';
import type { Check, Problem } from './check.ts';
import { placeIn } from './placeholders.ts';

interface Syntax {
  /** Strings and comments, in which every type is inert. */
  strings: RegExp;
  /** Types that mean themselves outside of strings. */
  bare: ParameterType[];
  /** A placeholder in a string. */
  quoted: string;
}

const metrics: Syntax = {
  strings: /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|#[^\n]*/g,
  bare: ['integer', 'duration', 'prometheus-name'],
  quoted: '"{{…}}"',
};

/**
 * Languages in which a value can mean something else than itself: `a--b` opens a comment in SQL, `no` is a boolean in YAML,
 * a name in `$((…))` is a variable. In the others every type is inert everywhere.
 */
const syntaxes: Partial<Record<Language | 'arithmetic', Syntax>> = {
  sql: {
    strings: /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|(\$\w*\$)[\s\S]*?\1/g,
    bare: ['integer', 'sql-name'],
    quoted: "'{{…}}'",
  },
  promql: metrics,
  logql: metrics,
  json: { strings: /"(?:[^"\\\n]|\\.)*"/g, bare: ['integer'], quoted: '"{{…}}"' },
  yaml: {
    // A string, a comment, or a scalar with a letter of its own, which is neither number nor boolean.
    strings:
      /(?<=^|[\s:[{,])(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|#[^\n]*)|(?<![^\s,[\]{]|\{\{)(?:\{\{\w+\}\}|[^\s,[\]{}])*?[A-Za-z/_](?:\{\{\w+\}\}|[^\s,[\]{}])*/gm,
    bare: ['integer'],
    quoted: '"{{…}}"',
  },
  arithmetic: { strings: /(?!)/g, bare: ['integer'], quoted: '' },
};

/** Harmless in a shell is not yet harmless in the language that the shell hands it to. */
export const placeholdersAreInert: Check = {
  name: 'placeholders-are-inert',
  level: 'error',
  description: 'Where a value could be read as code, number or boolean, it stands in a string.',
  run: (catalog) =>
    catalog.runbooks.flatMap((runbook) =>
      blocksOf(runbook.outline)
        .filter(({ output }) => !output)
        .flatMap((block) => piecesOf(block).flatMap((piece) => problemsOf(runbook, block, piece))),
    ),
};

interface Piece {
  language: keyof typeof syntaxes;
  text: string;
  offset: number;
}

/** The block, or what of a shell block is another language. */
function piecesOf(block: Block): Piece[] {
  if (block.language !== 'bash')
    return [{ language: block.language as Language, text: block.code, offset: 0 }];
  const runs = findRuns(block.code);
  return [
    ...findSql(runs).map((statement) => ({ ...statement, language: 'sql' as const })),
    ...runs.arithmetic.map((term) => ({ ...term, language: 'arithmetic' as const })),
  ];
}

function problemsOf(runbook: Runbook, block: Block, { language, text, offset }: Piece): Problem[] {
  const syntax = syntaxes[language];
  if (syntax === undefined) return [];
  const outside = text.replace(syntax.strings, (string) => ' '.repeat(string.length));
  return [...outside.matchAll(RE_PLACEHOLDER)].flatMap(({ 1: name = '', index }) => {
    const type = runbook.parameters.find((parameter) => parameter.name === name)?.type;
    if (type === undefined || syntax.bare.includes(type)) return [];
    const types = syntax.bare.join(', ');
    return [
      {
        ...placeIn(runbook, block, offset + index),
        message: `\`{{${name}}}\` (${type}) stands bare in ${language}.`,
        mend: syntax.quoted
          ? `Write \`${syntax.quoted.replace('…', name)}\`, or give it a type that may stand bare: ${types}.`
          : `Give it the type ${types}.`,
      },
    ];
  });
}
