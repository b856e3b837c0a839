import type { Catalog } from '#core/catalog.ts';
import { type Incident, incidentsOf, isFiring, severityOf } from '#core/incident.ts';
import type { Webhook } from '#schemas/webhook.ts';
import {
  type Block,
  buttons,
  context,
  fits,
  header,
  MOST_TEXT,
  type SlackMessage,
  sections,
} from './slack/blocks.ts';
import {
  actionLines,
  alertLines,
  callLines,
  closingLines,
  counted,
  stateLines,
} from './slack/incident-lines.ts';
import { alertLink, incidentButtons } from './slack/incident-links.ts';
import { escapeText, linkTo, plainText, webAddress } from './slack/mrkdwn.ts';

/** How much a message tells. */
interface Detail {
  /** Incidents told in full; of the others a line each. */
  full: number;
  lines: number;
  alerts: number;
  actions: number;
  buttons: number;
}

/** The first that fits is taken; the last fits whatever the alerts hold. */
const DETAILS: Detail[] = [
  { full: 3, lines: 20, alerts: 20, actions: 5, buttons: 25 },
  { full: 3, lines: 10, alerts: 10, actions: 3, buttons: 25 },
  { full: 2, lines: 10, alerts: 10, actions: 3, buttons: 8 },
  { full: 1, lines: 10, alerts: 10, actions: 3, buttons: 8 },
  { full: 1, lines: 5, alerts: 5, actions: 3, buttons: 4 },
  { full: 1, lines: 2, alerts: 2, actions: 1, buttons: 2 },
  { full: 1, lines: 0, alerts: 0, actions: 0, buttons: 1 },
];

/**
 * The message for a notification of Alertmanager: one for the whole group, each alert with its link. Every limit of Block
 * Kit holds whatever the alerts say; what is left out is counted.
 */
export function generateSlackMessage(catalog: Catalog, webhook: Webhook): SlackMessage {
  const incidents = incidentsOf(catalog, webhook);
  return {
    text: textOf(catalog, webhook, incidents),
    blocks: fittingBlocks((detail) => blocksOf(catalog, webhook, incidents, detail)),
    unfurl_links: false,
    unfurl_media: false,
  };
}

function fittingBlocks(make: (detail: Detail) => Block[]): Block[] {
  let blocks: Block[] = [];
  for (const detail of DETAILS) {
    blocks = make(detail);
    if (fits(blocks)) break;
  }
  return blocks;
}

function blocksOf(catalog: Catalog, webhook: Webhook, incidents: Incident[], detail: Detail): Block[] {
  const full = incidents.slice(0, detail.full);
  const others = incidents.slice(detail.full);
  const lines = others.slice(0, detail.lines).map((incident) => incidentLine(catalog, incident));
  const left = others.length - lines.length;
  return [
    header(titleOf(incidents)),
    ...full.flatMap((incident, index): Block[] => [
      ...(index > 0 ? [{ type: 'divider' } as const] : []),
      ...incidentBlocks(catalog, incident, detail, { id: `incident-${index}`, titled: incidents.length > 1 }),
    ]),
    ...(lines.length > 0 ? [{ type: 'divider' } as const] : []),
    ...sections([
      ...lines,
      ...(left > 0 ? [`and ${left} more ${left === 1 ? 'kind' : 'kinds'} of alerts`] : []),
    ]),
    ...footer(webhook),
  ];
}

function incidentBlocks(
  catalog: Catalog,
  incident: Incident,
  detail: Detail,
  { id, titled }: { id: string; titled: boolean },
): Block[] {
  const fires = isFiring(incident);
  return [
    ...sections([
      ...(titled ? [`*${escapeText(nameOf(incident), 200)}*`] : []),
      ...stateLines(catalog, incident),
    ]),
    ...sections(fires ? actionLines(catalog, incident, detail.actions) : closingLines(catalog, incident)),
    ...sections(alertLines(catalog, incident, detail.alerts)),
    ...sections(fires ? callLines(incident) : []),
    ...buttons(id, incidentButtons(catalog, incident).slice(0, detail.buttons)),
  ];
}

function titleOf(incidents: readonly Incident[]): string {
  const [first] = incidents;
  if (first === undefined) return 'No alert';
  if (incidents.length === 1) {
    const many = first.firing.length + first.resolved.length > 1 ? ` · ${counted(first)}` : '';
    return plainText(nameOf(first), 110) + many;
  }
  const firing = incidents.filter(isFiring);
  const total = counted({
    firing: incidents.flatMap((incident) => incident.firing),
    resolved: incidents.flatMap((incident) => incident.resolved),
  });
  const worst = firing.length > 0 ? severityOf(first) : '✓';
  return [worst, `${total}: ${incidents.map(({ name }) => name).join(', ')}`].filter(Boolean).join(' · ');
}

/** `▲ SEV1 · ShopApiDown · Web shop`, or `✓ Resolved · …`. */
function nameOf(incident: Incident): string {
  const state = isFiring(incident) ? severityOf(incident) : '✓ Resolved';
  return [state, incident.name, incident.service?.name].filter(Boolean).join(' · ');
}

function incidentLine(catalog: Catalog, incident: Incident): string {
  const [fired = incident.resolved[0]] = incident.firing;
  const many = incident.firing.length + incident.resolved.length > 1 ? ` · ${counted(incident)}` : '';
  const name = escapeText(nameOf(incident) + many, 250);
  const summary = incident.alert?.summary ?? fired?.annotations.summary ?? '';
  const says = summary === '' ? '' : ` ${escapeText(summary, 200)}`;
  const where = incident.alert ? 'Runbook' : 'Find the runbook';
  return fired ? `${name}.${says} ${linkTo(alertLink(catalog, incident, fired), where, 75)}` : name;
}

/** What Alertmanager itself left out, and where all of it stands. */
function footer({ truncatedAlerts, externalURL, receiver }: Webhook): Block[] {
  const url = webAddress(externalURL);
  const said = [
    ...(truncatedAlerts > 0 ? [`Alertmanager left out ${truncatedAlerts} more alerts (max_alerts).`] : []),
    ...(url && url.length <= 300 ? [linkTo(url, 'Alertmanager', 75)] : []),
    `receiver ${escapeText(receiver, 75)}`,
  ];
  return [context(said.join(' · '))];
}

/** The whole in text: what a phone shows, and the message itself where Slack refuses the blocks. */
function textOf(catalog: Catalog, { truncatedAlerts }: Webhook, incidents: readonly Incident[]): string {
  const lines = incidents.map((incident) => incidentLine(catalog, incident));
  const kept: string[] = [];
  for (const line of lines) {
    if ([...kept, line].join('\n').length > MOST_TEXT - 100) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  return [
    ...kept,
    ...(left > 0 ? [`and ${left} more ${left === 1 ? 'kind' : 'kinds'} of alerts`] : []),
    ...(truncatedAlerts > 0 ? [`Alertmanager left out ${truncatedAlerts} more alerts.`] : []),
  ].join('\n');
}
