/**
 * npm run reviews -- [--format text|json] [--within DAYS] [--root DIR]
 * Prints which runbooks are to be read again and which reviews and drills are to be held: what is overdue and what is
 * due soon, or all within so many days. The text fits a chat message. Always exits 0 when the content can be read.
 */
import { parseArgs } from 'node:util';
import { formatReminder, generateReminder } from '#generators/reminder.ts';
import { today } from '#io/clock.ts';
import { readContent } from '#io/read-content.ts';

const { values } = parseArgs({
  options: {
    format: { type: 'string', default: 'text' },
    within: { type: 'string' },
    root: { type: 'string', default: process.cwd() },
  },
});
if (values.format !== 'text' && values.format !== 'json') end('--format: write one of text, json.');
if (values.within !== undefined && !/^\d{1,4}$/.test(values.within)) end('--within: write a number of days.');

const { catalog, findings } = readContent(values.root);
if (findings.length > 0) console.error('Some files cannot be read and are left out: run `npm run check`.');
const within = values.within === undefined ? undefined : Number(values.within);
const reminder = generateReminder(catalog, { today: today(), within });
console.log(values.format === 'json' ? JSON.stringify(reminder, null, 2) : formatReminder(reminder));

function end(message: string): never {
  console.error(message);
  process.exit(2);
}
