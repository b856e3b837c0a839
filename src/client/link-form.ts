import { writeLinkQuery } from '#core/link-query.ts';
import { copyText, selectContents } from './clipboard.ts';
import { announce, base, element, framed } from './page.ts';
import { type FormParameter, valueField } from './value-field.ts';

const place = document.querySelector<HTMLElement>('[data-link-form]');
if (place !== null && !framed) offer(place);

/** On an alert's page: builds the link for one incident from typed values, for a chat or a ticket. */
function offer(place: HTMLElement): void {
  const { parameters, path, anchor, name } = JSON.parse(place.dataset.linkForm ?? '{}') as {
    parameters: FormParameter[];
    path: string;
    anchor: string;
    name: string;
  };
  const values = new Map<string, string>();
  const link = element('a', { 'data-built-link': '' });
  const show = () => {
    const address = `${base}${path.slice(1)}${writeLinkQuery(values, anchor, parameters, { name })}`;
    link.href = address;
    link.textContent = link.href;
  };
  const fields = parameters.map((parameter) =>
    valueField(parameter, (value) => {
      if (value === undefined) values.delete(parameter.name);
      else values.set(parameter.name, value);
      show();
    }),
  );
  const copy = element('button', { type: 'button' }, 'Copy link');
  copy.addEventListener('click', async () => {
    const done = await copyText(link.href);
    if (!done) selectContents(link);
    announce(done ? 'Link copied' : 'The browser refused to copy. The link is selected.');
    copy.textContent = done ? 'Copied' : 'Press Ctrl+C';
    setTimeout(() => {
      copy.textContent = 'Copy link';
    }, 2000);
  });
  const form = element('form', {}, ...fields.map(({ row }) => row));
  form.addEventListener('submit', (event) => event.preventDefault());
  place.append(
    element('h3', { class: 'part' }, 'Build a link for one incident'),
    form,
    element('p', {}, link),
    copy,
  );
  show();
}
