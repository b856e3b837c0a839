import type { Finding } from '#core/finding.ts';
import type { Imported } from '#core/import/import-pages.ts';
import type { ImportNote } from '#core/import/note.ts';

/** What an import did, for a program: `--report FILE`. */
export interface ImportReport {
  version: 1;
  service: string;
  figures: {
    pages: number;
    phases: number;
    steps: number;
    commands: number;
    parameters: number;
    alerts: number;
    alertsWithoutRule: number;
    unsure: number;
    leftOut: number;
    changed: number;
    errors: number;
    warnings: number;
  };
  /** Below the content folder. */
  written: string[];
  /** Files that were left as they are, and why. */
  refused: { path: string; reason: string; text?: string | undefined }[];
  /** Files of the folder that were not read, and why. */
  unread: { path: string; reason: string }[];
  pages: { from: string; runbook: string; aliases: string[]; notes: ImportNote[] }[];
  findings: Finding[];
}

export function importReport(done: {
  service: string;
  imported: Imported;
  unread: ImportReport['unread'];
  refused: ImportReport['refused'];
  written: string[];
  findings: Finding[];
}): ImportReport {
  const { service, imported, unread, refused, written, findings } = done;
  const { pages, alerts, unfilled } = imported;
  const sum = (of: (page: (typeof pages)[number]) => number) =>
    pages.reduce((all, page) => all + of(page), 0);
  const count = (kind: ImportNote['kind']) =>
    sum(({ notes }) => notes.filter((note) => note.kind === kind).length);
  const errors = findings.filter(({ level }) => level === 'error').length;
  return {
    version: 1,
    service,
    figures: {
      pages: pages.length,
      phases: sum((page) => page.phases),
      steps: sum((page) => page.steps),
      commands: sum((page) => page.commands),
      parameters: sum(({ matter }) => matter.parameters?.length ?? 0),
      alerts: alerts.length,
      alertsWithoutRule: unfilled.length,
      unsure: count('unsure'),
      leftOut: count('left-out'),
      changed: count('changed'),
      errors,
      warnings: findings.length - errors,
    },
    written,
    refused,
    unread,
    pages: pages.map(({ from, id, matter, notes }) => ({
      from,
      runbook: id,
      aliases: matter.aliases ?? [],
      notes,
    })),
    findings,
  };
}

/** The report for a terminal: what somebody must decide, by file; with `all`, what was left out or changed, too. */
export function formatImport(
  report: ImportReport,
  { dryRun, all }: { dryRun: boolean; all: boolean },
): string {
  const { figures, pages, unread, refused, written } = report;
  const lines: string[] = [];
  for (const { from, runbook, notes } of pages) {
    const shown = notes.filter(({ kind }) => all || kind === 'unsure').sort((a, b) => a.line - b.line);
    if (shown.length === 0) continue;
    lines.push(`${from} -> ${runbook}`);
    for (const { line, kind, message, text } of shown)
      lines.push(
        `  ${line}: ${kind === 'unsure' ? '' : `${kind}: `}${message}${text === '' ? '' : ` "${shortened(text)}"`}`,
      );
  }
  if (unread.length > 0) lines.push('Not read:', ...unread.map(({ path, reason }) => `  ${path}: ${reason}`));
  if (refused.length > 0)
    lines.push(
      'Left as it is:',
      ...refused.map(
        ({ path, reason, text }) => `  content/${path}: ${reason}${text === undefined ? '' : `\n${text}`}`,
      ),
    );
  const alerts = figures.alertsWithoutRule === 0 ? '' : `, ${figures.alertsWithoutRule} more without a rule`;
  lines.push(
    '',
    `${figures.pages} pages: ${figures.phases} phases, ${figures.steps} steps, ${figures.commands} commands, ${figures.parameters} parameters; ${figures.alerts} alerts${alerts}.`,
    `${figures.unsure} places to decide on, ${figures.leftOut} left out, ${figures.changed} written in other words${all ? '' : ' (--all lists them)'}.`,
    `${figures.errors} errors, ${figures.warnings} warnings.`,
    dryRun
      ? 'Nothing was written.'
      : `${written.length} files written. Next: npm run check, npm run anchors, npm run dev.`,
  );
  return lines.join('\n');
}

function shortened(text: string): string {
  const words = text.replace(/\s+/g, ' ');
  return words.length > 100 ? `${words.slice(0, 97)}…` : words;
}
