import { findNearest } from '#core/nearest.ts';
import { type Answer, type Filter, fits, type Hit } from './answer.ts';
import type { Asked, Library, Place } from './asked.ts';
import { type Query, queryOf, termSynonyms } from './query.ts';
import { type Ground, rankDocuments } from './rank.ts';
import { pathOf, type SearchDocument, type SearchIndex } from './search-index.ts';
import { shardOf } from './shards.ts';
import { TermIndex } from './term-index.ts';
import { squeeze, termsOf, wordsOf } from './words.ts';

export interface Search {
  /** Adds what a shard has. Twice is once. */
  add(documents: readonly SearchDocument[]): void;
  /** The shards that an answer needs; none when the index is whole. */
  shardsFor(asked: Asked): number[];
  answer(asked: Asked, filter?: Filter): Answer;
}

const MOST_HITS = 8;
/** A hit this far behind the best is no answer. */
const LEAST_SHARE = 0.6;
const WEIGHTS = { name: 1, symptom: 0.95, keyword: 0.8 };
/** Above every score: who types a name means it. */
const EXACT = 10;
const NAMED = 3;
const BEGUN = 1;
const ALERT = 0.5;
const MOST_NEAREST = 3;

/** Makes the search over an index. Pure: the browser, the tests and the bench run the same. */
export function makeSearch(index: SearchIndex): Search {
  const { services, shards } = index;
  const synonyms = termSynonyms(index.synonyms);
  const serviceTerms = services.map(({ id, name }) => new Set(termsOf(`${name} ${id}`)));
  const anyServiceTerm = new Set(serviceTerms.flatMap((set) => [...set]));
  const terms = new TermIndex();
  const documents: SearchDocument[] = [];
  const known = new Map<string, number>();
  const names = new Map<string, Set<number>>();
  const library: Library = { services, documents, named };
  add(index.documents);
  return { add, shardsFor, answer };

  function add(more: readonly SearchDocument[]): void {
    for (const document of more) {
      const [kind, , , path, , title, others, symptoms, keywords] = document;
      const key = `${kind} ${path} ${title}`;
      const at = known.get(key) ?? documents.push(document) - 1;
      known.set(key, at);
      for (const name of [title, ...others]) {
        names.set(squeeze(name), (names.get(squeeze(name)) ?? new Set()).add(at));
        terms.add(at, name, '', WEIGHTS.name);
      }
      for (const [lines, weight] of [
        [symptoms, WEIGHTS.symptom],
        [keywords, WEIGHTS.keyword],
      ] as const) {
        for (const line of lines) {
          const [text, anchor] = typeof line === 'string' ? [line, ''] : line;
          terms.add(at, text, anchor, weight);
        }
      }
    }
  }

  function shardsFor({ words }: Asked): number[] {
    if (shards.length === 0) return [];
    const asked = queryOf(words, synonyms).slots.flatMap(({ options }) => options.flat());
    return [...new Set(asked.flatMap((term) => shardOf(term, shards) ?? []))];
  }

  function answer(asked: Asked, filter: Filter = {}): Answer {
    const { places, unknown } = asked.placesIn(library);
    const query = queryOf(asked.words, synonyms);
    const found = places.length > 0 ? places.map(hitOfPlace) : ranked(query, asked, filter);
    const hits = distinct(found.filter((hit) => fits(hit, filter)));
    return {
      hits: places.length > 0 ? hits : hits.slice(0, MOST_HITS),
      reducedTo: asked.reducedTo,
      recognised: asked.recognised,
      unknown,
      nearest: hits.length === 0 ? nearestTo(query, asked.words) : [],
    };
  }

  function ranked(query: Query, asked: Asked, filter: Filter): Hit[] {
    const typed = asked.words;
    const needed = new Set(shardsFor(asked));
    const ground: Ground = {
      terms,
      count: index.count,
      isUsable: (term) => shards.length === 0 || needed.has(shardOf(term, shards) ?? -1),
      isServiceTerm: (at, term) => serviceTerms[documents[at]?.[1] ?? -1]?.has(term) ?? false,
      isOfAnyService: (term) => anyServiceTerm.has(term),
    };
    const isName = query.slots.length === 1 && query.slots[0]?.isName === true;
    const whole = squeeze(typed);
    const words = new Set(wordsOf(typed).map(({ text }) => squeeze(text)));
    const scored = rankDocuments(query, ground).map((hit) => {
      const document = documents[hit.document];
      const own = document === undefined ? [] : [document[5], ...document[6]].map(squeeze);
      // A title is prose: its words alone do not mean it.
      const calls = own.some((name, place) => words.has(name) && (place > 0 || document?.[0] === 'alert'));
      const begins =
        document?.[0] === 'alert' && whole.length > 3 && own.some((name) => name.startsWith(whole));
      const bonus = own.includes(whole) ? EXACT : calls ? NAMED : begins ? BEGUN : 0;
      const isAlert = document?.[0] === 'alert' && (isName || bonus === EXACT);
      return { ...hit, document, score: hit.score + bonus + (isAlert ? ALERT : 0) };
    });
    scored.sort((a, b) => b.score - a.score || inOrder(a.document, b.document));
    const fitting = scored.filter(
      ({ document }) => document !== undefined && fits(hitOf(document, ''), filter),
    );
    const least = (fitting[0]?.score ?? 0) * LEAST_SHARE;
    return fitting.flatMap(({ document, line, score }) => {
      const found = terms.lines[line];
      const isFar = score < least && score < EXACT;
      if (document === undefined || found === undefined || isFar) return [];
      return [hitOf(document, pathOf(document, found.anchor || undefined), found)];
    });
  }

  function nearestTo(query: Query, typed: string): string[] {
    const all = [...new Set(documents.flatMap(([, , , , , title, others]) => [title, ...others]))];
    const asked = [squeeze(typed), ...query.text.split(' ')].filter(
      ({ length }) => length > 2 && length <= 60,
    );
    return [...new Set(asked.flatMap((word) => findNearest(word, all)))].slice(0, MOST_NEAREST);
  }

  function named(name: string): SearchDocument[] {
    return [...(names.get(squeeze(name)) ?? [])]
      .map((at) => documents[at])
      .filter((one) => one !== undefined)
      .sort(inOrder);
  }

  function hitOfPlace({ document, path, note }: Place): Hit {
    return { ...hitOf(document, path), line: note };
  }

  function hitOf(document: SearchDocument, path: string, found?: { text: string; anchor: string }): Hit {
    const [kind, service, severity, , , title] = document;
    return {
      path,
      title,
      kind: found !== undefined && found.anchor !== '' ? 'step' : kind,
      service: services[service]?.name ?? '',
      severity,
      line: found === undefined || found.text === title ? '' : found.text,
    };
  }
}

/** Equal hits stand by service, kind and address, whichever shard came first. */
function inOrder(a?: SearchDocument, b?: SearchDocument): number {
  if (a === undefined || b === undefined) return 0;
  const keyOf = ([kind, , , path, , title]: SearchDocument) => `${kind} ${path} ${title}`;
  return a[1] - b[1] || (keyOf(a) < keyOf(b) ? -1 : 1);
}

/** One place, one hit: the better one. */
function distinct(hits: Hit[]): Hit[] {
  return hits.filter((hit, index) => index === hits.findIndex(({ path }) => path === hit.path));
}
