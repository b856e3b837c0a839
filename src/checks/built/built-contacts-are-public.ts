import { findContacts } from '#core/leaks/contacts.ts';
import { type BuiltCheck, originOf } from './built-check.ts';
import { leakProblems } from './leaks.ts';

/** The same as `contacts-are-public`, of what readers get. */
export const builtContactsArePublic: BuiltCheck = {
  name: 'built-contacts-are-public',
  level: 'error',
  description:
    'No e-mail address or phone number of a person, no private host or address stands in a built file that no file of the content has.',
  run: (site, catalog, { sources }) =>
    leakProblems(
      site,
      sources,
      findContacts,
      (path) =>
        `Write a role, a schedule or a sample. No file below content/ has it in this form: look in ${originOf(path, catalog) ?? 'src/'}.`,
    ),
};
