/**
 * npm run new -- runbook <service>/<slug> --title TEXT [--kind alert|operational|procedure] [--alert NAME …]
 *                [--severity ID] [--code CODE] [--component ID …]
 * npm run new -- alert <service> NAME --runbook ID --severity ID --expr PROMQL [--anchor ID] [--for 5m]
 *                [--summary TEXT] [--impact TEXT] [--label name=value …] [--parameter name=label …]
 * npm run new -- drill <service>/<slug> --on DAY [--title TEXT] [--scenario TEXT]
 * npm run new -- postmortem [--from alert.json] [--timeline events.txt|events.csv] [--service ID] [--severity ID]
 *                [--title TEXT] [--day DAY] [--owner ROLE] [--participants ROLES] [--incident TICKET] [--out PLACE]
 * npm run new -- postmortem --update FILE --owner ROLE --note TEXT
 * Writes a complete file that passes the checks, its gaps marked. Overwrites nothing. Exit 1 not written, 2 wrongly called.
 */
import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { findingsOf } from '#checks/index.ts';
import { formatForTerminal } from '#checks/report/terminal.ts';
import { FindingsError } from '#core/findings-error.ts';
import { readTimeline } from '#core/timeline.ts';
import { addToChangeLog, generatePostmortem } from '#generators/postmortem.ts';
import { scaffoldAlert } from '#generators/scaffold-alert.ts';
import { scaffoldDrill } from '#generators/scaffold-drill.ts';
import { scaffoldRunbook } from '#generators/scaffold-runbook.ts';
import { appendToList } from '#io/append-to-list.ts';
import { today } from '#io/clock.ts';
import { createFile, replaceFile } from '#io/new-file.ts';
import { loadParsers } from '#io/parsers/load-parsers.ts';
import { type Earlier, readContent } from '#io/read-content.ts';
import { scanForSecrets } from '#io/secret-scanner.ts';
import { readAlerts } from '#io/webhook.ts';

const one = { type: 'string' } as const;
const many = { type: 'string', multiple: true, default: [] as string[] } as const;
const kinds = {
  runbook: {
    usage: 'runbook <service>/<slug> --title TEXT',
    words: 1,
    options: { title: one, kind: one, alert: many, severity: one, code: one, component: many },
  },
  alert: {
    usage: 'alert <service> NAME --runbook ID --severity ID --expr PROMQL',
    words: 2,
    options: {
      runbook: one,
      anchor: one,
      severity: one,
      expr: one,
      for: one,
      summary: one,
      impact: one,
      label: many,
      parameter: many,
    },
  },
  drill: {
    usage: 'drill <service>/<slug> --on DAY',
    words: 1,
    options: { on: one, title: one, scenario: one },
  },
  postmortem: {
    usage: 'postmortem --from alert.json --timeline events.txt',
    words: 0,
    options: {
      from: one,
      timeline: one,
      service: one,
      severity: one,
      title: one,
      day: one,
      owner: one,
      participants: one,
      incident: one,
      out: one,
      update: one,
      note: one,
    },
  },
};
type Kind = keyof typeof kinds;
type Values = Record<string, string | undefined>;
type Lists = Record<string, string[]>;

const [kind = '', ...rest] = process.argv.slice(2);
if (!Object.hasOwn(kinds, kind)) {
  const usages = Object.values(kinds).map(({ usage }) => `  npm run new -- ${usage}`);
  end(2, [
    kind === '' ? 'Say what to make:' : `There is no ${JSON.stringify(kind)} to make. There is:`,
    ...usages,
  ]);
}
const { values, lists, words } = readArguments(kind as Kind, rest);
const root = values.root ?? process.cwd();
/** Where the caller stands; npm goes to the project's root first. */
const here = process.env.INIT_CWD ?? process.cwd();
const earlier: Earlier = new Map();

try {
  if (kind === 'runbook') await newRunbook();
  else if (kind === 'alert') await newAlert();
  else if (kind === 'drill') await newDrill();
  else if (values.update !== undefined) updatePostmortem(values.update);
  else newPostmortem();
} catch (error) {
  end(1, [error instanceof FindingsError ? formatForTerminal(error.findings) : (error as Error).message]);
}

async function newRunbook(): Promise<void> {
  const { alert: alerts = [], component: components = [] } = lists;
  const outcome = scaffoldRunbook(read().catalog, { ...values, id: words[0], alerts, components }, today());
  if ('problems' in outcome) end(2, outcome.problems);
  await write(outcome.file, outcome.text, outcome.next);
}

async function newDrill(): Promise<void> {
  const outcome = scaffoldDrill(read().catalog, { ...values, runbook: words[0] }, today());
  if ('problems' in outcome) end(2, outcome.problems);
  await write(outcome.file, outcome.text, outcome.next);
}

async function newAlert(): Promise<void> {
  const { label: labels = [], parameter: parameters = [] } = lists;
  const request = { ...values, service: words[0], name: words[1], labels, parameters };
  const outcome = scaffoldAlert(read().catalog, request);
  if ('problems' in outcome) end(2, outcome.problems);
  const path = join(root, outcome.file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : 'alerts: []\n';
  const added = appendToList(before, 'alerts', outcome.entry);
  if ('reason' in added)
    end(1, [`${outcome.file} takes no entry: ${added.reason}.`, `Add it by hand:\n\n${outcome.entry}`]);
  await write(outcome.file, added.text, outcome.next, existsSync(path) ? before : undefined);
}

function newPostmortem(): void {
  const problems: string[] = [];
  const webhook = values.from === undefined ? undefined : readAlerts(readInput(values.from), values.from);
  if (webhook && 'reason' in webhook) problems.push(`--from ${values.from}: ${webhook.reason}`);
  const timeline = values.timeline === undefined ? undefined : readInput(values.timeline);
  const noted = readTimeline(timeline ?? '', { csv: /\.csv$/i.test(values.timeline ?? '') });
  problems.push(...noted.problems.map((problem) => `${values.timeline}, ${problem}`));
  if (problems.length > 0) end(2, problems);

  const outcome = generatePostmortem(
    read().catalog,
    {
      ...values,
      webhook: webhook && 'webhook' in webhook ? webhook.webhook : undefined,
      events: noted.events,
    },
    today(),
  );
  if ('problems' in outcome) end(2, outcome.problems);
  const place = resolve(here, values.out ?? '.');
  const path = /\.(?:md|markdown|txt)$/i.test(place) && !isFolder(place) ? place : join(place, outcome.name);
  if (isBelow(path, join(root, 'content')))
    end(2, [
      `--out ${path}: a postmortem is no page of the site, which may be public. Name a folder outside of content/.`,
    ]);
  if (isThere(path))
    end(1, [
      `${path} is there already, and nothing is overwritten. Name another with --out, or add to it with --update.`,
    ]);
  createFile(path, outcome.text);
  say(path, [
    ...(noted.sorted ? ['The lines of the timeline were in another order; they are sorted by time.'] : []),
    ...outcome.unfilled.map(
      (line) =>
        `The template of content/guides/postmortems.mdx has no line \`${line}\`: nothing was filled in there.`,
    ),
    ...(isBelow(path, root)
      ? [
          'It lies in the repository of the site, which may be public: move it to where the service keeps its postmortems.',
        ]
      : []),
    'Replace the words in capitals. Delete no heading: write "none".',
    `Note each change: npm run new -- postmortem --update ${relative(here, path)} --owner ROLE --note TEXT`,
  ]);
}

function updatePostmortem(file: string): void {
  const others = Object.keys(values).filter((name) => !['update', 'owner', 'note', 'root'].includes(name));
  if (others.length > 0)
    end(2, [`--update adds to the change log, nothing else: leave out --${others.join(', --')}.`]);
  const { owner, note } = values;
  if (!owner?.trim()) end(2, ['--owner is missing: name the role that changed it.']);
  if (!note?.trim()) end(2, ['--note is missing: say what changed.']);
  const path = resolve(here, file);
  const before = readInput(file);
  const added = addToChangeLog(before, { on: today(), role: owner, note });
  if ('reason' in added) end(1, [`${file} takes no entry: ${added.reason}.`]);
  replaceFile(path, before, added.text);
  console.log(`Added to the change log of ${file}.`);
}

/** Checks the content as it will be; only what passes is written. */
async function write(file: string, text: string, next: string[], before?: string): Promise<void> {
  const path = join(root, file);
  if (before === undefined && isThere(path))
    end(1, [`${file} is there already, and nothing is overwritten.`]);
  const findings = await findingsOf(() => readContent(root, earlier, [{ file, text }]), {
    parsers: loadParsers(),
    today: today(),
    findSecrets: scanForSecrets,
  });
  const errors = findings.filter((finding) => finding.level === 'error' && finding.file === file);
  if (errors.length > 0)
    end(1, ['It would not pass the checks, so nothing is written:', formatForTerminal(errors)]);
  if (before === undefined) createFile(path, text);
  else replaceFile(path, before, text);
  say(file, next);
}

function say(file: string, next: string[]): void {
  console.log([`Wrote ${file}.`, ...next.map((step) => `- ${step}`)].join('\n'));
}

/** The content, which must be readable: a scaffold refers to it. */
function read() {
  const reading = readContent(root, earlier);
  if (reading.findings.length > 0)
    end(1, [
      'The content has findings: run `npm run check` and mend them first.',
      formatForTerminal(reading.findings),
    ]);
  return reading;
}

function readArguments(kind: Kind, args: string[]): { values: Values; lists: Lists; words: string[] } {
  const { options, usage, words } = kinds[kind];
  try {
    const parsed = parseArgs({ args, allowPositionals: true, options: { ...options, root: one } });
    const given = Object.entries(parsed.values);
    const texts = [...parsed.positionals, ...given.flatMap(([, value]) => value ?? [])] as string[];
    if (parsed.positionals.length > words)
      throw new Error(`Too many words: ${parsed.positionals.slice(words).join(' ')}.`);
    // An expression may have lines; nothing has what a reader cannot see.
    const unseen = texts.find((text) => /[\p{Cf}\p{Zl}\p{Zp}]|(?![\n\t])\p{Cc}/u.test(text));
    if (unseen !== undefined)
      throw new Error(`${JSON.stringify(unseen)} holds a character that cannot be seen.`);
    return {
      words: parsed.positionals,
      values: Object.fromEntries(given.filter(([, value]) => typeof value === 'string')) as Values,
      lists: Object.fromEntries(given.filter(([, value]) => Array.isArray(value))) as Lists,
    };
  } catch (error) {
    return end(2, [(error as Error).message, `  npm run new -- ${usage}`]);
  }
}

function readInput(file: string): string {
  try {
    return readFileSync(resolve(here, file), 'utf8');
  } catch (error) {
    return end(2, [`${file} cannot be read: ${(error as NodeJS.ErrnoException).code}.`]);
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** A link that leads nowhere counts too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function isBelow(path: string, folder: string): boolean {
  return resolve(path).startsWith(resolve(folder) + sep);
}

function end(code: 1 | 2, lines: string[]): never {
  console.error(lines.join('\n'));
  process.exit(code);
}
