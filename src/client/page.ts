/** What the page says of itself. */
export const base = document.body.dataset.base ?? '/';

/**
 * The address the reader came by, before anything tidies it. Grafana appends its query behind the fragment:
 * `#diagnosis?from=now-6h`; `query` is both parts, `anchor` the fragment alone.
 */
export const arrival = readArrival();

function readArrival() {
  const [anchor = '', ...tail] = location.hash.slice(1).split('?');
  const query = [location.search.slice(1), tail.join('?')].filter(Boolean).join('&');
  return { anchor, query, queryBehindAnchor: tail.length > 0 };
}

/** Whether another page shows this one in a frame: nothing is then filled or copied. */
export const framed = window.top !== window.self;

/** An element with attributes and children; text is only ever text. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Record<string, string> = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const status = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
document.body.append(status);

/** Tells a screen reader. The same words twice are told twice. */
export function announce(words: string): void {
  status.textContent = '';
  setTimeout(() => {
    status.textContent = words;
  }, 50);
}

/** One incident, one memory: a second alert of the same page starts with empty boxes. */
const incident = new URLSearchParams(arrival.query).get('startsAt') ?? '';
const keyOf = (key: string) => `waypost:${location.pathname}:${incident}:${key}`;

/** Session memory of this page; without storage it forgets, nothing breaks. */
export const memory = {
  get(key: string): string | null {
    try {
      return sessionStorage.getItem(keyOf(key));
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      sessionStorage.setItem(keyOf(key), value);
    } catch {
      // Storage is off: ticks and the clock then last as long as the page.
    }
  },
};
