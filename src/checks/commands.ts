import type { Catalog } from '#core/catalog.ts';
import { lineOf, type Source } from '#core/finding.ts';
import { blocksOf } from '#core/outline.ts';
import { fillParameters } from '#core/parameters.ts';
import { MOST_CHARACTERS } from '#core/syntax.ts';
import type { Parameter } from '#schemas/parameter.ts';
import type { Problem } from './check.ts';
import { pagesOf } from './pages.ts';

/** Code that a responder may copy, or that a tool runs: of a page, or a value of a YAML file. */
export interface Command {
  language: string;
  code: string;
  /** The code with each parameter's example in its place. */
  filled: string;
  /** Only a block of a page can say what it destroys. */
  fence?: { danger?: string | undefined } | undefined;
  /** The place of a 1-based line of the code. */
  place(line: number): Pick<Problem, 'file' | 'line'>;
}

/** Every command of a catalog; what is marked as output is none. */
export function commandsOf(catalog: Catalog): Command[] {
  return [
    ...pagesOf(catalog).flatMap((page) => {
      const { file } = page.source;
      const examples = examplesOf('parameters' in page ? page.parameters : []);
      return blocksOf(page.outline)
        .filter(({ output }) => !output)
        .map(({ language, code, line: fenceLine, danger }) => ({
          language,
          code,
          filled: fillParameters(code, examples).text,
          fence: { danger },
          place: (line: number) => ({ file, line: fenceLine + line }),
        }));
    }),
    ...catalog.services.flatMap(({ commands, metrics, slos, dashboards, source }) => [
      ...commands.map(({ language, code }, index) =>
        commandAt(language, code, source, `commands.${index}.code`),
      ),
      ...metrics.map(({ promql }, index) => commandAt('promql', promql, source, `metrics.${index}.promql`)),
      ...slos.map(({ promql }, index) => commandAt('promql', promql, source, `slos.${index}.promql`)),
      ...dashboards.flatMap((dashboard) =>
        dashboard.panels.map(({ promql }, index) =>
          commandAt('promql', promql, dashboard.source, `${dashboard.at}.panels.${index}.promql`),
        ),
      ),
    ]),
    ...catalog.alerts.map(({ expr, source, at }) => commandAt('promql', expr, source, `${at}.expr`)),
  ].filter((command) => command !== undefined);
}

/** Those that can be read; one that is too long is a finding of commands-parse. */
export function readableCommandsOf(catalog: Catalog): Command[] {
  return commandsOf(catalog).filter(({ filled }) => filled.length <= MOST_CHARACTERS);
}

function examplesOf(parameters: readonly Parameter[]): Map<string, string> {
  return new Map(parameters.map(({ name, example }) => [name, example]));
}

function commandAt(
  language: string,
  code: string | undefined,
  source: Source,
  at: string,
): Command | undefined {
  if (code === undefined) return undefined;
  const key = lineOf(source, at) ?? 1;
  // Only a block scalar keeps its line breaks: its text starts below the key.
  const above = code.includes('\n') ? 0 : 1;
  return {
    language,
    code,
    filled: code,
    place: (line) => ({ file: source.file, line: key + line - above }),
  };
}
