import { brokenAllowances, withAllowances } from '#core/allowed-findings.ts';
import type { Catalog } from '#core/catalog.ts';
import { byPlace, type Finding, hasErrors } from '#core/finding.ts';
import { FindingsError } from '#core/findings-error.ts';
import type { SourceText } from '#core/source-text.ts';
import { alertsFeedParameters } from './alerts-feed-parameters.ts';
import { anchorsAreRegistered } from './anchors-are-registered.ts';
import { blocksAreClean } from './blocks-are-clean.ts';
import { builtChecks } from './built/index.ts';
import type { Check, Tools } from './check.ts';
import { commandsHoldNoSecret } from './commands-hold-no-secret.ts';
import { commandsParse } from './commands-parse.ts';
import { commandsStandAlone } from './commands-stand-alone.ts';
import { contactsArePublic } from './contacts-are-public.ts';
import { dangerIsMarked } from './danger-is-marked.ts';
import { idsAreGiven } from './ids-are-given.ts';
import { idsAreUnique } from './ids-are-unique.ts';
import { importsAreReviewed } from './imports-are-reviewed.ts';
import { linksResolve } from './links-resolve.ts';
import { pagesAreText } from './pages-are-text.ts';
import { panelsCanBeDrawn } from './panels-can-be-drawn.ts';
import { parametersAreDeclared } from './parameters-are-declared.ts';
import { parametersAreSound } from './parameters-are-sound.ts';
import { parametersAreUsed } from './parameters-are-used.ts';
import { phasesFollowWorkflow } from './phases-follow-workflow.ts';
import { placeholdersAreArguments } from './placeholders-are-arguments.ts';
import { placeholdersAreInert } from './placeholders-are-inert.ts';
import { placeholdersStandFree } from './placeholders-stand-free.ts';
import { publishedLinksHold } from './published-links-hold.ts';
import { referencesResolve } from './references-resolve.ts';
import { reviewsAreCurrent } from './reviews-are-current.ts';
import { scaffoldsAreFilled } from './scaffolds-are-filled.ts';
import { secretsAreAbsent } from './secrets-are-absent.ts';
import { severitiesAreRanked } from './severities-are-ranked.ts';
import { severitiesReachSomebody } from './severities-reach-somebody.ts';
import { shellcheck } from './shellcheck.ts';
import { stepsAreComplete } from './steps-are-complete.ts';
import { symptomsAreComplete } from './symptoms-are-complete.ts';
import { synonymsLeadToPages } from './synonyms-lead-to-pages.ts';
import { textsAreShort } from './texts-are-short.ts';
import { titlesAreUnique } from './titles-are-unique.ts';
import { titlesHoldNoPlaceholder } from './titles-hold-no-placeholder.ts';
import { toolLinksTakeParameters } from './tool-links-take-parameters.ts';

export const checks: readonly Check[] = [
  referencesResolve,
  linksResolve,
  idsAreGiven,
  idsAreUnique,
  phasesFollowWorkflow,
  stepsAreComplete,
  scaffoldsAreFilled,
  textsAreShort,
  titlesAreUnique,
  symptomsAreComplete,
  synonymsLeadToPages,
  pagesAreText,
  blocksAreClean,
  commandsParse,
  commandsStandAlone,
  commandsHoldNoSecret,
  dangerIsMarked,
  shellcheck,
  parametersAreDeclared,
  parametersAreUsed,
  parametersAreSound,
  alertsFeedParameters,
  placeholdersAreArguments,
  placeholdersStandFree,
  placeholdersAreInert,
  titlesHoldNoPlaceholder,
  toolLinksTakeParameters,
  panelsCanBeDrawn,
  severitiesAreRanked,
  severitiesReachSomebody,
  publishedLinksHold,
  anchorsAreRegistered,
  reviewsAreCurrent,
  importsAreReviewed,
  secretsAreAbsent,
  contactsArePublic,
];

/** Runs every check over a catalog, and leaves out what the content allows. */
export async function runChecks(
  catalog: Catalog,
  tools: Tools,
  chosen: readonly Check[] = checks,
): Promise<Finding[]> {
  const imported = new Set(
    catalog.runbooks.flatMap((runbook) => (runbook.imported === undefined ? [] : [runbook.source.file])),
  );
  const found = await Promise.all(
    chosen.map(async ({ name, level, ofImported = level, run }) =>
      (await run(catalog, tools)).map((problem) => ({
        level: imported.has(problem.file) ? ofImported : level,
        check: name,
        ...problem,
      })),
    ),
  );
  const judged = namesOf(chosen);
  return [
    ...withAllowances(found.flat().sort(byPlace), catalog, tools.sources, judged),
    ...brokenAllowances(tools.sources, { judged, elsewhere: namesOf(builtChecks) }),
  ].sort(byPlace);
}

function namesOf(some: readonly { name: string }[]): string[] {
  return some.map(({ name }) => name);
}

/**
 * Everything wrong with the content that `read` gives: what could not be read or, when all could, what the checks say.
 * A file that could not be read would be missing to all that refer to it: one mistake, many findings.
 */
export async function findingsOf(
  read: () => { catalog: Catalog; findings: Finding[]; sources: SourceText[] },
  tools: Omit<Tools, 'sources'>,
): Promise<Finding[]> {
  try {
    const { catalog, findings, sources } = read();
    if (hasErrors(findings)) return findings.sort(byPlace);
    return [...findings, ...(await runChecks(catalog, { ...tools, sources }))].sort(byPlace);
  } catch (error) {
    if (error instanceof FindingsError) return error.findings;
    throw error;
  }
}
