import { type CatalogService, findContact } from '#core/catalog.ts';
import { lineOf } from '#core/finding.ts';
import type { Check, Problem } from './check.ts';

/** A page on the web calls nobody. */
const CALLS = ['pager', 'chat', 'email', 'phone'];

/** Whatever happens, somebody is called. */
export const severitiesReachSomebody: Check = {
  name: 'severities-reach-somebody',
  level: 'error',
  description: 'Each severity has a stage without a condition, with a contact that can be called.',
  run: (catalog) => catalog.services.flatMap(serviceProblems),
};

function serviceProblems(service: CatalogService): Problem[] {
  const { severities, escalation } = service;
  // That one of them is missing, or names an unknown contact, is in references-resolve.
  if (severities.source === undefined || escalation.source === undefined) return [];
  const { source } = severities;
  return severities.levels.flatMap(({ id }, index) => {
    const sure = escalation.stages.filter(
      (stage) => stage.condition === undefined && (stage.severities?.includes(id) ?? true),
    );
    const called = sure.some(({ contact: contactId }) => {
      const contact = findContact(service, contactId);
      return contact === undefined || contact.channels.some(({ kind }) => CALLS.includes(kind));
    });
    if (called) return [];
    return [
      {
        file: source.file,
        line: lineOf(source, `levels.${index}.id`),
        message:
          sure.length === 0
            ? `No stage calls anybody for \`${id}\` without a condition.`
            : `Nobody who is called for \`${id}\` has a pager, chat, e-mail or phone.`,
        mend: `Let a stage in ${escalation.source?.file} hold for \`${id}\`, with a contact that has such a channel.`,
      },
    ];
  });
}
