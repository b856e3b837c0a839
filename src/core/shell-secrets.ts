import { readShell, type ShellText } from './shell.ts';
import { findRuns } from './shell-runs.ts';

/** Names of what must stay unknown: `PGPASSWORD`, `api_key`, `client-secret`; but not `max_tokens` and `PWD`. */
const SECRET =
  '(?:(?:\\w*[._-])?(?:pass(?:word|wd|phrase)|api[_-]?key|access[_-]?key|secret[_-]?key|private[_-]?key|auth[_-]?key|token)|\\w+[._-](?:secret|pwd|pass)|pgpassword|mysql_pwd|rediscli_auth|sshpass)';
/** `PGPASSWORD=x`, `--password=x`, `--from-literal=token=x`. */
const RE_ASSIGNED = new RegExp(
  `^(?:-\\w(?=[A-Z]))?((?:--(?:from-literal|set[\\w-]*|env|build-arg)=)?-{0,2}${SECRET})=(.+)$`,
  'is',
);
/** `--password x` */
const RE_OPTION =
  /^--(?:password|passwd|pass|passphrase|token|api-key|access-key|secret-key|client-secret)$/i;
const RE_QUERY = new RegExp(`[?&](${SECRET})=([^&\\s]+)`, 'i');
const RE_HEADER =
  /^((?:proxy-)?authorization: *(?:bearer|basic|token|apikey)|x-api-key:|api-key:|apikey:|x-auth-token:|private-token:|x-vault-token:) *(\S+)/i;
const RE_LOGIN_IN_URL = /[a-z][\w+.-]*(:\/\/[^\s/@:]*):([^\s/@]+)@/i;
const RE_LOGIN = /^[^\s:]+:(.+)$/;
const RE_WORD = /^(?!-).+$/;

/** Only their `login` takes a password. */
const RE_REGISTRY = /^(?:docker|podman|helm)$/;

/** Programs that take a secret behind a short option. */
const programs: [program: RegExp, option: RegExp, secret: RegExp][] = [
  [/^(?:sshpass|mongosh?|mongodump|mongorestore)$/, /^-p$/, RE_WORD],
  [/^(?:redis|valkey|keydb)-cli$/, /^-a$/, RE_WORD],
  [/^ldap\w+$/, /^-w$/, RE_WORD],
  [/^(?:curl|https?)$/, /^(?:-u|-a|--user|--auth|--proxy-user)$/, RE_LOGIN],
  [RE_REGISTRY, /^-p$/, RE_WORD],
];
/** Programs that take it without a blank between. */
const RE_ATTACHED: [program: RegExp, word: RegExp][] = [
  [/^(?:mysql|mariadb)/, /^(-p)(.+)$/],
  [/^sshpass$/, /^(-p)(.+)$/],
  [/^curl$/, /^(-u)[^\s:]+:(.+)$/],
];
/** Programs that are known to take one, in whatever place they stand. */
const RE_SECRET_TAKING =
  /^(?:(?:redis|valkey|keydb)-cli|mongosh?|mongodump|mongorestore|(?:mysql|mariadb)(?:-?(?:dump|admin|import))?|sshpass|ldap(?:search|modify|add|delete|whoami|passwd)|curl|docker|podman|helm)$/;
/** Names that containers and images have as well. */
const RE_AMBIGUOUS = /^(?:mongo|mysql|mariadb|curl|docker|podman|helm)$/;
/** Of PostgreSQL `--password` takes no word: it asks. */
const RE_ASKS = /^(?:psql|pg_\w+|createdb|dropdb|vacuumdb|reindexdb)$/;

/** Something else in the place of a value: `$TOKEN`, `{{name}}`, `<token>`, `***`, `@file`, `-`, a pattern. */
const RE_NO_LITERAL = /^-$|[$`]|\{\{|^[<@*…]|[[\]()^\\]|^x+$/i;

/** Secrets that stand in shell code as they are, at any depth: what of a command says so, without the secret, and where. */
export function findShellSecrets(code: string): ShellText[] {
  const { runs, scripts } = findRuns(code);
  return [
    ...secretsOfCommands(code),
    ...scripts.flatMap((script) => moved(secretsOfCommands(script.text), script.offset)),
    ...runs.flatMap(({ words }) => secretsOf(words)),
  ];
}

/** Those of the commands as they are written, assignments too, and of the code in their words. */
function secretsOfCommands(code: string): ShellText[] {
  return readShell(code).commands.flatMap(({ words }) => [
    ...secretsOf(words),
    // Whatever runs it: a word with blanks may be code.
    ...words
      .filter(({ text }) => /\s/.test(text))
      .flatMap(({ text, offset }) => moved(secretsOfText(text), offset)),
  ]);
}

/** Those of code that may be prose: only where a command is known to be one. */
function secretsOfText(text: string): ShellText[] {
  return readShell(text).commands.flatMap(({ words }) => {
    const [first, second] = words;
    const isCommand = RE_SECRET_TAKING.test(nameOf(first)) || (second && RE_ASSIGNED.test(first?.text ?? ''));
    return isCommand ? secretsOf(words) : [];
  });
}

function moved(texts: readonly ShellText[], by: number): ShellText[] {
  return texts.map(({ text, offset }) => ({ text, offset: offset + by }));
}

function nameOf(word: ShellText | undefined): string {
  return word?.text.replace(/^.*\//, '') ?? '';
}

function secretsOf(words: readonly ShellText[]): ShellText[] {
  let program = nameOf(words[0]);
  let options = optionsOf(program, words);
  return words.flatMap(({ text, offset }, index) => {
    const before = words[index - 1]?.text ?? '';
    const name = nameOf(words[index]);
    if (RE_SECRET_TAKING.test(name) && !RE_AMBIGUOUS.test(name)) {
      program = name;
      options = optionsOf(program, words);
    }
    const attached = RE_ATTACHED.find(([name]) => name.test(program))?.[1].exec(text);
    if (attached?.[2] !== undefined && isLiteral(attached[2])) return [{ text: attached[1] ?? '', offset }];
    for (const pattern of [RE_ASSIGNED, RE_QUERY, RE_HEADER, RE_LOGIN_IN_URL]) {
      const [, where = '', secret] = pattern.exec(text) ?? [];
      if (secret !== undefined) return isLiteral(secret) ? [{ text: where, offset }] : [];
    }
    const secret = options
      .find(([option]) => option.test(before))?.[1]
      .exec(text)
      ?.at(-1);
    return secret !== undefined && isLiteral(secret) ? [{ text: before, offset }] : [];
  });
}

/** Options behind which the program takes a secret. */
function optionsOf(program: string, words: readonly ShellText[]): [option: RegExp, secret: RegExp][] {
  const own = programs.filter(
    ([name]) =>
      name.test(program) && (!RE_REGISTRY.test(program) || words.some(({ text }) => text === 'login')),
  );
  const common: [RegExp, RegExp][] = RE_ASKS.test(program) ? [] : [[RE_OPTION, RE_WORD]];
  return [...own.map(([, option, secret]): [RegExp, RegExp] => [option, secret]), ...common];
}

function isLiteral(value: string): boolean {
  return !RE_NO_LITERAL.test(value);
}

/** `PASSWORD 'x'` in SQL. */
const RE_SQL_PASSWORD = /\b(password|identified by) +'([^']+)'/gi;

/** The same of SQL. */
export function findSqlSecrets(sql: string): ShellText[] {
  return [...sql.matchAll(RE_SQL_PASSWORD)]
    .filter(([, , secret = '']) => isLiteral(secret))
    .map(({ 1: text = '', index }) => ({ text, offset: index }));
}
