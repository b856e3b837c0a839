import type { Check, Problem } from './check.ts';

const MOST_STEPS = 9;
const MOST_ACTIONS_NOW = 3;
const MOST_WORDS = 12;
const MOST_WAYS = 2;

/** Challenge and response, as on an aviation checklist: Do, Expect, If not. */
export const stepsAreComplete: Check = {
  name: 'steps-are-complete',
  level: 'error',
  description:
    'Steps say Do, Expect and one or two If not; a section has at most nine steps, do-now at most three.',
  run: (catalog) =>
    catalog.runbooks.flatMap(({ outline, source, imported }) =>
      outline.phases.flatMap((phase) => {
        const problems: Problem[] = [];
        const most = phase.id === 'do-now' ? MOST_ACTIONS_NOW : MOST_STEPS;
        const extra = phase.steps[most];
        if (extra !== undefined) {
          problems.push({
            file: source.file,
            line: extra.line,
            message: `\`${phase.id}\` has ${phase.steps.length} steps, more than ${most}.`,
            mend: 'Move steps to the phase where they belong, or to a runbook of their own.',
          });
        }
        for (const step of phase.steps) {
          const place = { file: source.file, line: step.line };
          const name = `The step \`${step.id ?? step.title ?? ''}\``;
          const words = (step.title ?? '').split(/\s+/).filter(Boolean).length;
          if (words === 0) {
            problems.push({
              ...place,
              message: `${name} does not say what to do.`,
              mend: 'Write `do="Verb first"`.',
            });
          } else if (words > MOST_WORDS) {
            problems.push({
              ...place,
              message: `${name} takes ${words} words to say what to do.`,
              mend: `Say it in ${MOST_WORDS} words or fewer, verb first.`,
            });
          }
          const third = step.ifNot[MOST_WAYS];
          if (third !== undefined) {
            problems.push({
              file: source.file,
              line: third.line,
              message: `${name} has ${step.ifNot.length} If not, more than ${MOST_WAYS}.`,
              mend: 'Let the step decide one thing; ask the next question in the next step.',
            });
          }
          const commands = step.blocks.filter((block) => !block.output);
          if (commands.length === 0) continue;
          // What the source did not say is a finding of imports-are-reviewed.
          if (!step.expect && imported === undefined) {
            problems.push({
              ...place,
              message: `${name} has a command and no Expect.`,
              mend: 'Add `<Expect>what a healthy system shows</Expect>`.',
            });
          }
          if (
            (step.ifNot.length === 0 && imported === undefined) ||
            step.ifNot.some(({ text }) => text === '')
          ) {
            problems.push({
              ...place,
              message: `${name} has a command and no If not.`,
              mend: 'Add `<IfNot goto="#step">what it means and where to go on</IfNot>`.',
            });
          }
          const unlike = commands.filter((block) => block.variant === undefined);
          const second = unlike[1];
          if (second !== undefined) {
            problems.push({
              file: source.file,
              line: second.line,
              message: `${name} has ${commands.length} commands.`,
              mend: 'Write one command a step; mark blocks for different platforms with `variant="Docker"`.',
            });
          }
        }
        return problems;
      }),
    ),
};
