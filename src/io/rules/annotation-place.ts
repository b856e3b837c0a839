import { isAlias, isMap, isPair, isScalar, isSeq, type Node, Scalar, type YAMLMap } from 'yaml';
import type { AnnotationPlace, Quote } from '#core/rules/rule.ts';
import { type KeyedPair, pairAt, pairsOf, rangeOf } from './yaml-nodes.ts';

type Open = Extract<AnnotationPlace, { state: 'open' }>;
type Insert = Open['inserts'][number];

const KEY = 'runbook_url';

/**
 * Where the text of a rule takes an annotation, so that no other byte changes. Whoever writes there reads the text again
 * and compares: a place is a proposal.
 */
export function annotationPlaceOf(
  text: string,
  rule: YAMLMap,
  lineAt: (offset: number) => number,
): AnnotationPlace {
  const refuse = (node: Node | null, why: string): AnnotationPlace => ({
    state: 'refused',
    line: lineAt(rangeOf(node ?? rule)[0]),
    why,
  });
  if (rule.anchor !== undefined)
    return refuse(rule, `the rule has the anchor \`&${rule.anchor}\`, and may stand elsewhere too`);
  if (hasMerge(rule)) return refuse(rule, 'the rule takes keys from elsewhere with `<<`');
  const annotations = pairAt(rule, 'annotations');
  if (annotations === undefined) return { state: 'open', values: {}, inserts: insertsOfMap(text, rule) };
  const { value } = annotations;
  if (isAlias(value))
    return refuse(value, `\`annotations\` is the alias \`*${value.source}\`, which others share`);
  if (isScalar(value) && value.value === null) {
    const [from, to] = rangeOf(value);
    if (to > from || value.anchor !== undefined || value.tag !== undefined)
      return refuse(value, '`annotations` is written as null');
    return { state: 'open', values: {}, inserts: insertsBelow(text, rule, annotations) };
  }
  if (!isMap(value)) return refuse(value, '`annotations` is no map');
  if (value.anchor !== undefined)
    return refuse(value, `\`annotations\` has the anchor \`&${value.anchor}\`, and others may share it`);
  if (hasMerge(value)) return refuse(value, '`annotations` takes keys from elsewhere with `<<`');
  const values = Object.fromEntries(
    pairsOf(value).flatMap((pair) => {
      const range = replaceable(text, pair.value);
      return range === undefined ? [] : [[pair.key.value, range]];
    }),
  );
  return { state: 'open', values, inserts: insertsInto(text, annotations, value) };
}

/** The range of a value that can be written anew; undefined for aliases, tags, anchors and collections. */
function replaceable(text: string, value: Node | null): Open['values'][string] | undefined {
  if (
    !isScalar(value) ||
    value.anchor !== undefined ||
    (value.tag !== undefined && value.tag !== 'tag:yaml.org,2002:str')
  )
    return undefined;
  const [from, to] = rangeOf(value);
  const written = text.slice(from, to);
  if (written.startsWith('!')) return undefined;
  // A block scalar's range has the line break behind it.
  return {
    from,
    to: from + written.trimEnd().length,
    quote: value.type === Scalar.QUOTE_DOUBLE ? 'double' : 'single',
  };
}

/** Into a map of annotations. */
function insertsInto(text: string, key: KeyedPair, map: YAMLMap): Insert[] {
  const [first] = pairsOf(map);
  if (map.flow) {
    const [from] = rangeOf(map);
    if (first === undefined) {
      const quote = isJson(text, key.key) ? 'double' : 'single';
      return [{ at: from + 1, before: `${keyText(KEY, quote)}: `, after: '', quote }];
    }
    const quote = isJson(text, first.key) ? 'double' : 'single';
    const [at] = rangeOf(first.key);
    const gap = /\s*$/.exec(text.slice(from + 1, at))?.[0] ?? '';
    return [{ at, before: `${keyText(KEY, quote)}: `, after: `,${gap === '' ? ' ' : gap}`, quote }];
  }
  if (first === undefined) return [];
  const [at] = rangeOf(first.key);
  const indent = indentAt(text, at);
  if (indent === undefined) return [];
  const eol = eolBefore(text, at);
  const behind = { before: `${KEY}: `, after: `${eol}${indent}`, quote: 'single' as const, at };
  const line = text.indexOf('\n', rangeOf(key.key)[1]) + 1;
  // In front of the comments that belong to the first annotation.
  return line > 0 && line < at && /^\s*:[ \t]*(?:#.*)?\r?\n$/.test(text.slice(rangeOf(key.key)[1], line))
    ? [{ at: line, before: `${indent}${KEY}: `, after: eol, quote: 'single' }, behind]
    : [behind];
}

/** Below `annotations:` with nothing behind it. */
function insertsBelow(text: string, rule: YAMLMap, key: KeyedPair): Insert[] {
  if (rule.flow) return [];
  const indent = indentOf(text, rule);
  if (indent === undefined) return [];
  return [
    atLineEnd(
      text,
      rangeOf(key.key)[1],
      `${indent}${stepOf(text, rule, indent)}${KEY}: `,
      /^\s*:[ \t]*(?:#.*)?$/,
    ),
  ].flat();
}

/** Into a rule without annotations. */
function insertsOfMap(text: string, rule: YAMLMap): Insert[] {
  const pairs = pairsOf(rule);
  const last = pairs.at(-1);
  if (last === undefined) return [];
  if (rule.flow) return [insertInFlow(text, last)];
  const indent = indentOf(text, rule);
  if (indent === undefined) return [];
  const inside = stepOf(text, rule, indent);
  const eol = eolBefore(text, rangeOf(last.key)[0]);
  const before = `${indent}annotations:${eol}${indent}${inside}${KEY}: `;
  const end = endOf(last);
  const atEnd =
    text[end - 1] === '\n'
      ? [{ at: end, before, after: eol, quote: 'single' as const }]
      : atLineEnd(text, end, before, /^[ \t]*(?:#.*)?$/);
  const second = pairs[1];
  const lineStart = second === undefined ? 0 : text.lastIndexOf('\n', rangeOf(second.key)[0]) + 1;
  return [
    ...atEnd,
    ...(lineStart > 0 ? [{ at: lineStart, before, after: eol, quote: 'single' as const }] : []),
  ];
}

function insertInFlow(text: string, last: KeyedPair): Insert {
  const quote: Quote = isJson(text, last.key) ? 'double' : 'single';
  const gap = /\s*$/.exec(text.slice(0, rangeOf(last.key)[0]))?.[0] || ' ';
  const nested = gap.includes('\n')
    ? [`${gap}${/^[ \t]*\t/.test(gap.split('\n').at(-1) ?? '') ? '\t' : '  '}`, gap]
    : ['', ''];
  const before = `,${gap}${keyText('annotations', quote)}: {${nested[0]}${keyText(KEY, quote)}: `;
  return { at: endOf(last), before, after: `${nested[1]}}`, quote };
}

/** On a new line behind the one on which `end` stands, when only what `rest` allows stands behind it. */
function atLineEnd(text: string, end: number, before: string, rest: RegExp): Insert[] {
  const found = text.indexOf('\n', end);
  const lineEnd = found < 0 ? text.length : found;
  if (!rest.test(text.slice(end, lineEnd).replace(/\r$/, ''))) return [];
  const eol = eolBefore(text, end);
  return found < 0
    ? [{ at: text.length, before: `${eol}${before}`, after: '', quote: 'single' }]
    : [{ at: found + 1, before, after: eol, quote: 'single' }];
}

/** Where the last leaf of a pair ends. */
function endOf({ key, value }: KeyedPair): number {
  if (value === null) return rangeOf(key)[1];
  if ((isMap(value) || isSeq(value)) && !value.flow) {
    const last = value.items.at(-1);
    if (isPair(last)) return endOf(last as KeyedPair);
    if (last !== undefined) return endOf({ key, value: last } as KeyedPair);
  }
  const [from, to] = rangeOf(value);
  return to > from ? to : Math.max(to, rangeOf(key)[1]);
}

function hasMerge(map: YAMLMap): boolean {
  return map.items.some(({ key }) => isScalar(key) && (key.value === '<<' || typeof key.value === 'symbol'));
}

/** The blanks in front of the keys of a block map. */
function indentOf(text: string, map: YAMLMap): string | undefined {
  const [first] = pairsOf(map);
  if (first === undefined) return undefined;
  const [at] = rangeOf(first.key);
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).replace(/^\uFEFF/, '');
  return /^[ -]*$/.test(before) ? ' '.repeat(before.length) : undefined;
}

/** The blanks in front of a key; undefined when anything else stands there. */
function indentAt(text: string, at: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^ *$/.test(before) ? before : undefined;
}

/** How much deeper the maps of this rule stand. */
function stepOf(text: string, rule: YAMLMap, indent: string): string {
  for (const { value } of pairsOf(rule)) {
    const inner = isMap(value) && !value.flow ? indentOf(text, value) : undefined;
    if (inner !== undefined && inner.length > indent.length) return inner.slice(indent.length);
  }
  return '  ';
}

/** The line break in front of an offset, or the first of the text. */
function eolBefore(text: string, at: number): string {
  const before = text.lastIndexOf('\n', at - 1);
  const found = before < 0 ? text.indexOf('\n') : before;
  return text[found - 1] === '\r' ? '\r\n' : '\n';
}

function isJson(text: string, key: Node): boolean {
  return text[rangeOf(key)[0]] === '"';
}

function keyText(key: string, quote: Quote): string {
  return quote === 'double' ? JSON.stringify(key) : key;
}
