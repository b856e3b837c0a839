import type { Hit as NameHit } from '#core/search/answer.ts';
import type { Hit as TextHit } from './full-text.ts';
import { base, element } from './page.ts';

/** What a reader chooses from: an option of the list. */
export interface Result {
  url: string;
  option: HTMLElement;
}

const KINDS: Record<NameHit['kind'], string> = {
  alert: 'Alert',
  runbook: 'Runbook',
  step: 'Step of a runbook',
  service: 'Service',
  guide: 'Guide',
};

/** A group of the list of results with its heading. */
export function groupOf(id: string, title: string, results: readonly Result[]): HTMLElement {
  return element(
    'div',
    { role: 'group', 'aria-labelledby': id },
    element('p', { id, class: 'quiet', role: 'presentation' }, title),
    element('ul', { class: 'results', role: 'none' }, ...results.map(({ option }) => itemOf(option))),
  );
}

export function resultOfName(hit: NameHit, id: string): Result {
  const { path, title, kind, service, severity, line } = hit;
  const about = [KINDS[kind], service, severity].filter(Boolean).join(' · ');
  return optionOf(`${base}${path.slice(1)}`, id, [
    element('b', {}, title),
    element('small', {}, about),
    ...(line === '' ? [] : [element('span', {}, line)]),
  ]);
}

export function resultOfText({ title, section, url, excerpt }: TextHit, id: string): Result {
  return optionOf(url, id, [
    element('b', {}, title),
    ...(section === undefined ? [] : [` · ${section}`]),
    element('span', {}, ...excerpt.map(({ text, found }) => (found ? element('mark', {}, text) : text))),
  ]);
}

function optionOf(url: string, id: string, parts: (Node | string)[]): Result {
  const attributes = { href: url, role: 'option', id, tabindex: '-1', 'aria-selected': 'false' };
  return { url, option: element('a', attributes, ...parts) };
}

function itemOf(option: HTMLElement): HTMLLIElement {
  return element('li', { 'data-result': '', role: 'none' }, option);
}
