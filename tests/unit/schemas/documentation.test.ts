import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, test } from 'node:test';
import ts from 'typescript';

const FOLDER = join(import.meta.dirname, '../../../src/schemas');
const files = globSync('*.ts', { cwd: FOLDER }).sort();

/** A key of a mapping that an author writes. */
interface Field {
  /** `runbook.ts:17 title` */
  place: string;
  /** Text of its doc comment; empty when there is none. */
  comment: string;
  /** The default as it stands in the source; undefined when the key is required. */
  fallback: string | undefined;
}

function fieldsOf(file: string): Field[] {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(FOLDER, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const fields: Field[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node) && holdsFields(node)) {
      for (const property of node.properties) {
        if (!ts.isSpreadAssignment(property)) fields.push(fieldOf(property, source));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return fields;
}

/** The argument of `z.strictObject`, or what two of them share: `const common = { … }`. */
function holdsFields({ parent }: ts.ObjectLiteralExpression): boolean {
  if (ts.isVariableDeclaration(parent)) return parent.name.getText() === 'common';
  if (!ts.isCallExpression(parent) || !ts.isPropertyAccessExpression(parent.expression)) return false;
  return parent.expression.name.text === 'strictObject';
}

function fieldOf(property: ts.ObjectLiteralElementLike, source: ts.SourceFile): Field {
  const line = source.getLineAndCharacterOfPosition(property.getStart()).line + 1;
  const comment = ts
    .getJSDocCommentsAndTags(property)
    .map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? '')
    .join(' ');
  const value = ts.isPropertyAssignment(property) ? outerCalls(property.initializer) : [];
  const fallback = value.find(({ name }) => name === 'default')?.argument;
  return {
    place: `${basename(source.fileName)}:${line} ${property.name?.getText()}`,
    comment,
    fallback: fallback ?? (value.some(({ name }) => name === 'optional') ? '' : undefined),
  };
}

/** `z.array(line).default([])` -> default, array: the calls on the value itself, not those on its parts. */
function outerCalls(node: ts.Expression): { name: string; argument: string | undefined }[] {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const { name, expression } = node.expression;
  return [{ name: name.text, argument: node.arguments[0]?.getText() }, ...outerCalls(expression)];
}

const fields = files.flatMap(fieldsOf);
const saidDefault = ({ comment }: Field) => /\bDefault: (.+?)\.?$/s.exec(comment)?.[1];

describe('An author who opens a schema', () => {
  test('finds fields at all: this test sees what it judges', () => {
    const places = fields.map(({ place }) => place.replace(/:\d+/, ''));
    assert.equal(places.length > 80, true, `${places.length} fields`);
    for (const known of [
      'runbook.ts reviewEveryDays',
      'drill.ts runbook',
      'drill.ts plannedOn',
      'alert.ts dashboard',
    ])
      assert.equal(places.includes(known), true, known);
  });

  test('reads at every field what it is for', () => {
    assert.deepEqual(
      fields.filter(({ comment }) => comment.trim() === '').map(({ place }) => place),
      [],
    );
  });

  test('reads at every field that may be left out what holds then', () => {
    assert.deepEqual(
      fields
        .filter((field) => field.fallback !== undefined && saidDefault(field) === undefined)
        .map(({ place }) => place),
      [],
    );
  });

  test('reads no default at a field that must be written', () => {
    assert.deepEqual(
      fields.filter((field) => field.fallback === undefined && saidDefault(field)).map(({ place }) => place),
      [],
    );
  });

  test('reads the default that the schema has', () => {
    for (const field of fields) {
      const { place, fallback = '' } = field;
      const said = saidDefault(field);
      if (fallback === '[]' || fallback === '{}') assert.match(said ?? '', /^(?:none|nothing)$/, place);
      else if (fallback !== '') assert.equal(said, fallback.replaceAll("'", '`'), place);
    }
  });
});
