import type { EscalationPolicy } from '#schemas/escalation.ts';
import type { PhaseId, WorkflowPhase } from '#schemas/phase.ts';
import type { Service } from '#schemas/service.ts';
import type { SeverityMatrix } from '#schemas/severity.ts';
import { PHASE_ORDER, PHASE_TITLES } from './heading-phases.ts';
import { type SourceRule, worstFirst } from './rules.ts';
import { idFrom } from './slug.ts';
import type { SourcePage } from './source-page.ts';

/** The files of a service that does not exist yet. What nobody said is a sample that says so. */
export interface NewService {
  service: Pick<Service, 'name' | 'summary' | 'owner' | 'workflow'> & {
    components: Pick<Service['components'][number], 'id' | 'name' | 'summary'>[];
  };
  severities: { levels: Omit<SeverityMatrix['levels'][number], 'examples'>[] };
  escalation: Omit<EscalationPolicy, 'communication'>;
}

const RESPOND: Record<string, number> = {
  page: 5,
  critical: 5,
  error: 15,
  high: 15,
  warning: 60,
  medium: 60,
  low: 480,
  info: 1440,
  none: 1440,
};

/** A workflow, matrix and policy that fit the pages of a folder. */
export function makeNewService(
  id: string,
  pages: readonly SourcePage[],
  rules: readonly SourceRule[],
): NewService {
  const name = id
    .split('-')
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join(' ');
  const folders = [
    ...new Set(pages.map(({ file }) => componentOf(file.path)).filter((folder) => folder !== undefined)),
  ];
  const components = (folders.length > 0 ? folders : [id]).map((folder) => ({
    id: folder,
    name: folder,
    summary:
      folders.length > 0 ? `Pages of the folder ${folder}; say here what it does.` : 'Say here what it does.',
  }));
  return {
    service: {
      name,
      summary: `Runbooks imported from ${pages.length} pages; say here what the service does and for whom.`,
      owner: 'owner-team',
      workflow: workflowOf(pages),
      components,
    },
    severities: severitiesOf(rules),
    escalation: {
      summary: 'Sample values: set contacts and times to yours.',
      stages: [
        { afterMinutes: 0, contact: 'on-call', action: 'Work through the runbook.' },
        { afterMinutes: 30, contact: 'owner-team', action: 'Join, and decide what to do next.' },
      ],
      contacts: [
        {
          id: 'on-call',
          name: 'On-call engineer',
          kind: 'rota',
          reason: 'First response to every alert.',
          channels: [{ kind: 'pager', label: `Sample: schedule ${id}-on-call in your paging tool` }],
        },
        {
          id: 'owner-team',
          name: 'Owning team',
          kind: 'team',
          reason: 'Owns the service and these runbooks.',
          channels: [{ kind: 'chat', label: `Sample: #${id}` }],
        },
      ],
    },
  };
}

/** First folder of a path as an id; undefined for a page at the top. */
export function componentOf(path: string): string | undefined {
  const [folder, ...rest] = path.split('/');
  return rest.length === 0 || folder === undefined ? undefined : idFrom(folder, 'part');
}

/** The phases that the pages have, under the title that most of them write. */
function workflowOf(pages: readonly SourcePage[]): WorkflowPhase[] {
  const titles = new Map<PhaseId, Map<string, number>>();
  for (const { sections, lead } of pages) {
    for (const { title, phases } of sections) {
      const [phase] = phases;
      if (phase === undefined || !/^\S(?:[^\r\n]*\S)?$/.test(title) || /\{\{/.test(title)) continue;
      const counts = titles.get(phase) ?? new Map();
      titles.set(phase, counts.set(title, (counts.get(title) ?? 0) + 1));
    }
    const needs =
      lead.length > 0
        ? sections.length === 0 && lead.some(({ type }) => type === 'code')
          ? 'mitigation'
          : 'overview'
        : undefined;
    if (needs !== undefined && !titles.has(needs)) titles.set(needs, new Map());
    if (sections.some(({ phases }) => phases.length === 0) && !titles.has('diagnosis'))
      titles.set('diagnosis', new Map());
  }
  const workflow = PHASE_ORDER.filter((phase) => titles.has(phase)).map((phase) => {
    const [most] = [...(titles.get(phase) ?? [])].sort((a, b) => b[1] - a[1]);
    return { phase, title: most?.[0] ?? PHASE_TITLES[phase], optional: true };
  });
  return workflow.length > 0
    ? workflow
    : [{ phase: 'overview', title: PHASE_TITLES.overview, optional: true }];
}

function severitiesOf(rules: readonly SourceRule[]): NewService['severities'] {
  const said = [...new Set(rules.map(({ labels }) => labels.severity ?? ''))].filter((word) =>
    /^[A-Za-z][A-Za-z0-9-]*$/.test(word),
  );
  const ids = (said.length > 0 ? said : ['critical', 'warning', 'info']).sort(worstFirst).slice(0, 5);
  return {
    levels: ids.map((id, index) => ({
      id,
      rank: index + 1,
      meaning: `Sample: say what makes an alert ${id}.`,
      respondWithinMinutes: RESPOND[id.toLowerCase()] ?? 60,
    })),
  };
}
