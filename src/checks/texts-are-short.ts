import { type Alert, alertLine, type Catalog, type Guide, type Runbook } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import type { Check, Problem } from './check.ts';
import { pagesOf } from './pages.ts';

/** A title stands in one line of a phone's list, a summary in two lines of a result. */
const MOST = { title: 60, summary: 160, impact: 160 };
/** Two lines of a page: what is read between two commands. */
const MOST_WORDS = 30;

/** At three in the morning nobody reads the second sentence. */
export const textsAreShort: Check = {
  name: 'texts-are-short',
  level: 'error',
  description: `A title has at most ${MOST.title} characters, a summary ${MOST.summary}; Expect, If not and Caution ${MOST_WORDS} words.`,
  run: (catalog: Catalog) => [
    ...pagesOf(catalog).flatMap(matterProblems),
    ...catalog.alerts.flatMap(alertProblems),
    ...pagesOf(catalog).flatMap(bodyProblems),
  ],
};

function matterProblems({ title, summary, source }: Runbook | Guide): Problem[] {
  const place = (key: string) => ({ file: source.file, line: lineOf(source, key) });
  return [
    ...lengthProblem('title', title, place('title')),
    ...lengthProblem('summary', summary, place('summary')),
  ];
}

function alertProblems(alert: Alert): Problem[] {
  const place = (key: string) => ({ file: alert.source.file, line: alertLine(alert, key) });
  return [
    ...lengthProblem('summary', alert.summary, place('summary')),
    ...lengthProblem('impact', alert.impact, place('impact')),
  ];
}

function lengthProblem(
  key: keyof typeof MOST,
  text: string,
  place: Pick<Problem, 'file' | 'line'>,
): Problem[] {
  if (text.length <= MOST[key]) return [];
  return [
    {
      ...place,
      message: `The ${key} has ${text.length} characters.`,
      mend: `Say it in ${MOST[key]} or fewer; the rest has its place in the page.`,
    },
  ];
}

function bodyProblems({ outline, source }: Runbook | Guide): Problem[] {
  const steps = outline.phases.flatMap((phase) => phase.steps);
  const texts = [
    ...outline.cautions.map((caution) => ({ ...caution, what: 'Caution' })),
    ...steps.map(({ expect = '', expectLine, line }) => ({
      text: expect,
      line: expectLine ?? line,
      what: 'Expect',
    })),
    ...steps.flatMap(({ ifNot }) => ifNot.map((way) => ({ ...way, what: 'If not' }))),
  ];
  return texts.flatMap(({ text, line, what }) => {
    const words = text.split(/\s+/).filter(Boolean).length;
    if (words <= MOST_WORDS) return [];
    return [
      {
        file: source.file,
        line,
        message: `${what} has ${words} words.`,
        mend: `Say it in ${MOST_WORDS} or fewer: what to see, what it means, where to go on.`,
      },
    ];
  });
}
