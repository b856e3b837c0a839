/** What a hit is: an alert opens its place in a runbook, a step is a place in one. */
export type DocumentKind = 'alert' | 'runbook' | 'service' | 'guide';

/** A line that can be found, and where it leads when that is not the document's own anchor. */
export type Line = string | [text: string, anchor: string];

/**
 * Something to be found. A tuple, because a name at each value would be half the bytes.
 * `place` is path from the root and anchor; `service` a place in the index's list, -1 for none.
 */
export type SearchDocument = [
  kind: DocumentKind,
  service: number,
  severity: string,
  path: string,
  anchor: string,
  title: string,
  /** Further names: code, former names. */
  names: string[],
  /** What readers see: symptoms, error strings. */
  symptoms: Line[],
  /** Words it goes by: keywords, components, metrics. */
  keywords: Line[],
  /** Of an alert: parameter of the runbook -> label that feeds it. */
  parameters?: Record<string, string>,
];

/** The small index of what people type under stress: all of it, or its head and shards to load as they are needed. */
export interface SearchIndex {
  /** Of this format. A page that knows another one asks the reader to reload. */
  version: 1;
  services: { id: string; name: string }[];
  severities: string[];
  synonyms: [say: string[], mean: string[]][];
  /** How many documents there are, loaded or not. */
  count: number;
  /** Beginnings of words, one for each shard; empty when `documents` is all there is. */
  shards: string[];
  documents: SearchDocument[];
}

/** Where a document leads, at its own anchor or another. */
export function pathOf([, , , path, own]: SearchDocument, anchor = own): string {
  return anchor === '' ? path : `${path}#${anchor}`;
}
