import type { Leak, SecretScanner } from '#core/leaks/leak.ts';
import { findSecretsByRules } from '#core/leaks/secrets.ts';
import type { SourceText } from '#core/source-text.ts';
import type { Check, Problem } from './check.ts';

/** The site is public, and so is the history of its repository. */
export const secretsAreAbsent: Check = {
  name: 'secrets-are-absent',
  level: 'error',
  description: 'No key, token, password or webhook address stands in a file of the content.',
  run: (_catalog, { sources, findSecrets }) => secretProblems(sources, findSecrets),
};

/** The secrets in some texts, built pages or content; one finding a line. */
export async function secretProblems(
  texts: readonly SourceText[],
  findSecrets: SecretScanner,
): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { file, text } of texts) {
    const leaks = [...(await findSecrets(text)), ...findSecretsByRules(text)];
    const lines = new Set(leaks.map(({ line }) => line));
    for (const line of [...lines].sort((a, b) => a - b)) {
      // The scanner's word before the own rules'.
      const { what, shown } = leaks.find((leak) => leak.line === line) as Leak;
      problems.push({
        file,
        line,
        message: `This looks like ${what}: ${shown}.`,
        mend: 'Replace it where it is valid: it is known now. Here write a variable that the shell has, or where to find it.',
      });
    }
  }
  return problems;
}
