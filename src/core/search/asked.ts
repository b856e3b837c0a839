import { reduceLogLine } from '#core/pasted/log-line.ts';
import type { SearchDocument } from './search-index.ts';

/** A document, and where what was pasted leads in it. */
export interface Place {
  document: SearchDocument;
  /** From the site's root, with query and anchor. */
  path: string;
  /** What tells it from another alert of the same name: its values. */
  note: string;
}

/** What is known of the library while a paste is read. */
export interface Library {
  services: readonly { id: string }[];
  documents: readonly SearchDocument[];
  /** The documents that have a name, in order. */
  named(name: string): SearchDocument[];
}

/** What somebody put into the search box, as the search is asked. */
export interface Asked {
  /** What it is: "Alertmanager notification: 3 alerts". Empty for plain words. */
  recognised: string;
  /** What of it is searched for, to be shown. */
  reducedTo: string;
  /** Words to be searched for when no place is known. */
  words: string;
  /** The places that it names, and the alerts it names that have none. */
  placesIn(library: Library): { places: Place[]; unknown: string[] };
}

/** Brackets, equals signs, several lines, addresses, files: more than words. The readers of such things are loaded when one comes. */
const RE_PASTED = /[\r\n{}[\]()=]|:\/\/|\.(?:mdx?|html?)\b|\w_\w.*[<>!]|\balert(?:name)?\W*:/i;

export function mayBePasted(text: string): boolean {
  return RE_PASTED.test(text);
}

/** Words, or a log line, which is reduced to the words that matter. */
export function askWords(text: string): Asked {
  const words = reduceLogLine(text);
  const isReduced = words.length < text.trim().replace(/\s+/g, ' ').length;
  return {
    recognised: isReduced ? 'Log line' : '',
    reducedTo: words,
    words,
    placesIn: () => ({ places: [], unknown: [] }),
  };
}
