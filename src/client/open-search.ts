import { element } from './page.ts';
import { searchFile } from './search-files.ts';

const opener = document.querySelector<HTMLAnchorElement>('a[data-open-search]');
let dialog: HTMLDialogElement | undefined;

/** `/` and Ctrl+K open the search over any page; its code loads when the reader reaches for it. */
async function open(): Promise<void> {
  const here = document.querySelector<HTMLInputElement>('main search-box input');
  if (here !== null) return here.focus();
  if (dialog === undefined) {
    const form = element(
      'form',
      { role: 'search', action: opener?.href ?? '', method: 'get' },
      element('label', { class: 'unseen', for: 'query' }, 'Search by symptom, alert, error or command'),
      element('input', {
        id: 'query',
        type: 'search',
        name: 'q',
        placeholder: 'Symptom, alert, error, command',
        autocomplete: 'off',
        spellcheck: 'false',
      }),
    );
    const close = element('button', { type: 'button', 'aria-label': 'Close search' }, 'Close');
    form.append(close);
    dialog = element(
      'dialog',
      { class: 'search', 'aria-label': 'Search' },
      element('search-box' as 'div', { class: 'search-box' }, form),
    );
    close.addEventListener('click', () => dialog?.close());
    dialog.addEventListener('click', (event) => {
      if (event.target === dialog) dialog.close();
    });
    document.body.append(dialog);
  }
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('input')?.focus();
  await load();
}

/** Code and index side by side: one after the other would be two round trips. */
function load(): Promise<unknown> {
  searchFile('index').catch(() => {});
  return import('./search-box.ts');
}

document.addEventListener('keydown', (event) => {
  const typing = (event.target as Element).closest?.('input, textarea, select, [contenteditable]') !== null;
  const asked =
    (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) ||
    (event.key === 'k' && (event.ctrlKey || event.metaKey));
  if (!asked) return;
  event.preventDefault();
  open();
});
opener?.addEventListener('click', (event) => {
  event.preventDefault();
  open();
});
for (const sign of ['pointerenter', 'touchstart', 'focus'])
  opener?.addEventListener(sign, load, { once: true });
// A box on the page itself is there to be used. Over any other page the index comes when the page has come to rest, so that the
// code is all there is to wait for; a reader who saves data waits for both.
if (document.querySelector('main search-box') !== null) load();
else if (!saysToSave()) onceAtRest(() => void searchFile('index').catch(() => {}));

function saysToSave(): boolean {
  return (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
}

function onceAtRest(run: () => void): void {
  // Safari has no idle callback.
  const wait = () => ('requestIdleCallback' in window ? requestIdleCallback(run) : setTimeout(run, 1000));
  if (document.readyState === 'complete') wait();
  else addEventListener('load', wait, { once: true });
}
