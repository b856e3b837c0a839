/**
 * npm run bench [-- pages [--page PATH] | search [--runbooks 50,500,1000] [--times 1]]
 * Measures sizes and times on a slow network, beside what others need. Prints; asserts nothing, because machines are noisy.
 */
import { parseArgs } from 'node:util';
import { measurePages } from './bench/pages.ts';
import { measureSearch } from './bench/search.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string' },
    runbooks: { type: 'string', default: '50,500,1000' },
    times: { type: 'string', default: '1' },
  },
});
const [what = 'pages', ...more] = positionals;
const counts = values.runbooks.split(',').map(Number);
const times = Number(values.times);

if (more.length > 0 || !['pages', 'search'].includes(what)) {
  console.error('Say what to measure: `npm run bench -- pages` or `npm run bench -- search`.');
  process.exit(2);
}
if (![times, ...counts].every((count) => Number.isInteger(count) && count > 0)) {
  console.error(
    '--runbooks is numbers with commas between them, --times a number: --runbooks 50,500 --times 3',
  );
  process.exit(2);
}
await (what === 'pages' ? measurePages(values.page) : measureSearch(counts, times));
