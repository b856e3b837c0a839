import { createHash } from 'node:crypto';
import { urlOf } from '#core/links.ts';
import lists from '#styles/lists.css?inline';
import prose from '#styles/prose.css?inline';
import site from '#styles/site.css?inline';

const parts = { runbook: '', guide: prose, lists };
const faces = [
  { family: 'Atkinson Next', weight: 400, file: 'atkinson-next-400.woff2' },
  { family: 'Atkinson Next', weight: 700, file: 'atkinson-next-700.woff2' },
  { family: 'Atkinson Mono', weight: 400, file: 'atkinson-mono-400.woff2' },
];

/**
 * The page's stylesheet, to stand inside the document: one round trip to first paint. What print needs is a file.
 * @param sheet what every printed sheet says at its foot: address, commit, date.
 * @param kind what the page is made of; a runbook is the page that must be small and carries nothing for the others.
 */
export function stylesheet(
  base: string,
  sheet: string,
  kind: 'runbook' | 'guide' | 'lists',
): { css: string; hash: string } {
  // `optional`: on a slow network the first page keeps the system's face and nothing moves.
  const fonts = faces.map(
    ({ family, weight, file }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:optional;src:url("${urlOf(base, `/fonts/${file}`)}")format("woff2")}`,
  );
  const foot = `@page{@bottom-left{content:${JSON.stringify(sheet)};font:8pt sans-serif}}`;
  const css = fonts.join('') + site + parts[kind] + foot;
  return { css, hash: createHash('sha256').update(css).digest('base64') };
}
