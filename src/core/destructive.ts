import type { ShellText } from './shell.ts';

/** A program's rule: its words joined by blanks, the name taken off, as one text. */
type Rule = readonly [program: RegExp, words: RegExp, except?: RegExp];

const ALL = /^/;
/** Nothing changes, or only a cluster that is there to be broken. */
const RE_REHEARSED =
  /--dry-run=(?:client|server)|--context[= ](?:\S*[-_.])?(?:staging|stage|dev|test|sandbox|minikube|kind|local)(?:[-_.]\S*)?(?: |$)/;
const VALUED =
  '(?:-[nlfcpHaC]|--(?:namespace|context|cluster|user|kubeconfig|project|profile|region|file|project-name|host))';
/** Options before the verb, with the word that some take: `-n web --context x`. No text fits it in two ways. */
const OPTIONS = String.raw`(?:${VALUED} \S+ |(?!${VALUED} )-\S+ )*`;

/** What programs destroy. In each the first pattern is the program's name without its folder. */
const rules: readonly Rule[] = [
  [/^rm$/, /(?:^| )-(?:[A-Za-z]*[rR]|-recursive)/],
  [/^find$/, / -delete\b/],
  [/^dd$/, /(?:^| )of=(?!\/dev\/null(?: |$))/],
  [/^(?:mkfs(?:\..+)?|wipefs|shred|blkdiscard|mkswap|dropdb|dropuser)$/, ALL],
  [/^truncate$/, /(?:^| )(?:-s ?0|--size[= ]0)/],
  [/^(?:lv|vg|pv)remove$/, ALL],
  [/^(?:zfs|zpool)$/, /^destroy\b/],
  [/^(?:iptables|ip6tables|nft|ipset)$/, /(?:^| )(?:-F|--flush|flush)(?: |$)/],
  [/^crontab$/, /(?:^| )-r/],
  [/^kill$/, /(?:^| )-(?:9|KILL|SIGKILL|s (?:9|KILL|SIGKILL))(?: |$)/],
  [/^(?:pkill|killall)$/, ALL, /(?:^| )-(?:0|HUP|SIGHUP|USR1|USR2)(?: |$)/],
  // One job by its name is a run, most often over, and would be cleared away by itself.
  [
    /^(?:kubectl|oc)$/,
    new RegExp(`^${OPTIONS}(?:delete (?!${OPTIONS}jobs?(?:\\.batch)?[ /][a-z0-9])|drain(?: |$))`),
    RE_REHEARSED,
  ],
  [/^(?:kubectl|oc)$/, new RegExp(`^${OPTIONS}replace .*--force`), RE_REHEARSED],
  [/^(?:kubectl|oc)$/, new RegExp(`^${OPTIONS}scale .*--replicas[= ]0(?: |$)`), RE_REHEARSED],
  [/^(?:docker|podman|nerdctl)$/, new RegExp(`^${OPTIONS}(?:container )?(?:rm|rmi)(?: |$)`)],
  [
    /^(?:docker|podman|nerdctl)$/,
    /^(?:system|image|volume|container|network|builder|buildx) (?:prune|rm|remove)\b/,
  ],
  [
    /^(?:docker|podman|nerdctl)$/,
    new RegExp(`^compose ${OPTIONS}(?:rm(?: |$)|down .*(?:-v|--volumes|--rmi)(?: |$))`),
  ],
  [/^docker-compose$/, new RegExp(`^${OPTIONS}(?:rm(?: |$)|down .*(?:-v|--volumes|--rmi)(?: |$))`)],
  [/^docker(?:-compose)?$/, / --scale \S+=0(?: |$)/],
  [/^(?:redis|valkey|keydb)-cli$/, /(?:^| )(?:flushall|flushdb)\b/i],
  [
    /^(?:redis|valkey|keydb)-cli$/,
    /^(?:(?:-[hpsanu]|--user|--pass) \S+ |(?!(?:-[hpsanu]|--user|--pass) )-\S+ )*(?:del|unlink)(?: |$)/i,
  ],
  [/^git$/, new RegExp(`^${OPTIONS}(?:reset .*--hard|clean .*-\\w*f|push .*(?:--force|-f\\b|--delete))`)],
  [/^(?:helm)$/, new RegExp(`^${OPTIONS}(?:uninstall|delete)\\b`)],
  [/^(?:terraform|tofu|pulumi)$/, /(?:^| )destroy\b/],
  [/^(?:aws)$/, /(?:^| )(?:terminate-|delete-|purge-queue|s3 rm .*--recursive|s3 rb )/],
  [/^(?:gcloud|gsutil|az|doctl|heroku)$/, /(?:^| )(?:delete|destroy|apps:destroy|pg:reset|rm -r)\b/],
  [/^(?:fly|flyctl)$/, new RegExp(`(?:^| )destroy\\b|^${OPTIONS}scale count (?:.* )?(?:\\S+=)?0(?: |$)`)],
  [/^celery$/, /(?:^| )purge\b/],
  [/^rabbitmqctl$/, /(?:^| )(?:purge_queue|delete_\w+|reset|force_reset)\b/],
  [/^kafka-topics(?:\.sh)?$/, / --delete\b/],
  [/^mc$/, /^(?:rm|rb) .*(?:--recursive|--force|-r\b)/],
];

/** What a program's words destroy, as the program and what gave it away; undefined when nothing is known to be. */
export function findDestructive(words: readonly ShellText[]): string | undefined {
  const [name = '', ...rest] = words.map(({ text }) => text);
  const program = name.replace(/^.*\//, '');
  const text = rest.join(' ');
  for (const [names, pattern, except] of rules) {
    if (!names.test(program) || except?.test(text)) continue;
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return `${program} ${found.trim()}`.trim();
  }
  return undefined;
}

const RE_NO_CODE = /'(?:[^']|'')*'|"[^"]*"|--[^\n]*|\/\*[\s\S]*?\*\/|(\$\w*\$)[\s\S]*?\1/g;
const RE_ALWAYS =
  /\b(?:drop\s+(?:table|database|schema|index|view|materialized|column|role|user|extension|function|trigger|type|sequence|constraint|publication|subscription|owned)|truncate(?!\s*\()|pg_terminate_backend)\b/gi;
/** `DELETE FROM t`, `UPDATE t AS x SET`, which change every row unless a WHERE follows. */
const RE_EVERY_ROW =
  /\bdelete\s+from\s+[\w.":{}]+|\bupdate\s+(?:only\s+)?[\w."{}]+(?:\s+(?:as\s+)?(?!set\b)\w+)?\s+set\b/gi;

/** What SQL destroys: the words that say so, and where they start. */
export function findDestructiveSql(sql: string): ShellText[] {
  // Quoted names stay as long as they were, so that offsets hold.
  const code = sql.replace(RE_NO_CODE, (piece) => piece.replace(/[^\n]/g, piece.startsWith('"') ? 'x' : ' '));
  return [
    ...[...code.matchAll(RE_ALWAYS)],
    ...[...code.matchAll(RE_EVERY_ROW)].filter(
      ({ 0: words, index }) => !/\bwhere\b/i.test(restOfStatement(code, index + words.length)),
    ),
  ].map(({ 0: text, index }) => ({ text: text.replace(/\s+/g, ' '), offset: index }));
}

/** Up to the semicolon, or to the bracket that closes what the statement stands in. */
function restOfStatement(code: string, start: number): string {
  let depth = 0;
  for (let at = start; at < code.length; at++) {
    const here = code[at];
    if (here === '(') depth++;
    if (here === ';' || (here === ')' && --depth < 0)) return code.slice(start, at);
  }
  return code.slice(start);
}
