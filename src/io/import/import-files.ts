import { existsSync, lstatSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMap, isSeq, parseDocument, stringify } from 'yaml';
import type { Imported, ImportedPage, Unfilled } from '#core/import/import-pages.ts';
import { writeMdx } from './markdown.ts';

/** A file that an import makes, by its path below the content folder. */
export interface ImportFile {
  path: string;
  text: string;
}

/** A place that an import did not touch, or could not. */
export interface Refused {
  path: string;
  reason: string;
  /** What stands there already, or what is to be put there by hand. */
  text?: string | undefined;
}

const toYaml = (value: unknown) => stringify(value, { lineWidth: 0, indentSeq: true });

/** A page as MDX. */
export function pageFile(page: ImportedPage): ImportFile {
  return {
    path: `runbooks/${page.id}.mdx`,
    text: `---\n${toYaml(page.matter)}---\n\n${writeMdx(page.root)}`,
  };
}

/** The files of a service that the import makes. */
export function serviceFiles(service: string, { newService }: Imported): ImportFile[] {
  if (newService === undefined) return [];
  const head = "# Made by the importer. What is marked as a sample is nobody's word: set it to yours.\n";
  const { communication: _none, ...escalation } = { communication: [], ...newService.escalation };
  return [
    { path: `services/${service}.yaml`, text: head + toYaml(newService.service) },
    { path: `severities/${service}.yaml`, text: head + toYaml(newService.severities) },
    { path: `escalations/${service}.yaml`, text: head + toYaml(escalation) },
  ];
}

/**
 * The alert map with the imported alerts behind what it says already, not a byte of which changes.
 * @param before the map as it stands; undefined where there is none.
 */
export function alertFile(
  service: string,
  imported: Imported,
  before: string | undefined,
): ImportFile | Refused | undefined {
  const path = `alerts/${service}.yaml`;
  const { alerts } = imported;
  const known = before ?? '';
  const unfilled = imported.unfilled.filter(({ name }) => !known.includes(`name: ${name}\n`));
  if (before !== undefined && alerts.length === 0 && unfilled.length === 0) return undefined;
  const waiting = unfilled.length === 0 ? '' : `${WAITING}${unfilled.map(asComment).join('')}`;
  if (before === undefined) {
    const map = alerts.length === 0 ? 'alerts: []\n' : `alerts:\n${entries(alerts, 2)}`;
    return { path, text: `# Made by the importer from the rules it was given.\n${map}${waiting}` };
  }
  const indent = indentOfList(before);
  if (indent === undefined && alerts.length > 0)
    return {
      path,
      reason: 'the map is not written as a list of lines: add the entries by hand',
      text: `alerts:\n${entries(alerts, 2)}${waiting}`,
    };
  const start = before.endsWith('\n') ? before : `${before}\n`;
  return { path, text: start + (alerts.length > 0 ? `\n${entries(alerts, indent ?? 2)}` : '') + waiting };
}

const WAITING =
  '\n# Alerts that have a page and no rule yet. Fill in what is missing, take the marks off and move them into the list.\n';

function asComment({ name, runbook, anchor }: Unfilled): string {
  const entry = { name, summary: '', impact: '', severity: '', expr: '', runbook, anchor };
  return toYaml([entry]).replace(/^/gm, '#   ').replace(/#\s*$/, '').replace(/ ""$/gm, '');
}

function entries(alerts: readonly unknown[], indent: number): string {
  return alerts.map((alert) => toYaml([alert]).replace(/^(?=.)/gm, ' '.repeat(indent))).join('\n');
}

/** Indentation of the last list of a map whose last key is `alerts`; undefined when lines cannot be added behind it. */
function indentOfList(yaml: string): number | undefined {
  const document = parseDocument(yaml);
  if (document.errors.length > 0 || !isMap(document.contents)) return undefined;
  const last = document.contents.items.at(-1);
  if (last === undefined || String(last.key) !== 'alerts' || !isSeq(last.value) || last.value.flow)
    return undefined;
  const [first] = last.value.items as { range?: [number, number, number] }[];
  const offset = first?.range?.[0];
  if (offset === undefined) return undefined;
  const line = yaml.slice(yaml.lastIndexOf('\n', offset) + 1, offset);
  return /^ *(?=-)/.exec(line)?.[0].length;
}

/**
 * Writes files that are not there yet; nothing is overwritten.
 * @param changes files that grow: of these the old text is the new one's beginning.
 */
export function writeNew(
  content: string,
  files: readonly ImportFile[],
  changes: readonly ImportFile[] = [],
): { written: string[]; refused: Refused[] } {
  const written: string[] = [];
  const refused: Refused[] = [];
  for (const { path, text } of files) {
    const target = join(content, path);
    if (existsSync(target) || isLink(target)) {
      const same = existsSync(target) && lstatSync(target).isFile() && readFileSync(target, 'utf8') === text;
      refused.push({ path, reason: same ? 'is there already' : 'is there already, and says something else' });
      continue;
    }
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text, { flag: 'wx' });
    written.push(path);
  }
  for (const { path, text } of changes) {
    const target = join(content, path);
    if (!text.startsWith(readFileSync(target, 'utf8').trimEnd())) {
      refused.push({ path, reason: 'changed while the import ran' });
      continue;
    }
    writeFileSync(target, text);
    written.push(path);
  }
  return { written, refused };
}

function isLink(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
