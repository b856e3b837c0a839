import { page } from './built-folder.ts';

/** Character references for what means something in HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A text with tags in the middle of each word, as highlighting leaves it. */
function cut(text: string): string {
  const middle = Math.ceil(text.length / 2);
  return `<span class="a">${escaped(text.slice(0, middle))}</span><span>${escaped(text.slice(middle))}</span>`;
}

interface Place {
  file: string;
  text: string;
}

const HTML = 'a/index.html';

/** Where something can stand in a built site. */
export const places: Record<string, (text: string) => Place> = {
  'the text of a page': (text) => ({ file: HTML, text: page(`<p>${escaped(text)}</p>`) }),
  'text that tags cut': (text) => ({ file: HTML, text: page(`<pre><code>${cut(text)}</code></pre>`) }),
  'an attribute': (text) => ({ file: HTML, text: page(`<p data-note="${escaped(text)}">x</p>`) }),
  'the description of a page': (text) => ({
    file: HTML,
    text: page('').replace('<head>', `<head><meta name="description" content="${escaped(text)}">`),
  }),
  'a comment': (text) => ({ file: HTML, text: page(`<p>x</p><!-- ${text} -->`) }),
  'JSON in a page': (text) => ({
    file: HTML,
    text: page(`<script type="application/json">{"a": ${JSON.stringify(text)}}</script>`),
  }),
  'a Markdown twin': (text) => ({ file: 'a/index.md', text: `# A\n\n${text}\n` }),
  'a JSON twin': (text) => ({ file: 'a.json', text: JSON.stringify({ a: [`"${text}"`] }) }),
  'llms.txt': (text) => ({ file: 'llms.txt', text: `# S\n\n- ${text}\n` }),
  'a rule file': (text) => ({ file: 'rules/a.yml', text: `# ${text}\n` }),
  'a picture in words': (text) => ({ file: 'a.svg', text: `<svg><text>${escaped(text)}</text></svg>` }),
  'a script': (text) => ({ file: '_astro/a.js', text: `const a = \`${text}\`;\n` }),
};
