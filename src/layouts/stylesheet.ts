import { createHash } from 'node:crypto';
import { urlOf } from '#core/links.ts';
import lists from '#styles/lists.css?inline';
import site from '#styles/site.css?inline';

const faces = [
  { family: 'Atkinson Next', weight: 400, file: 'atkinson-next-400.woff2' },
  { family: 'Atkinson Next', weight: 700, file: 'atkinson-next-700.woff2' },
  { family: 'Atkinson Mono', weight: 400, file: 'atkinson-mono-400.woff2' },
];

/**
 * The page's stylesheet, to stand inside the document: one round trip to first paint. What print needs is a file.
 * @param sheet what every printed sheet says at its foot: address, commit, date.
 * @param withLists whether the page has tables and lists; a runbook has not, and is the page that must be small.
 */
export function stylesheet(base: string, sheet: string, withLists: boolean): { css: string; hash: string } {
  // `optional`: on a slow network the first page keeps the system's face and nothing moves.
  const fonts = faces.map(
    ({ family, weight, file }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:optional;src:url("${urlOf(base, `/fonts/${file}`)}")format("woff2")}`,
  );
  const foot = `@page{@bottom-left{content:${JSON.stringify(sheet)};font:8pt sans-serif}}`;
  const css = fonts.join('') + site + (withLists ? lists : '') + foot;
  return { css, hash: createHash('sha256').update(css).digest('base64') };
}
