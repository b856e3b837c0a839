import { type LinkTarget, linkTargetOf } from '#core/rules/link-target.ts';
import { checkCatalogJson } from '#io/rules/load-catalog-json.ts';
import { SAMPLE_ALERTS, SAMPLE_SITE } from '#tests/rule-corpus.ts';

/** A site with two services, of which both have the alert `Both`. */
export function sampleTarget(): LinkTarget {
  const runbook = (service: string, slug: string, parameters: string[]) => ({
    path: `/runbooks/${service}/${slug}/`,
    id: `${service}/${slug}`,
    service,
    title: slug,
    kind: 'alert',
    anchors: ['do-now', 'diagnosis', 'count-connections'],
    parameters: parameters.map((name) => ({ name })),
  });
  const alert = (service: string, name: string, more: object = {}) => ({
    path: `/alerts/${service}/${name}/`,
    name,
    service,
    runbook: `${service}/pod-down`,
    anchor: 'do-now',
    aliases: [],
    also: [],
    parameters: { namespace: 'namespace', pod: 'pod' },
    ...more,
  });
  return linkTargetOf(
    checkCatalogJson(
      {
        version: 1,
        site: SAMPLE_SITE,
        services: [{ path: '/services/shop/', id: 'shop', name: 'Shop' }],
        runbooks: [
          runbook('shop', 'pod-down', ['namespace', 'pod', 'team']),
          runbook('bank', 'pod-down', ['namespace', 'pod']),
          runbook('bank', 'never-opened', []),
        ],
        alerts: [
          ...SAMPLE_ALERTS.map((name) => alert('shop', name)),
          alert('shop', 'Both'),
          alert('bank', 'Both'),
          alert('shop', 'TeamAlert', { parameters: { team: 'team', pod: 'k8s.pod' }, aliases: ['OldName'] }),
        ],
        guides: [{ path: '/guides/respond/', title: 'Respond', anchors: ['short'] }],
        lists: [{ path: '/' }, { path: '/alerts/' }],
        accepted: {
          '/old-pod-page/': ['/runbooks/shop/pod-down/'],
          '/runbooks/web/kubepodcrashlooping/': ['/alerts/shop/KubePodCrashLooping/'],
          '/alerts/Both/': ['/alerts/bank/Both/', '/alerts/shop/Both/'],
        },
      },
      'the sample',
    ),
  );
}
