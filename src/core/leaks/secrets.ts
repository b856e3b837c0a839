import { findByRules, type Leak, type LeakRule } from './leak.ts';

/** `{{token}}`, `$TOKEN`, `<token>`, `…`, `****`, `xxxx`: the place of a value, not a value. */
const RE_NO_VALUE =
  /^(?:["'\\]|)(?:\{\{|\$|<|%|@|\*{3}|x{4}|X{4})|…|\.\.\.|example|placeholder|changeme|your[-_]/i;

const isNoValue = (found: string) => RE_NO_VALUE.test(found);
/** A word of prose or an option behind `password:` is none. */
const isNoSecret = (found: string) => isNoValue(found) || !/\d/.test(found) || !/[A-Za-z]/.test(found);

/** What the kept scanner does not know. Whoever has such an address or key can use it. */
const rules: LeakRule[] = [
  {
    what: 'a webhook address',
    pattern:
      /https:\/\/(?:hooks\.slack(?:-gov)?\.com\/(?:services|workflows|triggers)\/|(?:canary\.|ptb\.)?discord(?:app)?\.com\/api\/webhooks\/|[\w-]+\.webhook\.office\.com\/|outlook\.office(?:365)?\.com\/webhook\/|chat\.googleapis\.com\/v1\/spaces\/|hooks\.zapier\.com\/hooks\/|maker\.ifttt\.com\/trigger\/|events\.pagerduty\.com\/integration\/|hc-ping\.com\/|api\.telegram\.org\/bot|open\.feishu\.cn\/open-apis\/bot\/)(?<leak>[\w/@.:?=&%{}$<>*-]+)/g,
    harmless: isNoValue,
  },
  { what: 'a private key', pattern: /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/g },
  { what: 'a signed token (JWT)', pattern: /\beyJ[\w-]{8,}\.eyJ[\w-]{8,}\.[\w-]{8,}/g },
  { what: 'a Google API key', pattern: /\bAIza[\w-]{35}\b/g },
  {
    what: 'a Sentry address with its key',
    pattern: /https:\/\/[0-9a-f]{32}(?::[0-9a-f]{32})?@[\w.-]+\/\d+/g,
  },
  {
    what: 'a password in an address',
    pattern: /:\/\/[^\s:@/"'`]*:(?<leak>[^\s:@/"'`]{3,})@/g,
    harmless: (found) => isNoValue(found) || /^(?:pass(?:word)?|secret|token)$/i.test(found),
  },
  {
    what: 'a password of a login',
    pattern: /\bAuthorization["']?\s*:\s*(?:Basic|Bearer|Token|GenieKey)\s+(?<leak>[^\s"'`\\,]{12,})/gi,
    harmless: isNoSecret,
  },
  {
    what: 'a password',
    pattern:
      /(?:\b|_)(?:password|passwd|pgpassword|mysql_pwd|secret|token|api[-_]?key|access[-_]?key|routing[-_]?key|integration[-_]?key|service[-_]?key|client[-_]?secret)["']?\s*(?:=|:(?!:))\s*(?<leak>["']?[^\s"'`,;(){}|&<>]{10,})/gi,
    harmless: isNoSecret,
  },
];

/** Secrets by the project's own rules. */
export function findSecretsByRules(text: string): Leak[] {
  return findByRules(text, rules);
}
