import { announce, element } from './page.ts';

/**
 * Asks for a read-back before a destructive block is copied: the reader types the target as the block shows it; where
 * the block has none, confirms what it destroys. A block with an open placeholder has no target yet and is refused.
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
  const target = targetOf(code);
  if (figure.dataset.confirmed === target) return true;
  return new Promise((resolve) => {
    const input = element('input', { type: 'text', class: 'code', autocomplete: 'off', spellcheck: 'false' });
    const asked = element('code', {}, target);
    const verdict = element('b');
    const question =
      target === ''
        ? element('span', {}, element('b', {}, 'Read back: '), figure.dataset.danger ?? '', ' ')
        : element('label', {}, element('b', {}, 'Read back: '), 'type ', asked, ' to copy. ', input);
    const form = element(
      'form',
      {},
      question,
      ' ',
      element('button', { type: 'submit' }, target === '' ? 'I have read it: copy' : 'Confirm'),
      ' ',
      verdict,
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      // The form above may have changed the block since.
      const now = targetOf(code);
      asked.textContent = now;
      if (input.value.trim() !== now) {
        input.setAttribute('aria-invalid', 'true');
        verdict.textContent = 'That is not the target.';
        announce(verdict.textContent);
        input.select();
        return;
      }
      figure.dataset.confirmed = now;
      say.replaceChildren();
      resolve(true);
    });
    say.replaceChildren(form);
    (target === '' ? form.querySelector('button') : input)?.focus();
  });
}

/** The block's values, in its order. */
function targetOf(code: Element): string {
  const slots = [...code.querySelectorAll('[data-parameter]')];
  return [...new Set(slots.map(({ textContent }) => textContent ?? ''))].join(' ');
}
