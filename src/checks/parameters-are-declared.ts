import type { Catalog, Runbook } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { GO_ACTIONS } from '#core/go-template.ts';
import { mendByChoice } from '#core/nearest.ts';
import { blocksOf } from '#core/outline.ts';
import { RE_PLACEHOLDER } from '#core/parameters.ts';
import type { Check, Problem } from './check.ts';
import { placeIn } from './placeholders.ts';

/** What its author may have meant as a placeholder: `{{ pod }}`, `{{Pod}}`, `{{pod-name}}`. */
const RE_NEAR = /\{\{(\s*)([A-Za-z_][\w-]*)(\s*)\}\}/g;

/** A placeholder that nothing can fill would be pasted into a terminal as it stands. */
export const parametersAreDeclared: Check = {
  name: 'parameters-are-declared',
  level: 'error',
  description: 'Every placeholder is written `{{name}}` and declared by its runbook.',
  run: (catalog) => [...catalog.runbooks.flatMap(runbookProblems), ...commandProblems(catalog)],
};

function runbookProblems(runbook: Runbook): Problem[] {
  const { outline, source } = runbook;
  const { file } = source;
  const steps = outline.phases.flatMap((phase) => phase.steps);
  const texts = [
    ...steps.map(({ expect = '', expectLine, line }) => ({ text: expect, line: expectLine ?? line })),
    ...steps.flatMap(({ ifNot }) => ifNot),
    ...outline.links.map(({ url, line }) => ({ text: url, line })),
  ];
  return [
    ...blocksOf(outline).flatMap((block) =>
      problemsOf(runbook, block.code, (offset) => placeIn(runbook, block, offset)),
    ),
    ...texts.flatMap(({ text, line }) => problemsOf(runbook, text, () => ({ file, line }))),
  ];
}

function problemsOf(
  { parameters }: Runbook,
  text: string,
  placeOf: (offset: number) => Pick<Problem, 'file' | 'line'>,
): Problem[] {
  const known = parameters.map(({ name }) => name);
  const near = [...text.matchAll(RE_NEAR)]
    .filter(([whole, before, name = '']) => {
      if (whole === `{{${name}}}` && new RegExp(RE_PLACEHOLDER.source).test(whole)) return false;
      return before === '' || !GO_ACTIONS.includes(name);
    })
    .map(({ 0: whole, 2: name = '', index }) => ({
      ...placeOf(index),
      message: `\`${whole}\` is no placeholder.`,
      mend: `Write \`{{${name.toLowerCase().replaceAll('-', '_')}}}\`: lower-case letters, digits, underscores, no blanks.`,
    }));
  const undeclared = [...text.matchAll(RE_PLACEHOLDER)]
    .filter(([, name = '']) => !known.includes(name))
    .map(({ 1: name = '', index }) => ({
      ...placeOf(index),
      message: `\`{{${name}}}\` is no parameter of this runbook.`,
      mend: GO_ACTIONS.includes(name)
        ? `If it belongs to a Go template, write \`{{ ${name} }}\`.`
        : `Declare it under \`parameters\` in the front matter. ${mendByChoice(name, known)}`,
    }));
  return [...near, ...undeclared];
}

/** A service's page has no parameters. */
function commandProblems({ services }: Catalog): Problem[] {
  return services.flatMap(({ commands, source }) =>
    commands.flatMap(({ code }, index) =>
      [...code.matchAll(RE_PLACEHOLDER)].map(([whole]) => ({
        file: source.file,
        line: lineOf(source, `commands.${index}.code`),
        message: `\`${whole}\` in a quick command: nothing fills it.`,
        mend: 'Write the value, or move the command into a runbook that declares the parameter.',
      })),
    ),
  );
}
