import { announce, element } from './page.ts';

/**
 * Asks for a read-back before a destructive block is copied: the reader types the target as the block shows it, or,
 * where it has none, the word "destroy". A block with an open placeholder has no target yet and is refused.
 * @returns whether the reader confirmed.
 */
export async function askBack(
  figure: HTMLElement,
  code: Element,
  missing: string[],
  say: HTMLElement,
): Promise<boolean> {
  if (missing.length > 0) {
    say.textContent = `Not copied: fill in ${missing.map((name) => `{{${name}}}`).join(', ')} first, so that you can check the target.`;
    announce(say.textContent);
    return false;
  }
  const filled = [...code.querySelectorAll('[data-parameter]')].map(({ textContent }) => textContent ?? '');
  const target = [...new Set(filled)].join(' ') || 'destroy';
  if (figure.dataset.confirmed === target) return true;
  return new Promise((resolve) => {
    const input = element('input', { type: 'text', class: 'code', autocomplete: 'off', spellcheck: 'false' });
    const label = element('label', {}, element('b', {}, 'Read back: '), `type ${target} to copy. `, input);
    const confirm = element('button', { type: 'submit' }, 'Confirm');
    const form = element('form', {}, label, ' ', confirm);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (input.value.trim() !== target) {
        input.setAttribute('aria-invalid', 'true');
        announce('That is not the target.');
        return input.select();
      }
      figure.dataset.confirmed = target;
      say.replaceChildren();
      resolve(true);
    });
    say.replaceChildren(form);
    input.focus();
  });
}
