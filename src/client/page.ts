/** What the page says of itself. */
export const base = document.body.dataset.base ?? '/';

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

/** Session memory of this page; without storage it forgets, nothing breaks. */
export const memory = {
  get(key: string): string | null {
    try {
      return sessionStorage.getItem(`waypost:${location.pathname}:${key}`);
    } catch {
      return null;
    }
  },
  set(key: string, value: string): void {
    try {
      sessionStorage.setItem(`waypost:${location.pathname}:${key}`, value);
    } catch {
      // Storage is off: ticks and the clock then last as long as the page.
    }
  },
};
