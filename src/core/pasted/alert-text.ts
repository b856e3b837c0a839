import type { PastedAlerts } from './alert-json.ts';
import { labelsOf, type PastedAlert } from './fired-alert.ts';

/** `[FIRING:2] WorkerDown shop (critical)`, `[RESOLVED] WorkerDown`. */
const RE_HEAD = /\[(FIRING|RESOLVED)(?::\d{1,6})?\]\W{0,8}(.{0,300})/i;
/** `• *namespace:* prod`, ` - namespace = prod`, `namespace: prod`. */
const RE_PAIR =
  /^[\s>|•·*–-]{0,16}[`*_"]{0,3}([A-Za-z_][\w.]{0,62})[`*_"]{0,3}\s{0,8}[=:][\s`*_"]{0,12}(.{0,400})$/;
/** `{alertname="WorkerDown", namespace="prod"}`, as amtool and queries write it. */
const RE_BRACED = /([A-Za-z_][\w.]{0,62})\s{0,4}=\s{0,4}"((?:[^"\\]|\\.){0,400})"/g;
const RE_TAIL = /[\s`*_",]+$/;
const STARTS = ['startsat', 'starts_at', 'started', 'since'];
const RE_WORD = /[A-Za-z_][\w:]*/g;
const MOST_LINES = 2000;
const MOST_ALERTS = 50;

/** What stands in a text about one alert. */
interface Draft {
  name?: string | undefined;
  /** The rest of the title, which often has the name. */
  title: string;
  pairs: [string, string][];
  resolved: boolean;
}

/**
 * Alerts out of a message: what Alertmanager writes to Slack, PagerDuty and mail, with its usual templates. Never throws.
 * @returns undefined when the text says nothing of an alert.
 */
export function readAlertText(text: string): PastedAlerts | undefined {
  const drafts: Draft[] = [];
  let draft: Draft = { title: '', pairs: [], resolved: false };
  const shared: Draft = draft;
  const begin = (resolved: boolean, title = '') => {
    draft = { title, pairs: [], resolved };
    drafts.push(draft);
  };
  for (const line of text.split(/\r?\n/, MOST_LINES)) {
    const head = RE_HEAD.exec(line);
    if (head !== null) begin(head[1]?.toUpperCase() === 'RESOLVED', head[2]);
    for (const [name, value] of pairsOf(line)) {
      if (isNameOfAlert(name, value)) {
        if (draft === shared || draft.name !== undefined) begin(draft.resolved);
        draft.name = value;
      }
      draft.pairs.push([name, value]);
    }
  }
  const alerts = drafts
    .slice(0, MOST_ALERTS)
    .flatMap((one): PastedAlert[] => {
      const pairs = one === shared ? one.pairs : [...shared.pairs, ...one.pairs];
      const names = one.name === undefined ? (one.title.match(RE_WORD) ?? []) : [one.name];
      if (names.length === 0) return [];
      const startsAt = pairs.find(([key]) => STARTS.includes(key.toLowerCase()))?.[1];
      return [
        {
          names,
          labels: labelsOf(Object.fromEntries(pairs)),
          startsAt,
          resolved: one.resolved,
          words: one.title,
        },
      ];
    })
    .filter((alert, index, all) => index === all.findIndex((other) => isSame(alert, other)));
  // A title that only repeats what the list below it says in full.
  const full = alerts.filter(
    (alert) =>
      Object.keys(alert.labels).length > 0 ||
      !alerts.some((other) => other !== alert && alert.names.includes(other.names[0] ?? '')),
  );
  return full.length === 0 ? undefined : { source: 'Alert message', alerts: full };
}

function pairsOf(line: string): [string, string][] {
  const braced = [...line.matchAll(RE_BRACED)].map(([, name = '', value = '']): [string, string] => [
    name,
    value.replace(/\\(.)/g, '$1'),
  ]);
  if (braced.length > 0) return braced;
  const [, name = '', value = ''] = RE_PAIR.exec(line) ?? [];
  const text = value.replace(RE_TAIL, '');
  return text === '' ? [] : [[name, text]];
}

/** `alert: Worker down` is a title; `alert: WorkerDown` is a name. */
function isNameOfAlert(label: string, value: string): boolean {
  return /^alert(?:name)?$/i.test(label) && /^[A-Za-z_][\w:]*$/.test(value);
}

function isSame(a: PastedAlert, b: PastedAlert): boolean {
  return a.names.join() === b.names.join() && JSON.stringify(a.labels) === JSON.stringify(b.labels);
}
