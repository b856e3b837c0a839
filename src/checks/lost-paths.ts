import { namesOf } from '#core/accepted-paths.ts';
import { type Alert, alertLine, type Catalog, findRunbook, getService } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { type LostPath, lostPaths } from '#core/published.ts';
import type { Problem } from './check.ts';

const LOCK = 'content/anchors.lock.json';

/** `/alerts/shop/ApiGone/`, `/alerts/api/ApiGone.md`, `/alerts/ApiGone/`, `/runbooks/api/apigone/`. */
const RE_FORM = /^\/(?:alerts|runbooks)\/(?:(?<group>[^/]+)\/)?(?<name>[^/]+?)(?:\.md|\/)$/;

/** The further paths of pages that are lost. One cause takes many at once, and is one problem. */
export function lostPathProblems(catalog: Catalog): Problem[] {
  const causes = new Map<string, Cause>();
  for (const lost of lostPaths(catalog.published, catalog)) {
    const cause = causeOf(catalog, lost);
    if (cause === undefined) continue;
    const known = causes.get(cause.key);
    if (known === undefined) causes.set(cause.key, cause);
    else known.paths.push(lost.path);
  }
  return [...causes.values()].map(({ paths, place, opens, mend }) => {
    const [first = ''] = paths;
    const were = paths.length > 1 ? ` and ${paths.length - 1} more like it were` : ' was';
    return {
      ...place,
      address: first,
      message:
        opens === undefined
          ? `\`${first}\`${were} published, and ${paths.length > 1 ? 'open' : 'opens'} nothing.`
          : `\`${first}\`${were} published for another page than \`${opens}\`, which it opens now.`,
      mend: mend(paths),
    };
  });
}

interface Cause {
  key: string;
  paths: string[];
  place: Pick<Problem, 'file' | 'line'>;
  opens?: string | undefined;
  mend: (paths: readonly string[]) => string;
}

/** Absent where another check tells it. */
function causeOf(catalog: Catalog, lost: LostPath): Cause | undefined {
  const { path, page, opens } = lost;
  const alert = catalog.alerts.find((known) => known.path === page);
  if (opens === undefined && alert !== undefined) return causeInAlert(catalog, alert, lost);
  const runbook = catalog.runbooks.find((known) => known.path === page);
  if (opens === undefined && runbook !== undefined) {
    return {
      key: path,
      paths: [path],
      place: { file: runbook.source.file, line: lineOf(runbook.source, 'aliases') },
      mend: () => `Write \`${path}\` below \`aliases\` in the front matter again.`,
    };
  }
  return {
    key: path,
    paths: [path],
    place: { file: LOCK, line: 1 },
    opens,
    mend: () => sentence(move(lost)),
  };
}

function causeInAlert(catalog: Catalog, alert: Alert, lost: LostPath): Cause | undefined {
  const { path } = lost;
  const { group = alert.service, name = '' } = RE_FORM.exec(path)?.groups ?? {};
  const fold = (text: string) => text.toLowerCase();
  if (!namesOf(alert).map(fold).includes(fold(name))) {
    return {
      key: `${alert.path} ${fold(name)}`,
      paths: [path],
      place: { file: alert.source.file, line: alertLine(alert, 'aliases') },
      mend: (paths) => {
        const aliases = [...alert.aliases, spelled(paths)].join(', ');
        return `The alert had this name: write \`aliases: [${aliases}]\` at ${alert.name}.`;
      },
    };
  }
  const runbook = findRunbook(catalog, alert.runbook);
  // Its components are unknown.
  if (runbook === undefined) return undefined;
  const service = getService(catalog, alert.service);
  const isKnown = service.components.some(({ id }) => id === group);
  return {
    key: `${alert.runbook} ${group}`,
    paths: [path],
    place: { file: runbook.source.file, line: lineOf(runbook.source, 'components') },
    mend: () =>
      isKnown
        ? `Give \`${group}\` back to \`components\`, or ${move(lost)}, and so for each.`
        : `Write \`aliases: [${group}]\` at the component that took its place in ${service.source.file}, or ${move(lost)}, and so for each.`,
  };
}

/** A name as it was written: the form in which not all letters are small. */
function spelled(paths: readonly string[]): string {
  const names = paths.map((path) => RE_FORM.exec(path)?.groups?.name ?? '');
  return names.find((name) => name !== name.toLowerCase()) ?? names[0] ?? '';
}

function move({ path, page }: LostPath): string {
  return `write \`${path}: ${page}\` below \`moved\` in content/site.yaml`;
}

function sentence(text: string): string {
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`;
}
