import { formatMinutes } from '#core/duration.ts';
import { currentStage } from '#core/escalation.ts';
import { element, memory } from './page.ts';

const MINUTE = 60_000;
const panel = document.querySelector<HTMLElement>('[data-escalation-clock]');
const rows = [...(panel?.querySelectorAll<HTMLElement>('[data-after]') ?? [])];

if (panel !== null && rows.length > 0) {
  const stages = rows.map(({ dataset }) => ({ afterMinutes: Number(dataset.after) }));
  const say = element('p', { 'data-clock': '' });
  const button = element('button', { type: 'button' }, 'Start the clock');
  panel.append(say, button);

  const show = () => {
    const start = Number(memory.get('start'));
    if (!start) return;
    const elapsed = Math.max(0, Math.floor((Date.now() - start) / MINUTE));
    const at = currentStage(stages, elapsed);
    rows.forEach((row, index) => {
      if (index === at) row.setAttribute('aria-current', 'step');
      else row.removeAttribute('aria-current');
    });
    const next = stages[at + 1];
    const wait =
      next === undefined ? 'Last stage.' : `Next in ${formatMinutes(next.afterMinutes - elapsed)}.`;
    say.textContent = `${formatMinutes(elapsed)} since the start. ${wait}`;
    button.textContent = 'Restart the clock';
  };
  button.addEventListener('click', () => {
    memory.set('start', String(Date.now()));
    show();
  });
  // The link of an alert says when it fired: client/link-values.ts passes it on.
  document.addEventListener('waypost:started', (event) => {
    memory.set('start', String((event as CustomEvent<number>).detail));
    show();
  });
  show();
  setInterval(show, MINUTE / 4);
}
