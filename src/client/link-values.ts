import { formatInstant } from '#core/instant.ts';
import { type LinkAlert, type Refusal, readLinkQuery, writeLinkQuery } from '#core/link-query.ts';
import { fillLink } from '#core/link-template.ts';
import { showEscapes } from '#core/parameters.ts';
import { announce, element, framed } from './page.ts';
import { showInSlots } from './slots.ts';
import { type FormParameter, valueField } from './value-field.ts';

const section = document.querySelector<HTMLElement>('[data-link-values]');
const parameters = JSON.parse(section?.dataset.linkValues ?? '[]') as FormParameter[];

const head = document.querySelector('main .head');

if (framed) {
  const notice = element(
    'p',
    {},
    'Nothing is filled in or copied: another site shows this page in a frame. Open it in a tab of its own.',
  );
  if (section !== null) section.replaceChildren(notice);
  else head?.append(notice);
} else {
  const { values, refused, alert } = readLinkQuery(location.search, location.hash, parameters);
  if (alert !== undefined) showAlert(alert);
  if (section !== null) fillPage(section, values, refused, alert);
  else if (head !== null) head.append(...refused.map(refusalOf));
}

/** The alert's own line below the title, and the start of the escalation clock. */
function showAlert({ name, startsAt }: LinkAlert): void {
  const line = element('p', { 'data-alert': '' }, 'Opened for ', element('b', {}, name ?? 'an alert'));
  if (startsAt !== undefined) {
    const start = new Date(startsAt);
    const shown = formatInstant(start, document.body.dataset.timeZone ?? 'UTC');
    line.append(', started ', element('time', { datetime: startsAt }, shown));
    document.dispatchEvent(new CustomEvent('waypost:started', { detail: start.getTime() }));
  }
  line.append('.');
  head?.append(line);
}

/** One form for the whole page: what it takes stands in every command, in the links out and in the address. */
function fillPage(
  place: HTMLElement,
  values: Map<string, string>,
  refused: Refusal[],
  alert?: LinkAlert,
): void {
  const title = element('h2', {}, titleOf(values.size));
  const list = element('ul', { class: 'filled' });
  const summary = element('summary', {});
  const fields = parameters.map((parameter) =>
    valueField(parameter, (value) => {
      if (value === undefined) values.delete(parameter.name);
      else values.set(parameter.name, value);
      show();
    }),
  );
  const clear = element('button', { type: 'button' }, 'Clear all');
  const form = element('details', {}, summary, element('form', {}, ...fields.map(({ row }) => row), clear));
  form.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
  clear.addEventListener('click', () => {
    refused.length = 0;
    values.clear();
    for (const field of fields) field.set('');
    announce('All values cleared. The commands show their placeholders.');
  });

  const refusals = element('div', { role: 'alert' });
  place.replaceChildren(title, refusals, list, form);
  parameters.forEach(({ name }, index) => {
    const value = values.get(name);
    if (value !== undefined) fields[index]?.set(value);
  });
  show();

  function show(): void {
    for (const { name } of parameters) {
      const value = values.get(name);
      const isRefused = value === undefined && refused.some((entry) => entry.name === name);
      showInSlots(name, value, value !== undefined ? 'filled' : isRefused ? 'refused' : 'empty');
    }
    const open = refused.filter(({ name }) => !values.has(name));
    refusals.replaceChildren(...open.map(refusalOf));
    list.replaceChildren(
      ...parameters.map(({ name, label }) =>
        element('li', {}, `${label} `, element('code', {}, values.get(name) ?? `{{${name}}}`)),
      ),
    );
    // Nothing known, nothing to compare: one line leaves the screen to the first command.
    const nothing = values.size === 0 && open.length === 0;
    title.hidden = nothing;
    list.hidden = nothing;
    summary.textContent = nothing
      ? `Fill in the commands: ${parameters.map(({ label }) => label).join(', ')}`
      : 'Edit the values';
    for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-link-template]')) {
      const filled = fillLink(link.dataset.linkTemplate ?? '', values);
      if (filled !== undefined) link.href = filled;
    }
    // Accepted values stay in the address, so that what the reader sees can be shared. What was refused or unknown goes,
    // from the address and, since the entry is replaced, from the history.
    const anchor = location.hash.slice(1).split('?')[0] ?? '';
    history.replaceState(
      history.state,
      '',
      location.pathname + writeLinkQuery(values, anchor, parameters, alert),
    );
  }
}

function titleOf(came: number): string {
  if (came === 0) return 'Values of this incident';
  if (came === 1) return '1 value came from the link: compare it with the alert';
  return `${came} values came from the link: compare them with the alert`;
}

function refusalOf({ name, value, reason }: Refusal): HTMLElement {
  const subject = name === '' ? 'The link' : `{{${name}}}`;
  return element(
    'p',
    { 'data-refused': name },
    element('b', {}, 'Refused: '),
    `${subject} `,
    element('code', {}, showEscapes(value)),
    ` ${reason}. The commands keep their placeholder: take the value from the alert and type it.`,
  );
}
