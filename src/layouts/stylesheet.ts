import { createHash } from 'node:crypto';
import { urlOf } from '#core/links.ts';
import site from '#styles/site.css?inline';

const faces = [
  { family: 'Atkinson Next', weight: 400, file: 'atkinson-next-400.woff2' },
  { family: 'Atkinson Next', weight: 700, file: 'atkinson-next-700.woff2' },
  { family: 'Atkinson Mono', weight: 400, file: 'atkinson-mono-400.woff2' },
];

/** The site's whole stylesheet, to stand inside the document: one round trip to first paint. */
export function stylesheet(base: string): { css: string; hash: string } {
  // `optional`: on a slow network the first page keeps the system's face and nothing moves.
  const fonts = faces.map(
    ({ family, weight, file }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};font-display:optional;src:url("${urlOf(base, `/fonts/${file}`)}")format("woff2")}`,
  );
  const css = fonts.join('') + site;
  return { css, hash: createHash('sha256').update(css).digest('base64') };
}
