import type { Page } from 'playwright';
import { type Catalog, getRunbook } from '#core/catalog.ts';
import { checkValue, showEscapes } from '#core/parameters.ts';
import { landingOf } from '#tests/landing.ts';
import type { AlertSeries } from './alert-series.ts';
import type { ExpectedLink } from './expected-link.ts';

/** What the reader of an opened link has before them. */
export interface OpenedPage {
  title: string;
  landing: { id: string | undefined; covered: boolean; near: boolean };
  /** Text of the line that names the alert. */
  alert: string;
  startedAt: string | undefined;
  isUnknownAnchor: boolean;
  slots: { name: string; state: string; text: string }[];
  refused: Record<string, string>;
}

/** Opens a link as a reader does, and waits until the page stands still at its place. */
export async function openLink(page: Page, url: string): Promise<OpenedPage> {
  const response = await page.goto(url, { waitUntil: 'domcontentloaded' });
  // The same document: the browser only moved.
  const answer = response ?? (await page.reload({ waitUntil: 'domcontentloaded' }));
  if (answer?.status() !== 200) throw new Error(`answered with ${answer?.status()}`);
  const anchor = new URL(url).hash.slice(1);
  let landing = await landingOf(page);
  for (let tries = 0; tries < 60 && !(landing.id === anchor && !landing.covered && landing.near); tries++) {
    await page.waitForTimeout(50);
    landing = await landingOf(page);
  }
  const seen = await page.evaluate(() => ({
    title: document.querySelector('h1')?.textContent?.trim() ?? '',
    alert: document.querySelector('[data-alert]')?.textContent ?? '',
    startedAt: document.querySelector('[data-alert] time')?.getAttribute('datetime') ?? undefined,
    isUnknownAnchor: document.querySelector('[data-unknown-anchor]') !== null,
    slots: [...document.querySelectorAll<HTMLElement>('[data-parameter]')].map(
      ({ dataset, textContent }) => ({
        name: dataset.parameter ?? '',
        state: dataset.state ?? 'empty',
        text: textContent ?? '',
      }),
    ),
    refused: Object.fromEntries(
      [...document.querySelectorAll<HTMLElement>('[data-refused]')].map((notice) => [
        notice.dataset.refused ?? '',
        notice.querySelector('code')?.textContent ?? '',
      ]),
    ),
  }));
  return { ...seen, landing };
}

/** What became of the values of links. */
export interface Count {
  filled: number;
  refused: number;
  empty: number;
}

/** What is wrong with the page that a link of an alert opened; adds its values to the count. */
export function problemsOf(
  catalog: Catalog,
  { alert }: AlertSeries,
  link: ExpectedLink,
  startsAt: string | undefined,
  page: OpenedPage,
  count: Count,
): string[] {
  const runbook = getRunbook(catalog, alert.runbook);
  const problems: string[] = [];
  const expect = (what: string, is: unknown, should: unknown) => {
    if (is !== should) problems.push(`${what} is ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
  };
  expect('the title', page.title, runbook.title);
  expect('the place', page.landing.id, link.anchor);
  expect('the place is covered', page.landing.covered, false);
  expect('the place is on the screen', page.landing.near, true);
  expect('the notice of an unknown step', page.isUnknownAnchor, false);
  if (link.query.alertname !== undefined && !page.alert.includes(link.query.alertname))
    problems.push(`the page does not name the alert: ${JSON.stringify(page.alert)}`);
  expect('the start', page.startedAt, startsAt);

  const refused = new Map(Object.entries(page.refused));
  for (const parameter of runbook.parameters) {
    const value = link.query[parameter.name];
    const fits = value !== undefined && !isAbsent(value) && checkValue(parameter, value).ok;
    const isRefused = value !== undefined && !isAbsent(value) && !fits;
    if (value !== undefined) count[fits ? 'filled' : isRefused ? 'refused' : 'empty']++;
    const state = fits ? 'filled' : isRefused ? 'refused' : 'empty';
    const text = fits ? value : `{{${parameter.name}}}`;
    for (const slot of page.slots.filter(({ name }) => name === parameter.name)) {
      expect(`a slot of ${parameter.name}`, `${slot.state} ${slot.text}`, `${state} ${text}`);
    }
    expect(
      `what is refused of ${parameter.name}`,
      refused.get(parameter.name),
      isRefused ? showEscapes(value) : undefined,
    );
    refused.delete(parameter.name);
  }
  expect('what else is refused', [...refused.keys()].join(), '');
  return problems;
}

/** What the tools write when there is no value. */
function isAbsent(value: string): boolean {
  const words = ['', '<no value>', '[no value]', '$__all', 'All'];
  return words.includes(value) || /\{\{.*\}\}|\$\{.*\}|\[\[.*\]\]/s.test(value);
}
