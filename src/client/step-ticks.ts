import { element, memory } from './page.ts';

/** A box to tick at each step. Ticks stay in this tab; a reload keeps them. */
for (const step of document.querySelectorAll<HTMLElement>('[data-step]')) {
  const key = `done:${step.dataset.step}`;
  const box = element('input', { type: 'checkbox' });
  const show = () => {
    if (box.checked) step.dataset.done = '';
    else delete step.dataset.done;
  };
  box.checked = memory.get(key) === '1';
  box.addEventListener('change', () => {
    memory.set(key, box.checked ? '1' : '0');
    show();
  });
  show();
  const title = step.querySelector('h3 a, h4 a')?.textContent ?? '';
  const label = element(
    'label',
    { class: 'done' },
    box,
    'Done',
    element('span', { class: 'unseen' }, `: ${title}`),
  );
  step.querySelector('.tools')?.prepend(label);
}
