import { alertsOfService, type Catalog, type CatalogService } from '#core/catalog.ts';
import { templateName } from '#core/service-files.ts';
import { templateOf } from './alertmanager-template.ts';
import { type FileOrigin, formatHeader } from './file-header.ts';
import { formatYaml } from './yaml-text.ts';

/**
 * Route and receiver of a service for Alertmanager's configuration. A whole configuration by itself, so that
 * `amtool check-config` can judge it; a team takes its parts over into its own.
 */
export function generateAlertmanagerReceiver(
  catalog: Catalog,
  service: CatalogService,
  origin: FileOrigin,
): string {
  const receiver = `${service.id}-slack`;
  const part = (name: string) => `{{ template "${templateOf(service.id, name)}" . }}`;
  const names = alertsOfService(catalog, service.id).map(({ name }) => name);
  const button = (text: string, link: string) => ({ type: 'button', text, url: part(link) });
  return [
    formatHeader(`Route and receiver for the alerts of ${service.name}, for Alertmanager.`, service, origin),
    '# Take the template, the route below `routes` and the receiver over into your configuration.\n',
    formatYaml({ templates: [templateName(service.id)] }),
    formatYaml({
      route: {
        receiver,
        routes: [
          {
            receiver,
            matchers: [`alertname=~"${[...new Set(names)].join('|')}"`],
            group_by: ['alertname'],
          },
        ],
      },
    }),
    formatYaml({
      receivers: [
        {
          name: receiver,
          slack_configs: [
            {
              api_url_file: '/etc/alertmanager/slack-url',
              channel: channelOf(service),
              send_resolved: true,
              color: '{{ if eq .Status "firing" }}danger{{ else }}good{{ end }}',
              title: part('title'),
              title_link: part('title-link'),
              text: part('text'),
              fallback: `${part('title')} ${part('title-link')}`,
              actions: [
                button('Runbook', 'title-link'),
                button('Dashboard', 'dashboard-link'),
                button('Query', 'query-link'),
              ],
            },
          ],
        },
      ],
    }),
  ].join('');
}

/** The channel that the service's links name, else one that is in every sample. */
function channelOf({ links }: CatalogService): string {
  const labels = links.filter(({ kind }) => kind === 'chat').map(({ label }) => label);
  return /#[\p{Ll}\p{N}_-]+/u.exec(labels.join(' '))?.[0] ?? '#alerts';
}
