import { guidePath, runbookPath, servicePath } from '#core/links.ts';
import type { DocumentKind, Line, SearchDocument, SearchIndex } from './search-index.ts';

// Columns, not rows, and no quotes: an eighth less to load than the same as JSON.
const DOCUMENT = '\t';
const ITEM = '\x1f';
const ANCHOR = '\x1e';
const RE_SEPARATOR = /\p{Cc}/gu;

/** Anchor of most places, left out; `-` is none. */
const USUAL = 'do-now';
const PATHS = { alert: runbookPath, runbook: runbookPath, service: servicePath, guide: guidePath };

/** An index as it is served: its head as JSON in the first line, then its documents. */
export function formatIndex(index: SearchIndex): string {
  return `${JSON.stringify({ ...index, documents: [] })}\n${formatDocuments(index.documents)}`;
}

/** @throws when the text is no index, or one of another version. */
export function parseIndex(text: string): SearchIndex {
  const end = text.indexOf('\n');
  const head = JSON.parse(text.slice(0, end)) as SearchIndex;
  if (head.version !== 1) throw new Error('The index is of another version than this page.');
  return { ...head, documents: parseDocuments(text.slice(end + 1)) };
}

/** Documents as text, one column a line. */
export function formatDocuments(documents: readonly SearchDocument[]): string {
  const rows = documents.map(
    ([kind, service, severity, path, anchor, title, names, symptoms, keywords, parameters = {}]) => [
      kind,
      String(service),
      severity,
      path.split('/').slice(2, -1).join('/'),
      anchor === USUAL ? '' : anchor || '-',
      plain(title),
      names.map(plain).join(ITEM),
      symptoms.map(formatLine).join(ITEM),
      keywords.map(formatLine).join(ITEM),
      Object.entries(parameters).flat().map(plain).join(ITEM),
    ],
  );
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column]).join(DOCUMENT)).join('\n');
}

/** Documents as `formatDocuments` wrote them. */
export function parseDocuments(text: string): SearchDocument[] {
  if (text === '') return [];
  const columns = text.split('\n').map((column) => column.split(DOCUMENT));
  return (columns[0] ?? []).map((_, row): SearchDocument => {
    const [kind = '', service, severity = '', place = '', anchor, title = '', ...lists] = columns.map(
      (column) => column[row] ?? '',
    );
    const [names = [], symptoms = [], keywords = [], pairs = []] = lists.map((list) =>
      list === '' ? [] : list.split(ITEM),
    );
    return [
      kind as DocumentKind,
      Number(service),
      severity,
      PATHS[kind as DocumentKind](place),
      anchor === '' ? USUAL : anchor === '-' ? '' : (anchor ?? ''),
      title,
      names,
      symptoms.map(parseLine),
      keywords.map(parseLine),
      Object.fromEntries(pairs.flatMap((name, at) => (at % 2 === 0 ? [[name, pairs[at + 1] ?? '']] : []))),
    ];
  });
}

function formatLine(line: Line): string {
  return typeof line === 'string' ? plain(line) : line.map(plain).join(ANCHOR);
}

function parseLine(line: string): Line {
  const [text = '', anchor] = line.split(ANCHOR);
  return anchor === undefined ? text : [text, anchor];
}

function plain(text: string): string {
  return text.replace(RE_SEPARATOR, ' ');
}
