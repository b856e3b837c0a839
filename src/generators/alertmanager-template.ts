import { alertsOfService, type Catalog, type CatalogService } from '#core/catalog.ts';
import { absoluteUrl, alertPath } from '#core/links.ts';
import { type FileOrigin, headerLines } from './file-header.ts';
import { exactly, literalText, quoted, raw } from './go-template.ts';

/** Alerts of a state that a message lists; the others are counted. */
export const MOST_ALERTS = 10;
/** Characters of a link at most; a longer one opens its page without values. Slack takes 3,000 for a button. */
export const MOST_OF_LINK = 1200;
/** Labels that a message shows of an alert, and characters of a label's value. */
const MOST_LABELS = 8;
const MOST_OF_VALUE = 60;

/** Name of one of the service's templates. Names are one namespace for all files of an Alertmanager. */
export function templateOf(service: string, part: string): string {
  return `waypost.${service}.${part}`;
}

/**
 * The templates of a service's Slack message. They use what Alertmanager 0.25 has, and hold in a group of many alerts,
 * where no link is common to all: each alert is listed with its own.
 */
export function generateAlertmanagerTemplate(
  catalog: Catalog,
  service: CatalogService,
  origin: FileOrigin,
): string {
  const { site } = catalog;
  const title = `Slack message for the alerts of ${service.name}, for Alertmanager 0.25 and later.`;
  const head = headerLines(title, service.id, origin).map(
    (line) => `{{/* ${line.replaceAll('*/', '* /')} */}}`,
  );
  const home = absoluteUrl(site, service.path);
  const names = alertsOfService(catalog, service.id).map((alert) => alert.name);

  const name = (part: string) => quoted(templateOf(service.id, part));
  const escaped = (text: string) => `{{ template ${name('text-escape')} ${text} }}`;
  const format = (path: string) => absoluteUrl(site, path).replaceAll('%', '%%');
  const define = (part: string, comment: string, lines: string[]) => [
    '',
    `{{/* ${comment} */}}`,
    `{{ define ${name(part)} -}}`,
    ...lines,
    '{{- end }}',
  ];

  const isLink = (url: string) => `and (match ${LINK} ${url}) (le (len ${url}) ${MOST_OF_LINK})`;
  /** Whether `$url` is a page that reads what its link says. */
  const isOwn = `match ${raw(`^${exactly(absoluteUrl(site, '/'))}(?:runbooks|alerts)/`)} $url`;
  /** Sets `$shown` to the alerts that the message is about. */
  const findShown = [
    '{{- $shown := .Alerts.Firing -}}',
    '{{- if eq (len $shown) 0 }}{{ $shown = .Alerts.Resolved }}{{ end -}}',
  ];
  /** Sets `$url` to the link of the alert that is the dot. A template's result cannot be taken up by another. */
  const findLink = [
    '{{- $url := .Annotations.runbook_url -}}',
    `{{- if gt (len $url) ${MOST_OF_LINK} }}{{ $url = reReplaceAll "[?][^#]*" "" $url }}{{ end -}}`,
    `{{- if not (${isLink('$url')}) -}}`,
    `{{- if match ${raw(`^(?:${names.join('|')})$`)} .Labels.alertname -}}`,
    `{{- $url = printf ${quoted(format(alertPath(service.id, '%s')).replace('%%s', '%s'))} .Labels.alertname -}}`,
    '{{- else -}}',
    `{{- $url = printf ${quoted(`${format('/search/')}?q=%s`)} (urlquery (printf "%.100s" .Labels.alertname)) -}}`,
    '{{- end -}}',
    '{{- end -}}',
  ];
  /** Adds when the alert started: the escalation clock of the page counts from there. */
  const addStart = [
    `{{- if ${isOwn} -}}`,
    '{{- $mark := "?" }}{{ if match "[?]" $url }}{{ $mark = "&" }}{{ end -}}',
    '{{- $start := urlquery (.StartsAt.UTC.Format "2006-01-02T15:04:05Z07:00") -}}',
    '{{- $url = reReplaceAll "^([^#]*)(#.*)?$" (printf "$1%sstartsAt=%s$2" $mark $start) $url -}}',
    '{{- end -}}',
  ];
  const list = (alerts: string) => [
    `{{- range $index, $alert := ${alerts} -}}`,
    `{{- if lt $index ${MOST_ALERTS} }}{{ template ${name('line')} $alert }}`,
    `{{- if not $.CommonAnnotations.summary }}{{ with $alert.Annotations.summary }} ${escaped('.')}{{ end }}{{ end }}${BREAK}`,
    '{{- end }}',
    '{{- end }}',
    `{{- if gt (len ${alerts}) ${MOST_ALERTS} -}}`,
    `<{{ reReplaceAll "&" "&amp;" .ExternalURL }}/#/alerts?receiver={{ urlquery .Receiver }}|and {{ len (slice ${alerts} ${MOST_ALERTS}) }} more>${BREAK}`,
    '{{- end }}',
  ];

  return [
    ...head,
    ...define(
      'text-escape',
      'Text on one line: Slack takes & < > for its own; what hides or turns text is shown as �.',
      [
        '{{- $text := reReplaceAll `\\p{Cf}` "�" (reReplaceAll `[\\s\\p{Cc}]+` " " .) -}}',
        '{{ reReplaceAll ">" "&gt;" (reReplaceAll "<" "&lt;" (reReplaceAll "&" "&amp;" $text)) }}',
      ],
    ),
    ...define(
      'link',
      'Of an alert: its place in the runbook with its values; else its page, or a search for it.',
      [...findLink, ...addStart, '{{ $url }}'],
    ),
    ...define('link-in-text', 'The same for <link|text>, where & is written as an entity.', [
      ...findLink,
      ...addStart,
      '{{ reReplaceAll "&" "&amp;" $url }}',
    ]),
    ...define('line', 'Of an alert: its link and its labels, as code so that none of them becomes a link.', [
      `• <{{ template ${name('link-in-text')} . }}|${escaped(`(printf "%.${MOST_OF_VALUE}s" .Labels.alertname)`)}>`,
      '{{- range $index, $pair := (.Labels.Remove (stringSlice "alertname" "severity")).SortedPairs -}}',
      `{{- if lt $index ${MOST_LABELS} -}}`,
      `{{- $value := printf "%.${MOST_OF_VALUE}s" $pair.Value }} {{ "\`" -}}`,
      `${escaped('(reReplaceAll "`" "\'" (printf "%s=%s" $pair.Name $value))')}{{ if ne $value $pair.Value }}…{{ end }}{{ "\`" }}`,
      '{{- end }}',
      '{{- end }}',
    ]),
    ...define('title', 'Of the message: state, how many, which.', [
      ...findShown,
      '[{{ toUpper .Status }}{{ if gt (len $shown) 1 }}:{{ len $shown }}{{ end }}]{{ " " -}}',
      `{{- if .CommonLabels.alertname }}${escaped('(printf "%.100s" .CommonLabels.alertname)')}`,
      `{{- else }}${literalText(escapeText(service.name))}, several alerts{{ end -}}`,
      `{{- with .CommonLabels.severity }} (${escaped(`(printf "%.${MOST_OF_VALUE}s" .)`)}){{ end -}}`,
    ]),
    ...define(
      'title-link',
      'Of the message: the place with the values; without, where they differ; the service, where the alerts differ.',
      [
        ...findShown,
        '{{- if or (eq (len $shown) 1) .CommonAnnotations.runbook_url -}}',
        `{{- template ${name('link')} (index $shown 0) -}}`,
        '{{- else if .CommonLabels.alertname -}}',
        '{{- with index $shown 0 -}}',
        ...findLink,
        `{{- if ${isOwn} -}}`,
        '{{- $query := printf "?alertname=%s" (urlquery .Labels.alertname) -}}',
        '{{- $url = reReplaceAll "^([^?#]*)[^#]*(#.*)?$" (printf "$1%s$2" $query) $url -}}',
        '{{- end -}}',
        '{{ $url }}',
        '{{- end -}}',
        '{{- else -}}',
        `${home}#alerts`,
        '{{- end -}}',
      ],
    ),
    ...define(
      'dashboard-link',
      'The panel that all alerts share, without values that differ; else the dashboards.',
      [
        ...findShown,
        '{{- $url := .CommonAnnotations.dashboard_url -}}',
        `{{- if or (not $url) (gt (len $url) ${MOST_OF_LINK}) -}}`,
        `{{- $url = ${withoutVariables('(index $shown 0)')} -}}`,
        `{{- range $shown }}{{ if ne $url (${withoutVariables('')}) }}{{ $url = "" }}{{ end }}{{ end -}}`,
        '{{- end -}}',
        `{{- if ${isLink('$url')} }}{{ $url }}`,
        `{{- else }}${home}${service.dashboards.length > 0 ? '#dashboards' : ''}{{ end -}}`,
      ],
    ),
    ...define('query-link', 'The expression that all alerts share; else the alerts in Alertmanager.', [
      ...findShown,
      '{{- $url := "" }}{{ if .CommonLabels.alertname }}{{ $url = (index $shown 0).GeneratorURL }}{{ end -}}',
      `{{- if ${isLink('$url')} }}{{ $url }}`,
      '{{- else }}{{ .ExternalURL }}/#/alerts?receiver={{ urlquery .Receiver }}{{ end -}}',
    ]),
    ...define(
      'text',
      `What has happened, and each alert with its own link, ${MOST_ALERTS} of each state at most.`,
      [
        `{{- with .CommonAnnotations.summary }}*${escaped('.')}*${BREAK}{{ end -}}`,
        `{{- with .CommonAnnotations.description }}${escaped('.')}${BREAK}{{ end -}}`,
        `{{- with .CommonAnnotations.response }}${escaped('.')}${BREAK}{{ end -}}`,
        ...list('.Alerts.Firing'),
        `{{- if and .Alerts.Firing .Alerts.Resolved }}Resolved:${BREAK}{{ end -}}`,
        ...list('.Alerts.Resolved'),
      ],
    ),
    '',
  ].join('\n');
}

const BREAK = '{{ "\\n" }}';
/** A web address without what ends a link in Slack. */
const LINK = raw('^https?://[^\\s<>|"\\p{Cc}]+$');

/** An alert's link to Grafana without the variables of the dashboard, which its labels fill. */
function withoutVariables(alert: string): string {
  return `reReplaceAll "var-[^&#]*&?" "" ${alert}.Annotations.dashboard_url`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
