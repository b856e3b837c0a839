import { type PastedAlerts, readAlertJson } from './alert-json.ts';
import { readAlertText } from './alert-text.ts';
import { isExpression, metricsIn, textsIn } from './expression.ts';
import { type PastedUrl, readUrl } from './foreign-url.ts';
import { reduceLogLine } from './log-line.ts';

/** What somebody put into the search box. */
export type Pasted =
  | ({ kind: 'alerts' } & PastedAlerts)
  | { kind: 'url'; url: PastedUrl }
  | { kind: 'expression'; metrics: string[]; texts: string[] }
  | { kind: 'words'; text: string };

/** More than this is not read: what matters of an alert stands at its beginning. */
const MOST_CHARACTERS = 2_000_000;

/** Tells an alert, an address, a query and a log line apart. Never throws. */
export function recognise(text: string): Pasted {
  const given = text.slice(0, MOST_CHARACTERS);
  const url = readUrl(given);
  if (url !== undefined) return { kind: 'url', url };
  const alerts = readAlertJson(given) ?? readAlertText(given);
  if (alerts !== undefined) return { kind: 'alerts', ...alerts };
  if (isExpression(given)) return { kind: 'expression', metrics: metricsIn(given), texts: textsIn(given) };
  return { kind: 'words', text: reduceLogLine(given) };
}
