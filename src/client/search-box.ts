import type { Answer, Filter } from '#core/search/answer.ts';
import look from '#styles/search.css?inline';
import type { Hit as TextHit } from './full-text.ts';
import { addLook } from './look.ts';
import { namesSearch, readers } from './names-search.ts';
import { announce, base, element } from './page.ts';
import { groupOf, type Result, resultOfName, resultOfText } from './search-results.ts';

/** The full text is asked when the reader rests; names answer at every key. */
const WAIT_MS = 150;
/** A box of one line shows no more of what was pasted. */
const MOST_SHOWN = 200;
const KINDS = ['Alert', 'Runbook', 'Service', 'Guide'];
let boxes = 0;

/**
 * A search form with its results below: names, symptoms and error strings at once, the full text under them when it has come.
 * The list is a listbox that the field controls.
 */
class SearchBox extends HTMLElement {
  /** Found when connected: an element made by script has no children before. */
  #input!: HTMLInputElement;
  #id = `results-${++boxes}`;
  #list = element('div', { role: 'listbox', 'aria-label': 'Results', id: this.#id });
  #heard = element('p', { class: 'quiet' });
  #say = element('div', { class: 'quiet' });
  #filters = element('div', { class: 'filters' });
  #filter: Filter = {};
  #names: Result[] = [];
  #texts: Result[] = [];
  #active = -1;
  #asked = 0;
  /** What was pasted, whole; the field shows what was made of it. */
  #pasted: { text: string; shown: string } | undefined;
  /** Whether what is listed answers what stands in the field. */
  #isFresh = false;
  /** Enter was pressed before there was a result. */
  #following = false;
  #timer = 0;

  connectedCallback(): void {
    this.#input = this.querySelector('input') as HTMLInputElement;
    const input = this.#input;
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      'aria-controls': this.#id,
    })) {
      input.setAttribute(name, value);
    }
    this.append(this.#filters, this.#heard, this.#list, this.#say);
    input.addEventListener('input', () => this.#ask());
    input.addEventListener('focus', () => this.#expect());
    input.addEventListener('paste', (event) => this.#paste(event));
    input.addEventListener('keydown', (event) => this.#key(event));
    this.#list.addEventListener('click', () => this.closest('dialog')?.close());
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#follow();
    });
    input.value ||= new URLSearchParams(location.search).get('q') ?? '';
    this.#offerFilters().catch(() => {});
    // In the dialog the field has the focus before its code is there.
    if (document.activeElement === input) this.#expect();
    this.#ask();
  }

  async #offerFilters(): Promise<void> {
    const { index } = await namesSearch();
    const choices = {
      kind: KINDS,
      service: index.services.map(({ name }) => name),
      severity: index.severities,
    };
    for (const [name, values] of Object.entries(choices)) {
      const select = element(
        'select',
        { 'aria-label': name },
        // One word: three of them share a line on a phone.
        element('option', { value: '' }, `${name[0]?.toUpperCase()}${name.slice(1)}`),
        ...values.map((value) => element('option', { value }, value)),
      );
      select.addEventListener('change', () => {
        this.#filter = { ...this.#filter, [name]: select.value };
        this.#ask();
      });
      this.#filters.append(select);
    }
  }

  /** Several lines, or one too long for the field: read whole, shown short. */
  #paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text.trim() === '' || (!/[\r\n]/.test(text.trim()) && text.length <= MOST_SHOWN)) return;
    event.preventDefault();
    const shown = text.trim().replace(/\s+/g, ' ').slice(0, MOST_SHOWN);
    this.#input.value = shown;
    this.#pasted = { text, shown };
    this.#ask();
  }

  /** The names that were found in it, in place of brackets and quotes. */
  #showPasted(answer: Answer | undefined): void {
    if (this.#pasted === undefined || !answer?.recognised) return;
    this.#pasted.shown = answer.reducedTo.slice(0, MOST_SHOWN);
    this.#input.value = this.#pasted.shown;
  }

  async #ask(): Promise<void> {
    if (this.#pasted?.shown !== this.#input.value) this.#pasted = undefined;
    const text = (this.#pasted?.text ?? this.#input.value).trim();
    const asked = ++this.#asked;
    const isCurrent = () => asked === this.#asked;
    clearTimeout(this.#timer);
    this.#isFresh = false;
    this.#following = false;
    this.#list.ariaBusy = 'true';
    const answer = await this.#answer(text);
    if (!isCurrent()) return;
    this.#showPasted(answer);
    this.#showNames(answer, text);
    this.#timer = window.setTimeout(async () => {
      this.#keepInAddress(text);
      if (text === '') return;
      this.#tellCount();
      const found = await findText(answer?.reducedTo ?? text, this.#filter);
      if (isCurrent()) this.#showTexts(found, answer, text);
    }, WAIT_MS);
  }

  /** Undefined where the index could not be had. */
  async #answer(text: string): Promise<Answer | undefined> {
    try {
      return await (await namesSearch()).find(text, this.#filter);
    } catch {
      return undefined;
    }
  }

  /** A reader in the field will type: the full text is started, behind the names, which come first on a slow network. */
  #expect(): void {
    const start = () => void startText();
    namesSearch().then(start, start);
  }

  #tellCount(): void {
    const count = this.#names.length + this.#texts.length;
    if (count > 0) announce(`${count} ${count === 1 ? 'result' : 'results'}`);
  }

  #showNames(answer: Answer | undefined, text: string): void {
    const { hits = [], recognised = '', reducedTo = '', unknown = [] } = answer ?? {};
    this.#names = hits.map((hit, place) => resultOfName(hit, `${this.#id}-n${place}`));
    this.#texts = [];
    this.#list.replaceChildren(
      ...(hits.length > 0 ? [groupOf(`${this.#id}-n`, 'By name and symptom', this.#names)] : []),
    );
    this.#heard.textContent = [
      recognised === '' ? '' : `${recognised}. Searched for: ${reducedTo.replace(/[\s.]+$/, '')}.`,
      unknown.length === 0 ? '' : `No page for: ${unknown.join(', ')}.`,
    ].join(' ');
    this.#say.replaceChildren(...(text === '' ? [] : ['Reading the text of all pages …']));
    this.#activate(hits.length > 0 ? 0 : -1);
    if (text === '') this.#list.ariaBusy = 'false';
    this.#isFresh = true;
    if (this.#following) this.#follow();
  }

  /** Below what stands there: nothing above moves, and what is chosen stays chosen. */
  #showTexts(found: TextHit[] | undefined, answer: Answer | undefined, text: string): void {
    const known = new Set(this.#names.map(({ url }) => url));
    const hits = (found ?? []).filter(({ url }) => !known.has(url));
    this.#texts = hits.map((hit, place) => resultOfText(hit, `${this.#id}-t${place}`));
    if (hits.length > 0) this.#list.append(groupOf(`${this.#id}-t`, 'In the text of the pages', this.#texts));
    this.#list.ariaBusy = 'false';
    this.#say.replaceChildren();
    if (this.#active === -1) this.#activate(hits.length > 0 ? 0 : -1);
    if (this.#names.length + hits.length === 0) this.#showNothing(answer, text);
    else if (hits.length > 0) this.#tellCount();
    if (found === undefined) this.#say.append(element('p', {}, noFullText()));
    if (this.#following) this.#follow();
  }

  #showNothing(answer: Answer | undefined, text: string): void {
    const { reducedTo = text, nearest = [] } = answer ?? {};
    const words = reducedTo.length > MOST_SHOWN ? `${reducedTo.slice(0, MOST_SHOWN)} …` : reducedTo;
    this.#say.append(
      element(
        'div',
        { 'data-no-match': '' },
        element('p', {}, element('b', {}, 'No page matches.'), ` Searched for: ${words || 'no words'}.`),
        ...(nearest.length === 0
          ? []
          : [element('p', {}, 'Near it: ', ...nearest.flatMap((name) => [this.#askAgain(name), ' ']))]),
        element(
          'p',
          {},
          'Try fewer words, an alert’s name, or a word of the error. If there is no runbook for it, do not wait: ',
          element('a', { href: `${base}severities/` }, 'who to call, by severity'),
          '.',
        ),
      ),
    );
    announce(`No page matches ${words}`);
  }

  #askAgain(words: string): HTMLElement {
    const link = element('a', { href: `${base}search/?q=${encodeURIComponent(words)}` }, words);
    link.addEventListener('click', (event) => {
      event.preventDefault();
      this.#input.value = words;
      this.#input.focus();
      this.#ask();
    });
    return link;
  }

  /** On the search's own page the words stand in the address, to be shared. What was pasted may be confidential and does not. */
  #keepInAddress(text: string): void {
    if (!location.pathname.endsWith('/search/') || this.closest('dialog') !== null) return;
    const query = text === '' || this.#pasted !== undefined ? '' : `?${new URLSearchParams({ q: text })}`;
    if (query !== location.search) history.replaceState(history.state, '', `${location.pathname}${query}`);
  }

  #key(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const count = this.#names.length + this.#texts.length;
    if (step === undefined || count === 0) return;
    event.preventDefault();
    this.#activate((this.#active + step + count) % count);
  }

  #activate(place: number): void {
    this.#optionAt(this.#active)?.setAttribute('aria-selected', 'false');
    this.#active = place;
    const option = this.#optionAt(place);
    this.#input.setAttribute('aria-expanded', String(option !== undefined));
    if (option === undefined) {
      this.#input.removeAttribute('aria-activedescendant');
      return;
    }
    option.setAttribute('aria-selected', 'true');
    this.#input.setAttribute('aria-activedescendant', option.id);
    if (place > 0) option.scrollIntoView({ block: 'nearest' });
  }

  #follow(): void {
    const option = this.#isFresh ? this.#optionAt(this.#active) : undefined;
    this.#following = option === undefined && this.#list.ariaBusy === 'true';
    option?.click();
  }

  #optionAt(place: number): HTMLElement | undefined {
    return [...this.#names, ...this.#texts][place]?.option;
  }
}

/** The full text's code and index, which nothing waits for. */
async function startText(): Promise<void> {
  readers().catch(() => {});
  await (await import('./full-text.ts')).fullText().catch(() => {});
}

/** Undefined where the full text could not be had. */
async function findText(words: string, filter: Filter): Promise<TextHit[] | undefined> {
  try {
    return await (await import('./full-text.ts')).findText(words, filter);
  } catch {
    return undefined;
  }
}

function noFullText(): string {
  return import.meta.env.DEV
    ? 'The text of the pages is not searched here: its index is made by `npm run build`.'
    : 'The text of the pages could not be loaded. Names, symptoms and errors were searched.';
}

// The look of results comes with their code: pages stay small until somebody searches.
addLook(look);
customElements.define('search-box', SearchBox);
