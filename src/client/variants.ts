import { element } from './page.ts';

const KEY = 'waypost:variant';
const groups = [...document.querySelectorAll<HTMLElement>('[data-variants]')];

/** One block for each platform: shows the reader's, remembers the choice for every page. */
function choose(variant: string): void {
  for (const group of groups) {
    const blocks = [...group.querySelectorAll<HTMLElement>('[data-variant]')];
    if (!blocks.some(({ dataset }) => dataset.variant === variant)) continue;
    for (const block of blocks) block.classList.toggle('unchosen', block.dataset.variant !== variant);
    for (const tab of group.querySelectorAll('button[data-choice]')) {
      tab.setAttribute('aria-pressed', String(tab.textContent === variant));
    }
  }
}

for (const group of groups) {
  const names = [...group.querySelectorAll<HTMLElement>('[data-variant]')].map(
    ({ dataset }) => dataset.variant ?? '',
  );
  const tabs = names.map((name) => {
    const tab = element('button', { type: 'button', 'data-choice': '', 'aria-pressed': 'false' }, name);
    tab.addEventListener('click', () => {
      try {
        localStorage.setItem(KEY, name);
      } catch {
        // Storage is off: the choice holds for this page.
      }
      choose(name);
    });
    return tab;
  });
  group.prepend(element('div', { role: 'group', class: 'choices', 'aria-label': 'Platform' }, ...tabs));
  choose(names[0] ?? '');
}
if (groups.length > 0) {
  try {
    choose(localStorage.getItem(KEY) ?? '');
  } catch {
    // Storage is off: the first platform is shown.
  }
}
