import { isAbout } from '#core/search/about.ts';
import type { Filter } from '#core/search/answer.ts';
import { base } from './page.ts';

export interface Hit {
  title: string;
  /** Section the words stand in; absent when they stand above the first. */
  section: string | undefined;
  url: string;
  /** Text with the found words marked. */
  excerpt: { text: string; found: boolean }[];
}

interface Pagefind {
  options(options: object): Promise<void>;
  init(): Promise<void>;
  search(query: string, options: object): Promise<{ results: { data(): Promise<Page> }[] }>;
}

interface Page {
  url: string;
  meta: Record<string, string>;
  sub_results: {
    title: string;
    url: string;
    excerpt: string;
    weighted_locations: { balanced_score: number }[];
  }[];
}

let loading: Promise<Pagefind> | undefined;

async function start(): Promise<Pagefind> {
  // A variable keeps the bundler from looking for the file: it is made after the build.
  const url = `${base}pagefind/pagefind.js`;
  const pagefind = (await import(/* @vite-ignore */ url)) as Pagefind;
  await pagefind.options({
    baseUrl: base,
    excerptLength: 24,
    ranking: { metaWeights: { title: 8, symptoms: 6 } },
  });
  await pagefind.init();
  return pagefind;
}

/** Loads the index; rejects where there is none, as while an author writes without a build. */
export function fullText(): Promise<Pagefind> {
  loading ??= start();
  loading.catch(() => {
    loading = undefined;
  });
  return loading;
}

/** Pages for words, each at the section where the words stand, best first. */
export async function findText(query: string, filter: Filter, limit = 12): Promise<Hit[]> {
  const filters = Object.fromEntries(Object.entries(filter).filter(([, value]) => value));
  const { results } = await (await fullText()).search(query, { filters });
  const found = await Promise.all(results.slice(0, limit).map((result) => result.data()));
  const pages = found.filter((page) => isAbout(query, marksOf(page)));
  // Who types a name or a symptom as it stands means that page, however often others have the words.
  pages.sort((a, b) => says(b, query) - says(a, query));
  return pages.map(({ url, meta, sub_results: parts }) => {
    const sorted = [...parts].sort((a, b) => score(b) - score(a));
    // A section that has all the words beats the page's head, where symptoms and names weigh more.
    const best = sorted.find((part) => part.url !== url && holdsAll(part.excerpt, query)) ?? sorted[0];
    return {
      title: meta.title ?? url,
      section:
        best === undefined || best.url === url
          ? undefined
          : best.title.replace(/^Step \d+ of \d+:\s*/, '').replace(/\s*\d+ steps$/, ''),
      url: best?.url ?? url,
      excerpt: excerptOf(best?.excerpt ?? ''),
    };
  });
}

function score(part: Page['sub_results'][number]): number {
  return part.weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
}

function says({ meta: { title = '', symptoms = '' } }: Page, query: string): number {
  const words = query.toLowerCase();
  if (title.toLowerCase() === words) return 2;
  return symptoms.toLowerCase().includes(words) && words.includes(' ') ? 1 : 0;
}

function marksOf({ sub_results: parts }: Page): string[] {
  return parts.flatMap(({ excerpt }) => excerpt.match(/(?<=<mark>).*?(?=<\/mark>)/gs) ?? []);
}

/** Whether an excerpt has as many different words marked as were asked for. */
function holdsAll(excerpt: string, query: string): boolean {
  const marked = excerpt.toLowerCase().match(/<mark>.*?<\/mark>/gs) ?? [];
  return new Set(marked).size >= new Set(query.toLowerCase().split(/\s+/)).size;
}

/** `too many <mark>clients</mark>`, entities escaped: read as text, never as HTML. */
function excerptOf(html: string): Hit['excerpt'] {
  return html.split(/(<mark>.*?<\/mark>)/s).flatMap((piece) => {
    const found = piece.startsWith('<mark>');
    const text = piece
      .replace(/<\/?mark>/g, '')
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
    return text === '' ? [] : [{ text, found }];
  });
}
