import { recognise } from '#core/pasted/recognise.ts';
import type { Answer, Filter } from './answer.ts';
import { makeSearch } from './search.ts';
import type { SearchIndex } from './search-index.ts';

export { buildIndex } from './build-index.ts';

export interface Finder {
  find(text: string, filter?: Filter): Answer;
}

<<<<<<< HEAD
const MOST_HITS = 8;
/** A hit this far behind the best is no answer. */
const LEAST_SHARE = 0.45;
const WEIGHTS = { name: 1, symptom: 0.95, keyword: 0.8 };
/** Above every score: who types a name means it. */
const EXACT = 10;
const NAMED = 3;
const BEGUN = 1;
/** Of a name that is being typed. */
const FEWEST_LETTERS = 4;
const MOST_NEAREST = 3;

/** Makes the search over an index. Pure: the browser, the tests and the bench run the same. */
export function makeFinder(index: SearchIndex): Finder {
  const { services, shards } = index;
  const synonyms = termSynonyms(index.synonyms);
  const serviceTerms = services.map(({ id, name }) => new Set(termsOf(`${name} ${id}`)));
  const anyServiceTerm = new Set(serviceTerms.flatMap((set) => [...set]));
  const terms = new TermIndex();
  const documents: SearchDocument[] = [];
  const places = new Map<string, number>();
  const names = new Map<string, Set<number>>();
  add(index.documents);
  return { add, shardsFor, find };

  function add(more: readonly SearchDocument[]): void {
    for (const document of more) {
      const [kind, , , path, , title, others, symptoms, keywords] = document;
      const key = `${kind} ${path} ${title}`;
      const at = places.get(key) ?? documents.push(document) - 1;
      places.set(key, at);
      for (const name of [title, ...others]) {
        names.set(squeeze(name), (names.get(squeeze(name)) ?? new Set()).add(at));
        terms.add(at, name, '', WEIGHTS.name);
      }
      for (const symptom of symptoms) {
        const [text, anchor] = typeof symptom === 'string' ? [symptom, ''] : symptom;
        terms.add(at, text, anchor, WEIGHTS.symptom);
      }
      for (const keyword of keywords) terms.add(at, keyword, '', WEIGHTS.keyword);
    }
  }

  function shardsFor(text: string): string[] {
    if (shards.length === 0) return [];
    const asked = queryFor(recognise(text)).slots.flatMap(({ options }) => options.flat());
    return [...new Set(asked.flatMap((term) => shardOf(term, shards) ?? []))];
  }

  function find(text: string, filter: Filter = {}): Answer {
    const typed = text.trim();
    const pasted = recognise(text);
    const query = queryFor(pasted);
    const recognised = sayWhat(pasted, typed, query);
    const unknown: string[] = [];
    let hits: Hit[] = [];
    if (pasted.kind === 'url') hits = urlPlaces(pasted.url, documents, named).map(hitOfPlace);
    if (pasted.kind === 'alerts') {
      for (const alert of pasted.alerts) {
        const found = alertPlaces(alert, named, services);
        if (found.length === 0) unknown.push(alert.names[0] ?? '');
        hits.push(...found.map(hitOfPlace));
      }
    }
    if (hits.length === 0) hits = ranked(query, typed);
    hits = distinct(hits.filter((hit) => fits(hit, filter)));
    return {
      hits: pasted.kind === 'alerts' ? hits : hits.slice(0, MOST_HITS),
      reducedTo: recognised === '' ? typed : query.text,
      recognised,
      unknown,
      nearest: hits.length === 0 ? nearestTo(query, typed) : [],
    };
  }

  function queryFor(pasted: Pasted): Query {
    switch (pasted.kind) {
      case 'alerts':
        return queryOf(pasted.alerts.flatMap(wordsOfAlert).join(' '), synonyms);
      case 'url':
        return queryOf(pasted.url.names.join(' '), synonyms);
      case 'expression':
        return queryOf([...pasted.metrics, ...pasted.texts].join(' '), synonyms);
      case 'words':
        return queryOf(pasted.text, synonyms);
    }
  }

  function ranked(query: Query, typed: string): Hit[] {
    const needed = new Set(shardsFor(typed));
    const ground: Ground = {
      terms,
      count: index.count,
      isUsable: (term) => shards.length === 0 || needed.has(shardOf(term, shards) ?? ''),
      isServiceTerm: (at, term) => serviceTerms[documents[at]?.[1] ?? -1]?.has(term) ?? false,
      isOfAnyService: (term) => anyServiceTerm.has(term),
    };
    const whole = squeeze(typed);
    const words = new Set(wordsOf(typed).map(({ text }) => squeeze(text)));
    const scored = rankDocuments(query, ground).map((hit) => {
      const document = documents[hit.document];
      const own = document === undefined ? [] : [document[5], ...document[6]].map(squeeze);
      // A title is prose: its words alone do not mean it.
      const calls = own.some((name, place) => words.has(name) && (place > 0 || document?.[0] === 'alert'));
      const begins =
        document?.[0] === 'alert' &&
        whole.length >= FEWEST_LETTERS &&
        own.some((name) => name.startsWith(whole));
      const bonus = own.includes(whole) ? EXACT : calls ? NAMED : begins ? BEGUN : 0;
      return { ...hit, document, score: hit.score + bonus };
    });
    scored.sort((a, b) => b.score - a.score);
    const least = (scored[0]?.score ?? 0) * LEAST_SHARE;
    return scored.flatMap(({ document, line, score }) => {
      const found = terms.lines[line];
      if (document === undefined || found === undefined) return [];
      const isFar = score < least && score < EXACT;
      return isFar ? [] : [hitOf(document, pathOf(document, found.anchor || undefined), found)];
    });
  }

  function nearestTo(query: Query, typed: string): string[] {
    const known = [...new Set(documents.flatMap(([, , , , , title, others]) => [title, ...others]))];
    const asked = [squeeze(typed), ...query.text.split(' ')].filter(
      ({ length }) => length > 2 && length <= 60,
    );
    return [...new Set(asked.flatMap((word) => findNearest(word, known)))].slice(0, MOST_NEAREST);
  }

  function named(name: string): SearchDocument[] {
    return [...(names.get(squeeze(name)) ?? [])]
      .map((at) => documents[at])
      .filter((one) => one !== undefined);
  }

  function hitOfPlace({ document, path }: Place): Hit {
    return hitOf(document, path);
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

/** An alert by its name; without one by the words of its title and its summary. */
function wordsOfAlert({ names, words }: PastedAlert): string[] {
  return [...names, words];
}

function sayWhat(pasted: Pasted, typed: string, query: Query): string {
  switch (pasted.kind) {
    case 'alerts': {
      const { length } = pasted.alerts;
      return `${pasted.source}: ${length} ${length === 1 ? 'alert' : 'alerts'}`;
    }
    case 'url':
      return 'Address of a page';
    case 'expression':
      return 'Query expression';
    case 'words':
      return query.text.length < typed.length / 2 || pasted.text.length < typed.replace(/\s+/g, ' ').length
        ? 'Log line'
        : '';
  }
}

/** One place, one hit: the better one. */
function distinct(hits: Hit[]): Hit[] {
  return hits.filter((hit, index) => index === hits.findIndex(({ path }) => path === hit.path));
=======
/** The whole search over a whole index: what the browser does in pieces, as they load. */
export function makeFinder(index: SearchIndex): Finder {
  const search = makeSearch(index);
  return { find: (text, filter) => search.answer(recognise(text), filter) };
>>>>>>> fd057ce (Search in two stages: names and symptoms at once, the full text below; pasted alerts open their page filled in)
}
