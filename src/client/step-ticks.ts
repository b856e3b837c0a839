import { reportUrl } from '#core/report-url.ts';
import { element, memory } from './page.ts';

const { repository = '', commit } = document.body.dataset;
const page = document.querySelector<HTMLLinkElement>('link[rel=canonical]')?.href ?? location.href;

/** A box to tick at each step, and a way to say that it is wrong. Ticks stay in this tab; a reload keeps them. */
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
  const report = element(
    'a',
    { href: reportUrl(repository, { page, anchor: step.id, title: `${document.title}: ${title}`, commit }) },
    'Report a problem with this step',
  );
  step.append(element('p', { class: 'tools' }, label, report));
}
