import { type Document, LineCounter, parseAllDocuments } from 'yaml';

export interface Documents {
  all: Document.Parsed[];
  counter: LineCounter;
  /** With one there is no document to use. */
  errors: { line: number; at: number; message: string }[];
}

/** More than a file of people has, far less than a file made to exhaust the reader. */
const MOST_ALIASES = 10_000;
const MOST_MENDS = 100;
const RE_OPEN_QUOTE = /^Missing closing (["'])quote/;

/** The YAML or JSON documents of a text. */
export function documentsOf(text: string): Documents {
  const counter = new LineCounter();
  try {
    const options = { lineCounter: counter, prettyErrors: false, merge: true, logLevel: 'error' } as const;
    const all = [...parseAllDocuments(text, options)] as Document.Parsed[];
    const errors = all
      .flatMap((document) => document.errors)
      .map(({ message, pos: [at] }) => ({
        line: counter.linePos(at).line,
        at,
        message: `${(message.split('\n')[0] ?? '').replace(/\.$/, '')}.`,
      }));
    // An alias without its anchor, or more aliases than a file can mean.
    for (const document of errors.length > 0 ? [] : all) document.toJS({ maxAliasCount: MOST_ALIASES });
    return { all, counter, errors };
  } catch (error) {
    return { all: [], counter, errors: [{ line: 1, at: 0, message: (error as Error).message }] };
  }
}

export interface LenientDocuments extends Documents {
  /** The text that was read, line for line the one that was given. */
  text: string;
  /** Offset in the text that was given. */
  originalAt: (offset: number) => number;
}

/**
 * The same, with what Prometheus and Kubernetes take beyond YAML 1.2: lines of a quoted text that are indented no further
 * than its key. They are read with more blanks in front.
 */
export function lenientDocumentsOf(given: string): LenientDocuments {
  let text = given;
  let read = documentsOf(text);
  for (let turn = 0; turn < MOST_MENDS; turn++) {
    const open = read.errors.find(({ message }) => RE_OPEN_QUOTE.test(message));
    const quote = RE_OPEN_QUOTE.exec(open?.message ?? '')?.[1];
    const padded = open === undefined || quote === undefined ? undefined : padQuoted(text, open.at, quote);
    if (padded === undefined) break;
    text = padded;
    read = documentsOf(text);
  }
  return { ...read, text, originalAt: text === given ? (offset) => offset : offsetsBack(text, given) };
}

/** From the offsets of a text whose lines were indented to those of the text as it was. */
function offsetsBack(padded: string, given: string): (offset: number) => number {
  const ends = { padded: lineEnds(padded), given: lineEnds(given) };
  return (offset) => {
    const line = ends.padded.findIndex((end) => offset <= end);
    return (ends.given[line] ?? given.length) - ((ends.padded[line] ?? padded.length) - offset);
  };
}

function lineEnds(text: string): number[] {
  return [...[...text.matchAll(/\n/g)].map(({ index }) => index), text.length];
}

/** Indents the lines behind an offset up to the one that ends the quoted text. */
function padQuoted(text: string, at: number, quote: string): string | undefined {
  const start = text.indexOf('\n', at) + 1;
  const rest = text.slice(start);
  const end = (quote === '"' ? /^(?:[^"\\]|\\[\s\S])*"/ : /^(?:[^']|'')*'/).exec(rest)?.[0].length;
  if (start === 0 || end === undefined) return undefined;
  const pad = ' '.repeat(200);
  return text.slice(0, start) + rest.slice(0, end).replace(/^(?=.*\S)/gm, pad) + rest.slice(end);
}
