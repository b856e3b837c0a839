import { textOf } from '#core/markdown.ts';
import type { RunbookMatter } from '#schemas/runbook.ts';
import type { TakeNote } from './note.ts';
import { NOT_SAID, type PageBody } from './page-body.ts';
import { claimId, headingSlug } from './slug.ts';
import { type SourcePage, stemOf, stringOf, withoutPlaceholders } from './source-page.ts';
import { type SourceNode, walkSource } from './tree.ts';

const MOST_TITLE = 60;
const MOST_SUMMARY = 160;
const RE_ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const RE_PATH = /^\/(?:[A-Za-z0-9._~-]+\/)+$/;
/** Keys that say where a page stood, or what it is called: used. */
const USED = [
  'title',
  'aliases',
  'redirect_from',
  'slug',
  'url',
  'permalink',
  'description',
  'summary',
  'keywords',
  'tags',
];

/** What pages of one service must not share. */
export interface Taken {
  titles: Set<string>;
  summaries: Set<string>;
}

/** Front matter that a page's own words give; what only its alert or its service knows is added by the caller. */
export type OwnMatter = Pick<RunbookMatter, 'title' | 'summary' | 'symptoms' | 'logs' | 'keywords'>;

/** Title, summary and words to be found by. */
export function makeOwnMatter(page: SourcePage, body: PageBody, taken: Taken, take: TakeNote): OwnMatter {
  const { file, heading } = page;
  const title = uniqueTitle(page, taken, take);
  const description = stringOf(file.matter, 'description') ?? stringOf(file.matter, 'summary');
  const summary = uniqueSummary(description ?? firstSentence(body), title, file.path, taken);
  if (description !== undefined && !summary.includes(description))
    take('left-out', 1, 'The description was too long, or stood twice.', description);
  const stem = stemOf(file.path);
  const keywords = [
    ...new Set([
      heading,
      stem,
      page.title,
      ...listOf(file.matter, 'keywords'),
      ...listOf(file.matter, 'tags'),
    ]),
  ].filter(
    (word): word is string =>
      word !== undefined && word !== title && /^\S(?:[^\r\n]*\S)?$/.test(word) && !/\{\{/.test(word),
  );
  if (
    heading !== undefined &&
    squeezed(heading) !== squeezed(page.title) &&
    squeezed(heading) !== squeezed(stem)
  )
    take('unsure', 1, `Title and first heading differ: "${page.title}" and "${heading}".`, heading);
  for (const [key, value] of Object.entries(file.matter)) {
    if (USED.includes(key) && !['title', 'aliases', 'keywords', 'summary'].includes(key))
      take('changed', 1, 'Front matter stands under another key.', key);
    if (!USED.includes(key))
      take('left-out', 1, `Front matter that this site has no place for.`, `${key}: ${wordsOf(value)}`);
  }
  const symptoms = [spaced(page.title)];
  return { title, summary, symptoms, logs: logsOf(body).filter((log) => !symptoms.includes(log)), keywords };
}

const MOST_LOGS = 5;
/** What the next incident does not show again. */
const RE_ONCE = /\d{4}-\d\d-\d\d|\d\d:\d\d:\d\d|[\da-f]{8}(?:-[\da-f]{4}){3}|\.\.\./i;

/** Messages of programs in what the page's commands print. */
function logsOf({ phases }: PageBody): string[] {
  const blocks = phases
    .flatMap(({ nodes }) => nodes.flatMap((node) => [...walkSource(node)]))
    .filter(({ type, meta }) => type === 'code' && /(?:^| )output/.test(meta ?? ''));
  const messages = blocks.flatMap(({ value = '' }) =>
    [...value.matchAll(/\b(?:msg|err|error|message)="((?:[^"\\\n]|\\.){12,160})"/g)].map(([, message = '']) =>
      message.trim(),
    ),
  );
  const seen = new Set<string>();
  return messages
    .filter(
      (message) =>
        !RE_ONCE.test(message) && !seen.has(message.toLowerCase()) && seen.add(message.toLowerCase()),
    )
    .slice(0, MOST_LOGS);
}

/** Lower-case words: `KubePodCrashLooping` -> `kube pod crash looping`. */
export function spaced(name: string): string {
  const words = withoutPlaceholders(name)
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  return words || 'imported page';
}

const squeezed = (words: string) => words.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

function uniqueTitle(page: SourcePage, taken: Taken, take: TakeNote): string {
  const clean = withoutPlaceholders(page.title).replace(/\s+/g, ' ').trim() || stemOf(page.file.path);
  if (clean.length > MOST_TITLE)
    take('unsure', 1, `The title is longer than ${MOST_TITLE} characters and was cut.`, page.title);
  const base = cut(clean, MOST_TITLE);
  const folder = page.file.path.split('/').at(-2);
  const stem = stemOf(page.file.path);
  for (const title of [base, `${cut(base, 40)} (${folder ?? stem})`, `${cut(base, 30)} (${cut(stem, 28)})`]) {
    if (title.length <= MOST_TITLE && claimWords(title, taken.titles)) {
      if (title !== base) take('unsure', 1, `Another page is titled "${base}" too.`, '');
      return title;
    }
  }
  for (let count = 2; ; count++) {
    const title = `${cut(base, 50)} ${count}`;
    if (claimWords(title, taken.titles)) return title;
  }
}

/** Compares as the check titles-are-unique does. */
function claimWords(words: string, taken: Set<string>): boolean {
  const key = words.toLowerCase().replace(/\W+/g, ' ').trim();
  if (taken.has(key)) return false;
  taken.add(key);
  return true;
}

function uniqueSummary(wanted: string | undefined, title: string, path: string, taken: Taken): string {
  const base = wanted === undefined ? undefined : cut(wanted, MOST_SUMMARY);
  if (base !== undefined && claimWords(base, taken.summaries)) return base;
  const named = base === undefined ? undefined : `${title}: ${cut(base, MOST_SUMMARY - title.length - 2)}`;
  if (named !== undefined && claimWords(named, taken.summaries)) return named;
  const fallback = cut(`Imported from ${path}, without a summary.`, MOST_SUMMARY);
  if (claimWords(fallback, taken.summaries)) return fallback;
  const name = claimId(fallback, taken.summaries);
  return name;
}

/** The first sentence of the first paragraph that says something. */
function firstSentence(body: PageBody): string | undefined {
  const ordered = [...body.phases].sort(
    (a, b) => Number(b.phase.phase === 'overview') - Number(a.phase.phase === 'overview'),
  );
  for (const { nodes } of ordered) {
    for (const node of nodes) {
      // A label in bold says nothing.
      if (node.type !== 'paragraph' || node.children?.every(({ type }) => type === 'strong')) continue;
      const words = sentenceOf(node);
      if (words !== undefined) return words;
    }
  }
  return undefined;
}

export function sentenceOf(node: SourceNode): string | undefined {
  const words = textOf(node).replace(/\s+/g, ' ').trim();
  if (words === '' || words === NOT_SAID || /\{\{|^(?:todo|tbd|n\/a)\b/i.test(words)) return undefined;
  // A full stop in a name or a number ends no sentence.
  const sentence = /^.{12,}?[.!?](?=\s+\p{Lu}|$)/u.exec(words)?.[0] ?? words;
  return sentence.replace(/:$/, '.');
}

/** At most so many characters, cut behind a word. */
export function cut(words: string, most: number): string {
  if (words.length <= most) return words;
  const short = words.slice(0, Math.max(1, most - 1));
  const end = short.lastIndexOf(' ');
  return `${(end > most / 2 ? short.slice(0, end) : short).replace(/[\s,;:.]+$/, '')}…`;
}

/** Old fragment -> new id, as far as the front matter can say it. */
export function makeRenamed(
  page: SourcePage,
  body: PageBody,
  ids: ReadonlySet<string>,
  take: TakeNote,
): Record<string, string> {
  const renamed: Record<string, string> = {};
  const first = body.phases[0]?.phase.phase;
  const anchors = new Map(body.anchors);
  if (first !== undefined)
    for (const slug of [page.headingSlug, headingSlug(stemOf(page.file.path))])
      if (slug !== undefined && !anchors.has(slug)) anchors.set(slug, first);
  for (const [slug, id] of anchors) {
    if (slug === id || ids.has(slug) || !ids.has(id)) continue;
    if (RE_ID.test(slug)) renamed[slug] = id;
    else if (slug !== '')
      take('unsure', 1, `The old fragment \`#${slug}\` cannot be kept: \`#${id}\` is its place now.`, '');
  }
  return renamed;
}

/** Addresses that opened the page before: where the folder was served, and what its front matter says. */
export function makeAliases(page: SourcePage, bases: readonly string[], take: TakeNote): string[] {
  const { path, matter } = page.file;
  const own = path.replace(/\.(?:md|mdx|markdown)$/i, '').replace(/(?:^|\/)(?:_?index|readme)$/i, '');
  const slug = stringOf(matter, 'slug');
  const slugged =
    slug === undefined ? [] : [slug.startsWith('/') ? slug.slice(1) : own.replace(/[^/]*$/, slug)];
  const given = [
    ...listOf(matter, 'aliases'),
    ...listOf(matter, 'redirect_from'),
    ...listOf(matter, 'url'),
    ...listOf(matter, 'permalink'),
  ];
  const wanted = [
    ...bases.flatMap((base) => [own, ...slugged].map((place) => `${base}${place}/`)),
    ...given.map((alias) =>
      alias.startsWith('/') ? alias : `${bases[0] ?? '/'}${own.replace(/[^/]*$/, '')}${alias}`,
    ),
  ].map((alias) => `${alias.replace(/\.html?$/, '').replace(/\/+$/, '')}/`.replace(/\/{2,}/g, '/'));
  return [...new Set(wanted)].filter((alias) => {
    if (RE_PATH.test(alias) && !/\/\.{1,2}\//.test(alias) && alias.length <= 250) return true;
    take('unsure', 1, 'This old address cannot be kept: a path has letters, digits and `. _ ~ -`.', alias);
    return false;
  });
}

function listOf(matter: SourcePage['file']['matter'], key: string): string[] {
  const value = Object.hasOwn(matter, key) ? matter[key] : undefined;
  return (Array.isArray(value) ? value : [value])
    .filter((entry): entry is string => typeof entry === 'string' && entry.trim() !== '')
    .map((entry) => entry.trim());
}

function wordsOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}
