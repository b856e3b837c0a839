import look from '#styles/search.css?inline';
import { filterValues, findText, fullText, type Hit } from './full-text.ts';
import { addLook } from './look.ts';
import { announce, element } from './page.ts';

const WAIT_MS = 80;
let boxes = 0;

/** A search form with its results below: type, arrow keys, Enter. The list is a listbox that the field controls. */
class SearchBox extends HTMLElement {
  /** Found when connected: an element made by script has no children before. */
  #input!: HTMLInputElement;
  #list = element('ul', {
    class: 'results',
    role: 'listbox',
    'aria-label': 'Results',
    id: `results-${++boxes}`,
  });
  #say = element('div', { class: 'quiet' });
  #filters = element('div', { class: 'filters' });
  #chosen: Record<string, string> = {};
  #active = -1;
  #asked = 0;
  /** Enter was pressed before the results of these words were there. */
  #following = false;
  #timer = 0;

  connectedCallback(): void {
    this.#input = this.querySelector('input') as HTMLInputElement;
    const input = this.#input;
    for (const [name, value] of Object.entries({
      role: 'combobox',
      'aria-expanded': 'false',
      'aria-autocomplete': 'list',
      'aria-controls': this.#list.id,
    })) {
      input.setAttribute(name, value);
    }
    this.append(this.#filters, this.#say, this.#list);
    input.addEventListener('input', () => {
      this.#setBusy(true);
      this.#following = false;
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#search(), WAIT_MS);
    });
    input.addEventListener('keydown', (event) => this.#key(event));
    this.querySelector('form')?.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#follow();
    });
    input.value ||= new URLSearchParams(location.search).get('q') ?? '';
    this.#offerFilters();
    this.#search();
  }

  async #offerFilters(): Promise<void> {
    try {
      const values = await filterValues();
      for (const name of ['kind', 'service', 'severity']) {
        const select = element(
          'select',
          { 'aria-label': name },
          element('option', { value: '' }, `Any ${name}`),
          ...(values[name] ?? []).map((value) => element('option', { value }, value)),
        );
        select.addEventListener('change', () => {
          if (select.value === '') delete this.#chosen[name];
          else this.#chosen[name] = select.value;
          this.#search();
        });
        this.#filters.append(select);
      }
    } catch {
      this.#say.textContent =
        'Search has no index here. It is made by the build: run `npm run build`, then reload. Alerts and runbooks are listed above.';
    }
  }

  async #search(): Promise<void> {
    const query = this.#input.value.trim();
    const asked = ++this.#asked;
    if (query === '') return this.#show([], '');
    try {
      await fullText();
      const hits = await findText(query, this.#chosen);
      if (asked === this.#asked) this.#show(hits, query);
    } catch {
      // #offerFilters has said why.
      this.#setBusy(false);
    }
  }

  #show(hits: Hit[], query: string): void {
    this.#list.replaceChildren(...hits.map((hit, index) => this.#item(hit, index)));
    this.#input.setAttribute('aria-expanded', String(hits.length > 0));
    this.#activate(hits.length > 0 ? 0 : -1);
    this.#setBusy(false);
    if (this.#following) this.#follow();
    this.#say.replaceChildren();
    if (query === '') return;
    if (hits.length === 0) {
      this.#say.append(
        element(
          'p',
          { 'data-no-match': '' },
          `No page has "${query}". Try fewer words, an alert's name, or a word of the error.`,
        ),
      );
    }
    announce(hits.length === 0 ? `No page has ${query}` : `${hits.length} results`);
  }

  #item({ title, section, url, excerpt }: Hit, index: number): HTMLLIElement {
    const link = element(
      'a',
      {
        href: url,
        role: 'option',
        id: `${this.#list.id}-${index}`,
        tabindex: '-1',
        'aria-selected': 'false',
      },
      element('b', {}, title),
    );
    if (section !== undefined) link.append(` · ${section}`);
    link.append(
      element('span', {}, ...excerpt.map(({ text, found }) => (found ? element('mark', {}, text) : text))),
    );
    return element('li', { 'data-result': '', role: 'none' }, link);
  }

  #key(event: KeyboardEvent): void {
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    const count = this.#list.children.length;
    if (step === undefined || count === 0) return;
    event.preventDefault();
    this.#activate((this.#active + step + count) % count);
  }

  #activate(index: number): void {
    this.#optionAt(this.#active)?.setAttribute('aria-selected', 'false');
    this.#active = index;
    const item = this.#optionAt(index);
    item?.setAttribute('aria-selected', 'true');
    item?.scrollIntoView({ block: 'nearest' });
    if (item === undefined) this.#input.removeAttribute('aria-activedescendant');
    else this.#input.setAttribute('aria-activedescendant', item.id);
  }

  #follow(): void {
    this.#following = this.#list.ariaBusy === 'true';
    if (!this.#following) this.#optionAt(this.#active)?.click();
  }

  #optionAt(index: number): HTMLElement | undefined {
    return this.#list.children[index]?.querySelector('a') ?? undefined;
  }

  #setBusy(busy: boolean): void {
    this.#list.ariaBusy = String(busy);
  }
}

// The look of results comes with their code: pages stay small until somebody searches.
addLook(look);
customElements.define('search-box', SearchBox);
