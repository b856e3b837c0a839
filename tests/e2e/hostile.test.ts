import { expect, type Page, test } from 'playwright/test';
import { checkValue, encodeForUrl, type ParameterRule } from '#core/parameters.ts';
import { at, catalog, one } from '#tests/built-site.ts';
import { copySomeBlocks } from '#tests/copying.ts';
import { hostileValues } from '#tests/hostile-values.ts';
import { watch } from '#tests/watch.ts';

const [first, second] = catalog.services.map(({ id }) =>
  one(
    catalog.runbooks.find(({ service, parameters }) => service === id && parameters.length > 1),
    `runbook of ${id} with two parameters`,
  ),
);
const alert = one(
  catalog.alerts.find(({ runbookUrl }) => runbookUrl.includes('{{')),
  'alert whose link has a template',
);
/** Beyond this the server, not the page, refuses an address. */
const MOST_OF_ADDRESS = 12_000;
const targets = [first, second, alert].flatMap((page) => page ?? []);

/** Where an attacker may write. `try` makes each address another document. */
const places: Record<string, (value: string, names: string[], index: number) => string> = {
  'as a value': (value, names, index) =>
    `?try=${index}&${names.map((name) => `${name}=${encodeForUrl(value)}`).join('&')}`,
  'as a key': (value, names, index) =>
    `?try=${index}&${encodeForUrl(value)}=1&${names[0]}=${encodeForUrl(value)}`,
  'as a fragment': (value, _names, index) => `?try=${index}#${encodeForUrl(value)}`,
  'behind the fragment': (value, names, index) =>
    `?try=${index}#diagnosis?${names.map((name) => `var-${name}=${encodeForUrl(value)}`).join('&')}`,
};

for (const { path } of targets) {
  for (const [place, write] of Object.entries(places)) {
    test(`no hostile input ${place} gets anything past ${path}`, async ({ page }) => {
      test.slow();
      const problems = await watch(page);
      await page.goto(at(path));
      const clean = await look(page);
      for (const [index, { name, value }] of hostileValues.entries()) {
        const names = namesOf(clean).slice(0, Math.max(1, MOST_OF_ADDRESS / encodeForUrl(value).length));
        await page.goto(at(`${path}${write(value, names, index)}`));
        const now = await look(page);
        expect(now.title, name).toBe(clean.title);
        expect(now.elements, name).toEqual(clean.elements);
        expect(now.scripted, name).toEqual([]);
        expect(problems, name).toEqual([]);
        // A slot shows its placeholder or a value that the type accepts, whole.
        for (const [index, slot] of now.slots.entries()) {
          const rule = one(
            clean.rules.find((known) => known.name === slot.name),
            slot.name,
          );
          const fits = place !== 'as a fragment' && checkValue(rule, value).ok;
          expect(fits ? [value, clean.slots[index]?.text] : [clean.slots[index]?.text], name).toContain(
            slot.text,
          );
        }
        expect(now.code, name).toEqual(clean.code);
        for (const block of await copySomeBlocks(page, 2)) {
          expect(block.seen, name).toBe(block.text);
          expect(block.clipboard, name).toBe(block.text);
        }
      }
    });
  }
}

type Rule = ParameterRule & { name: string };

interface Look {
  title: string;
  /** Every element but the page's own notices, in order. */
  elements: string[];
  /** Attributes and addresses that would run script. */
  scripted: string[];
  slots: { name: string; text: string }[];
  /** Blocks with each slot as its name. */
  code: string[];
  rules: Rule[];
}

async function look(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const notices = '[data-refused], [data-unknown-anchor], [data-alert]';
    const all = [...document.querySelectorAll('*')].filter(
      (node) => node.closest(notices) === null || node.matches('input'),
    );
    const slots = [...document.querySelectorAll<HTMLElement>('[data-parameter]')];
    const seen = slots.map(({ dataset, textContent }) => ({
      name: dataset.parameter ?? '',
      text: textContent ?? '',
    }));
    const everything = [...document.querySelectorAll('*')];
    const [values, form] = [
      document.querySelector('[data-link-values]'),
      document.querySelector('[data-link-form]'),
    ];
    const rules =
      values === null
        ? JSON.parse((form as HTMLElement | null)?.dataset.linkForm ?? '{"parameters":[]}').parameters
        : JSON.parse((values as HTMLElement).dataset.linkValues ?? '[]');
    const code = [...document.querySelectorAll('[data-command] code')].map((block) => {
      const copy = block.cloneNode(true) as HTMLElement;
      for (const slot of copy.querySelectorAll<HTMLElement>('[data-parameter]'))
        slot.textContent = slot.dataset.parameter ?? '';
      return copy.textContent ?? '';
    });
    return {
      title: document.title,
      elements: all.map(({ tagName, id }) => `${tagName}#${id}`),
      scripted: everything.flatMap((node) =>
        [...node.attributes]
          .filter(
            ({ name, value }) =>
              /^on/i.test(name) || (/href|src|action/i.test(name) && /^\s*\w*script:/i.test(value)),
          )
          .map(({ name, value }) => `${node.tagName} ${name}=${value}`),
      ),
      slots: seen,
      code,
      rules,
    };
  });
}

function namesOf({ rules }: Look): string[] {
  return rules.map(({ name }) => name);
}
