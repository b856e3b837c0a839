import type { Runbook } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import { MOST_KEYS, readLinkQuery, writeLinkQuery } from '#core/link-query.ts';
import { showEscapes } from '#core/parameters.ts';
import type { Parameter } from '#schemas/parameter.ts';
import type { Check, Problem } from './check.ts';

/** A link also says the alert's name and start. */
const MOST_PARAMETERS = MOST_KEYS - 2;

/** Bounds belong to integers, values to enumerations, and a link can carry what the author gives as an example. */
export const parametersAreSound: Check = {
  name: 'parameters-are-sound',
  level: 'error',
  description:
    'Examples and values fit their type and survive a link; an integer has bounds, an enumeration its values.',
  run: (catalog) =>
    catalog.runbooks.flatMap((runbook) => [
      ...listProblems(runbook),
      ...runbook.parameters.flatMap((parameter, index) =>
        problemsOf(parameter).map(({ key, ...problem }) => ({
          file: runbook.source.file,
          line: lineOf(runbook.source, `parameters.${index}.${key}`),
          ...problem,
        })),
      ),
    ]),
};

function listProblems({ parameters, source }: Runbook): Problem[] {
  const place = (index: number) => ({ file: source.file, line: lineOf(source, `parameters.${index}`) });
  const problems = parameters.flatMap(({ name }, index): Problem[] =>
    parameters.findIndex((other) => other.name === name) === index
      ? []
      : [
          {
            ...place(index),
            message: `The parameter \`${name}\` is declared twice.`,
            mend: 'Remove one, or give it a name of its own.',
          },
        ],
  );
  if (parameters.length <= MOST_PARAMETERS) return problems;
  return [
    ...problems,
    {
      ...place(MOST_PARAMETERS),
      message: `${parameters.length} parameters: a link has room for ${MOST_PARAMETERS}.`,
      mend: 'Keep those that tell one incident from another.',
    },
  ];
}

type Complaint = { key: string; message: string; mend: string };

function problemsOf(parameter: Parameter): Complaint[] {
  const { name, type, example, values, min, max } = parameter;
  const complaints: Complaint[] = [];
  const complain = (key: string, message: string, mend: string) => complaints.push({ key, message, mend });
  if (type === 'enum' && values === undefined)
    complain('type', `\`${name}\` has no values.`, 'Add `values`.');
  if (type !== 'enum' && values !== undefined)
    complain('values', `\`${name}\` is no enum and has values.`, 'Write `type: enum`, or remove `values`.');
  if (type === 'integer' && (min === undefined || max === undefined))
    complain('type', `\`${name}\` has no bounds.`, 'Add `min` and `max`.');
  if (type !== 'integer' && (min !== undefined || max !== undefined))
    complain('type', `\`${name}\` is no integer and has bounds.`, 'Remove `min` and `max`.');
  if (min !== undefined && max !== undefined && min > max)
    complain('min', `\`${name}\` is at least ${min} and at most ${max}.`, 'Swap `min` and `max`.');
  if (complaints.length > 0) return complaints;
  for (const [key, value] of [
    ...(values ?? []).map((value, index) => [`values.${index}`, value] as const),
    ['example', example] as const,
  ]) {
    const reason = refusalInLink(parameter, value);
    if (reason !== undefined)
      complain(key, `\`${showEscapes(value)}\` is no ${type}: it ${reason}.`, 'Write a value of the type.');
  }
  return complaints;
}

/** Why a link would not fill in the value. */
function refusalInLink(parameter: Parameter, value: string): string | undefined {
  const query = writeLinkQuery(new Map([[parameter.name, value]]), '', [parameter]);
  const { values, refused } = readLinkQuery(query, '', [parameter]);
  if (values.get(parameter.name) === value) return undefined;
  return refused[0]?.reason ?? 'means "no value" in a link';
}
