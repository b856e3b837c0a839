import { findSecretsByRules } from '#core/leaks/secrets.ts';
import { type BuiltCheck, originOf } from './built-check.ts';
import { leakProblems } from './leaks.ts';

/** Components, generators and the build itself write into pages too: what `secrets-are-absent` cannot see in the content. */
export const builtSecretsAreAbsent: BuiltCheck = {
  name: 'built-secrets-are-absent',
  level: 'error',
  description:
    'No key, token, password or webhook address stands in a built file that no file of the content has.',
  run: (site, catalog, { sources, findSecrets }) =>
    leakProblems(
      site,
      sources,
      async (text) => [...(await findSecrets(text)), ...findSecretsByRules(text)],
      (path) =>
        `Replace it where it is valid, should it have been published. No file below content/ has it in this form: look in ${originOf(path, catalog) ?? 'src/'}.`,
    ),
};
