import { copyText, selectContents } from './clipboard.ts';
import { askBack } from './danger.ts';
import { announce, element, framed } from './page.ts';

const CONFIRMED_MS = 2000;

for (const figure of document.querySelectorAll<HTMLElement>('figure[data-command]')) addCopyButton(figure);

/** A button that copies what its block shows, byte for byte. Made here: without script there is no dead button. */
function addCopyButton(figure: HTMLElement): void {
  const code = figure.querySelector('code');
  const caption = figure.querySelector('figcaption');
  if (code === null || caption === null) return;
  const name = caption.querySelector('b:last-of-type')?.textContent ?? figure.dataset.language ?? 'block';
  const button = element('button', { type: 'button', 'aria-label': `Copy: ${name}` }, 'Copy');
  const say = element('p', { class: 'say' });
  caption.append(button);
  figure.append(say);

  button.addEventListener('click', async () => {
    say.textContent = '';
    if (framed)
      return tell(say, 'Not copied: another site shows this page in a frame. Open it in a tab of its own.');
    const missing = missingIn(code);
    if (figure.dataset.danger !== undefined && !(await askBack(figure, code, missing, say))) return;
    const shown = code.textContent ?? '';
    if (await copyText(shown)) {
      confirm(button);
      tell(say, missing.length === 0 ? '' : `Copied with ${words(missing)} still to fill in.`);
    } else {
      selectContents(code);
      tell(say, 'The browser refused to copy. The text is selected: press Ctrl+C or Cmd+C.');
    }
  });
}

/** Names of the parameters that the block still shows as placeholders. */
function missingIn(code: Element): string[] {
  const open = [...code.querySelectorAll<HTMLElement>('[data-parameter]:not([data-state="filled"])')];
  return [...new Set(open.map(({ dataset }) => dataset.parameter ?? ''))];
}

function words(names: string[]): string {
  return names.map((name) => `{{${name}}}`).join(', ');
}

function tell(say: HTMLElement, message: string): void {
  say.textContent = message;
  if (message !== '') announce(message);
}

function confirm(button: HTMLButtonElement): void {
  button.textContent = 'Copied';
  button.dataset.copied = '';
  announce('Copied');
  setTimeout(() => {
    button.textContent = 'Copy';
    delete button.dataset.copied;
  }, CONFIRMED_MS);
}
