import type { PhaseId } from '#schemas/phase.ts';

/** What teams call their sections. The first rule that fits decides; its phases stand in order of preference. */
const RULES: readonly [heading: RegExp, phases: readonly PhaseId[]][] = [
  [
    /^(?:alert )?(?:meaning|overview|background|description|about|summary|context|introduction|purpose|explanation|what (?:is|does|it means|this means|happened|the alert)\b.*|alert (?:details|description|summary|meaning)|details|full context|why\b.*)$/,
    ['overview', 'symptoms', 'diagnosis'],
  ],
  [
    /^(?:.*\bimpact|severity|symptoms?|how (?:it|this) (?:shows|looks).*|detection|alert behaviou?r|user[- ]facing.*|business effect|consequences?|what (?:users|customers) see)$/,
    ['symptoms', 'overview', 'diagnosis'],
  ],
  [
    /^(?:prerequisites?|pre-?requisites?|requirements?|before you (?:start|begin)|preparation|access|required (?:access|tools)|tools?)$/,
    ['prerequisites', 'overview', 'diagnosis'],
  ],
  [
    /^(?:do now|first (?:steps?|actions?|response|5 minutes|aid)|quick (?:actions?|checks?|fix(?:es)?|start)|immediate (?:actions?|steps?|response)|initial (?:response|actions?|steps?)|triage|tl;?dr|in a hurry)$/,
    ['do-now', 'diagnosis', 'mitigation'],
  ],
  [
    /^(?:escalat\w*.*|contacts?|who to (?:call|contact|page)|(?:getting|get) help|support|on-?call|owners?|ownership|services?)$/,
    ['escalation', 'closure', 'related'],
  ],
  [
    /^(?:verif\w*|validat\w*|confirm\w*)(?: (?:the )?(?:fix|resolution|recovery|steps?))?$/,
    ['verification', 'recovery', 'resolution', 'mitigation', 'diagnosis'],
  ],
  [
    /^(?:related\b.*|see also|references?|links?|(?:additional|further|more|other) (?:resources?|reading|information|info|links)|resources|useful links|dashboards?|metrics|appendix|external (?:links|resources))$/,
    ['related', 'closure', 'diagnosis'],
  ],
  [
    /^(?:prevent\w*.*|how to (?:prevent|avoid).*|avoid\w*.*|long[- ]term.*|permanent (?:fix|solution).*|improvements?)$/,
    ['prevention', 'closure', 'resolution', 'mitigation'],
  ],
  [
    /^(?:closure|post-?(?:incident|mortem)\w*.*|aftermath|follow[- ]?ups?.*|clean[- ]?up|after the incident)$/,
    ['closure', 'prevention', 'recovery', 'mitigation'],
  ],
  [/^(?:tracing|traces|distributed tracing)$/, ['tracing', 'investigation', 'diagnosis']],
  [
    /^(?:recover\w*|restor\w*|disaster recovery|roll ?back)(?: (?:steps?|procedures?|plan))?$/,
    ['recovery', 'resolution', 'mitigation', 'diagnosis'],
  ],
  [
    /^(?:resol\w*|solutions?|(?:how to )?(?:fix|resolve|solve|repair)\w*.*)(?: (?:steps?|procedures?))?$/,
    ['resolution', 'mitigation', 'recovery', 'diagnosis'],
  ],
  [
    /^(?:mitigat\w*|remed\w*|workarounds?|actions?|action items|steps?|procedures?|runbook|playbook|what to do.*|response|instructions?|process|recommended (?:actions?|steps?)|how to (?:mitigate|respond|handle).*)(?: (?:steps?|procedures?))?$/,
    ['mitigation', 'resolution', 'recovery', 'diagnosis'],
  ],
  [
    /^(?:investigat\w*|deep dive|root cause analysis|analysis|how to investigate.*|further investigation)(?: (?:steps?|procedures?))?$/,
    ['investigation', 'diagnosis', 'mitigation'],
  ],
  [
    /^(?:diagnos\w*|troubleshoot\w*|debug\w*|(?:possible |potential |common |root )?causes?|root cause|identif\w*|how to (?:check|diagnose|debug|troubleshoot).*|checks?|checklist|examin\w*|common (?:issues|problems))(?: (?:steps?|procedures?|guide))?$/,
    ['diagnosis', 'investigation', 'mitigation'],
  ],
];

/** The phases that a heading may be, the likeliest first; none when its words say nothing. */
export function phasesOfHeading(title: string): readonly PhaseId[] {
  const words = title
    .toLowerCase()
    .replace(/^[\d.)\s]+|[^\p{L}\p{N}; /-]/gu, '')
    .trim();
  return RULES.find(([pattern]) => pattern.test(words))?.[1] ?? [];
}

/** Order of the phases in a workflow that is made for imported pages. */
export const PHASE_ORDER: readonly PhaseId[] = [
  'overview',
  'prerequisites',
  'symptoms',
  'do-now',
  'diagnosis',
  'investigation',
  'mitigation',
  'resolution',
  'recovery',
  'verification',
  'escalation',
  'tracing',
  'prevention',
  'closure',
  'related',
];

/** Titles where no page of the collection has a heading for the phase. */
export const PHASE_TITLES: Record<PhaseId, string> = {
  overview: 'Overview',
  prerequisites: 'Prerequisites',
  symptoms: 'Symptoms',
  'do-now': 'Do now',
  diagnosis: 'Diagnosis',
  mitigation: 'Mitigation',
  investigation: 'Investigation',
  resolution: 'Resolution',
  recovery: 'Recovery',
  verification: 'Verification',
  escalation: 'Escalation',
  tracing: 'Tracing',
  prevention: 'Prevention',
  closure: 'Closure',
  related: 'Related',
};
