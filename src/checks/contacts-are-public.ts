import { findContacts } from '#core/leaks/contacts.ts';
import type { SourceText } from '#core/source-text.ts';
import type { Check, Problem } from './check.ts';

/** Roles, rotas and schedules; how to reach a person stands in the paging tool. */
export const contactsArePublic: Check = {
  name: 'contacts-are-public',
  level: 'error',
  description: 'No e-mail address or phone number of a person, no private host or address stands in a file.',
  run: (_catalog, { sources }) => contactProblems(sources),
};

/** Private contact data in some texts, built pages or content. */
export function contactProblems(texts: readonly SourceText[]): Problem[] {
  return texts.flatMap(({ file, text }) =>
    findContacts(text).map(({ line, what, shown }) => ({
      file,
      line,
      message: `This looks like ${what}: ${shown}.`,
      mend: 'Write a role, a schedule or a parameter; in samples a name below example.com, or 203.0.113.1 to .254.',
    })),
  );
}
