import {
  type Catalog,
  type CatalogService,
  findContact,
  findRunbook,
  findService,
  findSeverity,
} from '#core/catalog.ts';
import { lineOf, type Source } from '#core/finding.ts';
import { mendByChoice } from '#core/nearest.ts';
import { anchorsOf } from '#core/outline.ts';
import type { Check, Problem } from './check.ts';

/** Every id that one file says of another is one that the other has. */
export const referencesResolve: Check = {
  name: 'references-resolve',
  level: 'error',
  description:
    'Ids of services, severities, contacts, runbooks, anchors, components, panels and quick commands exist.',
  run: (catalog) => [
    ...catalog.orphans.map(({ kind, id, source }) => ({
      file: source.file,
      line: 1,
      message: `There is no service \`${id.split('/')[0]}\` for this file of ${kind}.`,
      mend: `Add content/services/${id.split('/')[0]}.yaml, or rename the file. ${serviceChoice(catalog, id)}`,
    })),
    ...catalog.services.flatMap(serviceProblems),
    ...catalog.services.flatMap((service) => dashboardProblems(catalog, service)),
    ...catalog.runbooks.flatMap((runbook) => {
      const service = findService(catalog, runbook.service);
      return [
        ...(service ? severityProblem(service, runbook.severity, runbook.source, 'severity') : []),
        ...(service && runbook.owner ? contactProblem(service, runbook.owner, runbook.source, 'owner') : []),
        ...(service ? componentProblems(service, runbook.components, runbook.source, 'components') : []),
        ...runbook.related.flatMap((id, index) =>
          placeProblem(catalog, { runbook: id }, runbook.source, `related.${index}`),
        ),
      ];
    }),
    ...catalog.alerts.flatMap((alert) => {
      const service = findService(catalog, alert.service);
      return [
        ...(service ? severityProblem(service, alert.severity, alert.source, `${alert.at}.severity`) : []),
        ...placeProblem(catalog, alert, alert.source, alert.at),
        ...alert.also.flatMap((place, index) =>
          placeProblem(catalog, place, alert.source, `${alert.at}.also.${index}`),
        ),
        ...(service && alert.panel
          ? panelProblem(service, alert.panel, alert.source, `${alert.at}.panel`)
          : []),
      ];
    }),
    ...catalog.drills.flatMap((drill) => placeProblem(catalog, drill, drill.source, '')),
    ...catalog.reviews.flatMap((review) => {
      const service = findService(catalog, review.service);
      if (service === undefined) {
        const mend = mendByChoice(
          review.service,
          catalog.services.map(({ id }) => id),
        );
        return [problem(review.source, 'service', `There is no service \`${review.service}\`.`, mend)];
      }
      return [
        ...contactProblem(service, review.owner, review.source, 'owner'),
        ...(review.runbooks ?? []).flatMap((id, index) =>
          placeProblem(catalog, { runbook: id }, review.source, `runbooks.${index}`),
        ),
      ];
    }),
  ],
};

function problem(source: Source, at: string, message: string, mend: string): Problem {
  return { file: source.file, line: lineOf(source, at), message, mend };
}

function serviceChoice(catalog: Catalog, id: string): string {
  return mendByChoice(
    id.split('/')[0] ?? '',
    catalog.services.map((service) => service.id),
  );
}

function serviceProblems(service: CatalogService): Problem[] {
  const { escalation, severities } = service;
  const missing = [
    ...(severities.source ? [] : ['severities']),
    ...(escalation.source ? [] : ['escalations']),
  ].map((kind) =>
    problem(
      service.source,
      '',
      `The service has no ${kind}.`,
      `Add content/${kind}/${service.id}.yaml, or mend the findings of that file.`,
    ),
  );
  const source = escalation.source;
  return [
    ...missing,
    ...(source ? contactProblem(service, service.owner, service.source, 'owner') : []),
    ...service.components.flatMap((component, index) =>
      componentProblems(service, component.dependsOn, service.source, `components.${index}.dependsOn`),
    ),
    ...service.links.flatMap(({ components }, index) =>
      componentProblems(service, components, service.source, `links.${index}.components`),
    ),
    ...(source
      ? escalation.stages.flatMap((stage, index) => [
          ...contactProblem(service, stage.contact, source, `stages.${index}.contact`),
          ...(stage.severities ?? []).flatMap((id) =>
            severityProblem(service, id, source, `stages.${index}.severities`),
          ),
        ])
      : []),
    ...(source
      ? escalation.communication.flatMap((rule, index) =>
          (rule.severities ?? []).flatMap((id) =>
            severityProblem(service, id, source, `communication.${index}.severities`),
          ),
        )
      : []),
  ];
}

function dashboardProblems(catalog: Catalog, service: CatalogService): Problem[] {
  return service.dashboards.flatMap(({ source, at, rows, panels }) =>
    panels.flatMap(({ row, runbook, anchor, also, commands, links, runbooks = [] }, index) => {
      const below = (key: string) => `${at}.panels.${index}.${key}`;
      const place = (to: { runbook: string; anchor?: string | undefined }, key: string) =>
        placeProblem(catalog, to, source, below(key));
      return [
        ...(row === undefined
          ? []
          : choiceProblem(
              row,
              rows.map(({ id }) => id),
              'row',
              below('row'),
            )),
        ...(runbook === undefined
          ? []
          : placeProblem(catalog, { runbook, anchor }, source, `${at}.panels.${index}`)),
        ...also.flatMap((to, number) => place(to, `also.${number}`)),
        ...runbooks.flatMap((to, number) => place(to, `runbooks.${number}`)),
        ...commands.flatMap((id, number) =>
          choiceProblem(
            id,
            service.commands.map((command) => command.id),
            'quick command',
            below(`commands.${number}`),
          ),
        ),
        ...links.flatMap((label, number) =>
          choiceProblem(
            label,
            service.links.map((link) => link.label),
            'link',
            below(`links.${number}`),
          ),
        ),
      ];

      function choiceProblem(name: string | number, known: (string | number)[], what: string, where: string) {
        if (known.includes(name)) return [];
        const of = what === 'row' ? 'the dashboard' : service.id;
        const mend = mendByChoice(String(name), known.map(String));
        return [problem(source, where, `\`${name}\` is no ${what} of ${of}.`, mend)];
      }
    }),
  );
}

function severityProblem(service: CatalogService, id: string, source: Source, at: string): Problem[] {
  if (service.severities.source === undefined || findSeverity(service, id)) return [];
  const known = service.severities.levels.map((level) => level.id);
  return [problem(source, at, `\`${id}\` is no severity of ${service.id}.`, mendByChoice(id, known))];
}

function contactProblem(service: CatalogService, id: string, source: Source, at: string): Problem[] {
  if (service.escalation.source === undefined || findContact(service, id)) return [];
  const known = service.escalation.contacts.map((contact) => contact.id);
  return [problem(source, at, `\`${id}\` is no contact of ${service.id}.`, mendByChoice(id, known))];
}

function componentProblems(service: CatalogService, ids: string[], source: Source, at: string): Problem[] {
  const known = service.components.map((component) => component.id);
  return ids
    .filter((id) => !known.includes(id))
    .map((id) => problem(source, at, `\`${id}\` is no component of ${service.id}.`, mendByChoice(id, known)));
}

function placeProblem(
  catalog: Catalog,
  place: { runbook: string; anchor?: string | undefined },
  source: Source,
  at: string,
): Problem[] {
  const below = (key: string) => (at === '' ? key : `${at}.${key}`);
  const runbook = findRunbook(catalog, place.runbook);
  if (runbook === undefined) {
    const known = catalog.runbooks.map(({ id }) => id);
    return [
      problem(
        source,
        below('runbook'),
        `There is no runbook \`${place.runbook}\`.`,
        mendByChoice(place.runbook, known),
      ),
    ];
  }
  if (place.anchor === undefined) return [];
  const anchors = anchorsOf(runbook.outline);
  if (anchors.includes(place.anchor)) return [];
  const message = `\`${place.runbook}\` has no anchor \`${place.anchor}\`.`;
  return [problem(source, below('anchor'), message, mendByChoice(place.anchor, anchors))];
}

function panelProblem(
  service: CatalogService,
  panel: { dashboard: string; panel: number },
  source: Source,
  at: string,
): Problem[] {
  const dashboard = service.dashboards.find(({ id }) => id === panel.dashboard);
  if (dashboard === undefined) {
    const known = service.dashboards.map(({ id }) => id);
    const message = `\`${panel.dashboard}\` is no dashboard of ${service.id}.`;
    return [problem(source, `${at}.dashboard`, message, mendByChoice(panel.dashboard, known))];
  }
  if (dashboard.panels.some(({ id }) => id === panel.panel)) return [];
  const known = dashboard.panels.map(({ id }) => String(id));
  const message = `Dashboard \`${panel.dashboard}\` has no panel ${panel.panel}.`;
  return [problem(source, `${at}.panel`, message, mendByChoice(String(panel.panel), known))];
}
