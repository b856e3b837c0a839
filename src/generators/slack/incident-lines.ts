import type { Catalog } from '#core/catalog.ts';
import { findContact, getService } from '#core/catalog.ts';
import { formatMinutes } from '#core/duration.ts';
import { stagesFor } from '#core/escalation.ts';
import { firstActions } from '#core/first-actions.ts';
import { beganAt, type Incident, isFiring, sharedLabels } from '#core/incident.ts';
import { formatInstant } from '#core/instant.ts';
import type { FiredAlert } from '#schemas/webhook.ts';
import { isShort } from './blocks.ts';
import { alertLink, losesValues, runbookLink } from './incident-links.ts';
import { escapeText, linkTo, webAddress } from './mrkdwn.ts';

const MOST_SENTENCE = 300;
const MOST_VALUE = 100;
const MOST_TITLE = 150;
const MOST_LABELS = 8;
const MOST_ANNOTATIONS = 6;
/** Phases that a responder goes through when the alert is over. */
const CLOSING = ['verification', 'recovery', 'closure'];
/** Annotations that are buttons. */
const BUTTONS = ['runbook_url', 'dashboard_url'];

/** What is true, since when, and how fast to answer. Text for mrkdwn, as all lines here. */
export function stateLines(catalog: Catalog, incident: Incident): string[] {
  const { alert, severity, firing, resolved, candidates } = incident;
  const single = firing.length + resolved.length === 1;
  const [fired = resolved[0]] = firing;
  const fires = isFiring(incident);
  const targets = [
    severity && `Respond within ${formatMinutes(severity.respondWithinMinutes)}`,
    severity?.recoverWithinMinutes && `restore within ${formatMinutes(severity.recoverWithinMinutes)}`,
  ].filter(Boolean);
  return [
    ...(alert && fires ? [`${sentence(alert.summary)} ${sentence(alert.impact)}`] : []),
    ...(alert && !fires ? [`It was: ${sentence(alert.summary)}`] : []),
    ...(alert === undefined && candidates.length === 0
      ? [`*No runbook is mapped to this alert.* ${sentence(catalog.site.lastResort)}`]
      : []),
    ...candidateLines(catalog, incident),
    ...(fired ? annotationLines(fired, alert === undefined) : []),
    fires
      ? `Since ${instant(catalog, beganAt(incident))}.${targets.length > 0 ? ` ${targets.join(', ')}.` : ''}`
      : `Resolved ${resolved.map((one) => over(catalog, one)).at(-1)}.`,
    ...labelLine(incident.labels, single ? 'Labels' : 'Labels in common'),
    ...(losesValues(catalog, incident)
      ? ['Labels are too long for the link: compare the page with the alert.']
      : []),
  ];
}

/** The steps to take at once, each a link to its step with the incident's values. */
export function actionLines(catalog: Catalog, incident: Incident, most: number): string[] {
  const { alert, runbook, labels } = incident;
  const steps = alert && runbook ? firstActions(runbook, alert.anchor) : [];
  const shown = steps.slice(0, most).flatMap(({ id, title }, index) => {
    const url = runbookLink(catalog, incident, labels, beganAt(incident), id);
    return url && title ? [`${index + 1}. ${linkTo(url, title, MOST_TITLE)}`] : [];
  });
  if (shown.length === 0) return [];
  const left = steps.length - shown.length;
  return ['*First actions*', ...shown, ...(left > 0 ? [`and ${left} more in the runbook`] : [])];
}

/** Where to go on when it is over. */
export function closingLines(catalog: Catalog, incident: Incident): string[] {
  const links = (incident.runbook?.outline.phases ?? []).flatMap(({ id, title }) => {
    if (id === undefined || !CLOSING.includes(id)) return [];
    const url = runbookLink(catalog, incident, incident.labels, beganAt(incident), id);
    return url ? [linkTo(url, title, MOST_TITLE)] : [];
  });
  return links.length === 0 ? [] : [`*Before you close it:* ${links.join(', ')}`];
}

/** Whom to call first, by which way, and what they do. */
export function callLines({ service, severity, alert }: Incident): string[] {
  if (service === undefined) return [];
  const [stage] = stagesFor(service.escalation, severity?.id ?? alert?.severity ?? '');
  const contact = stage && findContact(service, stage.contact);
  if (stage === undefined || contact === undefined) return [];
  const ways = contact.channels.slice(0, 2).map(({ label, url }) => {
    const address = webAddress(url);
    return address && isShort(address) ? linkTo(address, label, MOST_VALUE) : escapeText(label, MOST_VALUE);
  });
  const when = [
    ...(stage.afterMinutes > 0 ? [`after ${formatMinutes(stage.afterMinutes)}`] : []),
    ...(stage.condition ? [`when ${escapeText(stage.condition, MOST_SENTENCE)}`] : []),
  ].join(', ');
  return [
    `*Call* ${escapeText(contact.name, MOST_VALUE)}${when && `, ${when}`}: ${ways.join(', ')}. ${sentence(stage.action)}`,
  ];
}

/** Each alert of a group with its own link; what is left out is counted. */
export function alertLines(catalog: Catalog, incident: Incident, most: number): string[] {
  const { firing, resolved } = incident;
  const all = [...firing, ...resolved];
  if (all.length < 2) return [];
  const labels = sharedLabels(all);
  const shown = all.slice(0, most).map((fired, index) => {
    const own = Object.entries(fired.labels).filter(
      ([label, value]) => !(Object.hasOwn(labels, label) && labels[label] === value),
    );
    const name = own.map(([label, value]) => `${label} ${value}`).join(', ') || `alert ${index + 1}`;
    const state =
      fired.status === 'firing'
        ? `since ${instant(catalog, fired.startsAt)}`
        : `resolved ${over(catalog, fired)}`;
    return `• ${linkTo(alertLink(catalog, incident, fired), name, MOST_TITLE)} ${state}`;
  });
  return [
    `*${counted(incident)}*`,
    ...shown,
    ...(all.length > shown.length ? [`and ${all.length - shown.length} more`] : []),
  ];
}

/** `3 firing, 1 resolved` */
export function counted({ firing, resolved }: Pick<Incident, 'firing' | 'resolved'>): string {
  return [
    firing.length > 0 ? `${firing.length} firing` : '',
    resolved.length > 0 ? `${resolved.length} resolved` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** Entries of several services: the reader chooses, the values come along. */
function candidateLines(catalog: Catalog, incident: Incident): string[] {
  const { candidates, labels } = incident;
  if (candidates.length === 0) return [];
  const links = candidates.slice(0, 5).flatMap((alert) => {
    const runbook = catalog.runbooks.find(({ id }) => id === alert.runbook);
    const url = runbookLink(catalog, { ...incident, alert, runbook }, labels, beganAt(incident));
    const { name } = getService(catalog, alert.service);
    return url ? [`• ${linkTo(url, `${name}: ${alert.summary}`, MOST_SENTENCE)}`] : [];
  });
  return [
    `*${candidates.length} services have an alert of this name.* The labels do not tell which.`,
    ...links,
  ];
}

/** What the rule says of this one: all of it when nobody else says anything. */
function annotationLines({ annotations }: FiredAlert, all: boolean): string[] {
  const wanted = Object.entries(annotations).filter(
    ([name, value]) =>
      value.trim() !== '' && (all ? !BUTTONS.includes(name) : ['summary', 'description'].includes(name)),
  );
  const lines = wanted.slice(0, MOST_ANNOTATIONS).map(([name, value]) => {
    const url = webAddress(value.trim());
    const text = url && url.length <= MOST_SENTENCE ? linkTo(url, url, MOST_SENTENCE) : sentence(value);
    return `${escapeText(name, 40)}: ${text}`;
  });
  const left = wanted.length - lines.length;
  return left > 0 ? [...lines, `and ${left} more annotations`] : lines;
}

/** As Prometheus writes them, so that the site's search reads a pasted message. */
function labelLine(labels: Readonly<Record<string, string>>, heading: string): string[] {
  const own = Object.entries(labels);
  if (own.length === 0) return [];
  const shown = own
    .slice(0, MOST_LABELS)
    .map(
      ([name, value]) => `${escapeText(name, 40)}="${escapeText(value.replaceAll('"', "'"), MOST_VALUE)}"`,
    );
  const left = own.length - shown.length;
  return [`${heading}: {${shown.join(', ')}}${left > 0 ? ` and ${left} more` : ''}`];
}

function sentence(text: string): string {
  return escapeText(text, MOST_SENTENCE);
}

function instant({ site }: Catalog, at: string): string {
  const date = new Date(at);
  // A day that no calendar has passes for an instant until it is one.
  return Number.isNaN(date.getTime()) ? escapeText(at, MOST_VALUE) : formatInstant(date, site.timeZone);
}

/** `2026-11-20 03:40 UTC, after 28 min` */
function over(catalog: Catalog, { startsAt, endsAt }: FiredAlert): string {
  const minutes = Math.round((Date.parse(endsAt ?? '') - Date.parse(startsAt)) / 60_000);
  if (endsAt === undefined || !(minutes >= 0)) return `(began ${instant(catalog, startsAt)})`;
  return `${instant(catalog, endsAt)}, after ${minutes === 0 ? 'less than a minute' : formatMinutes(minutes)}`;
}
