import { lintSource } from '@secretlint/core';
import { creator } from '@secretlint/secretlint-rule-preset-recommend';
import { masked, type SecretScanner, unquoted } from '#core/leaks/leak.ts';

const RE_RULE = /^@secretlint\/secretlint-rule-/;

const config = {
  rules: [
    {
      id: '@secretlint/secretlint-rule-preset-recommend',
      rule: creator,
      // Left out of the preset because account ids look like other numbers; a runbook has neither.
      rules: [{ id: '@secretlint/secretlint-rule-aws', options: { enableIDScanRule: true } }],
    },
  ],
};

/** Finds secrets with secretlint's recommended rules: keys and tokens of AWS, GitHub, Slack, Grafana and many more. */
export const scanForSecrets: SecretScanner = async (text) => {
  // Its comments hide a secret without a reason; an allowance says one. As long, so that places stay.
  const content = text.replaceAll('secretlint-', 'secretlint_');
  const { messages } = await lintSource({
    source: { filePath: 'content.txt', content, contentType: 'text' },
    options: { noPhysicFilePath: true, config },
  });
  return messages.map(({ ruleId, range, loc }) => ({
    line: loc.start.line,
    what: `a secret of ${ruleId.replace(RE_RULE, '')}`,
    shown: masked(text.slice(...range)),
    value: unquoted(text.slice(...range)),
  }));
};
