import { expect, type Page } from 'playwright/test';

/** The reader stands at a place: it is the target, its head is seen, and nothing that sticks lies over it. */
export async function expectLanded(page: Page, id: string): Promise<void> {
  await expect.poll(() => landingOf(page)).toEqual({ id, covered: false, near: true });
}

/** Where the reader stands: the target, whether anything lies over its head, and whether it is on the screen. */
export function landingOf(page: Page) {
  return page.evaluate(() => {
    const target = document.querySelector(':target');
    const top = target?.getBoundingClientRect().top ?? Number.NaN;
    const left = target?.getBoundingClientRect().left ?? 0;
    const over = [...document.querySelectorAll('.bar, .panel')]
      .filter((part) => getComputedStyle(part).position === 'sticky')
      .map((part) => part.getBoundingClientRect())
      .filter((part) => part.left <= left && part.top < innerHeight / 2)
      .map(({ bottom }) => bottom);
    const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
    return {
      id: target?.id,
      covered: top < Math.max(0, ...over) - 1,
      near: top < (atEnd ? innerHeight : innerHeight / 2),
    };
  });
}
