import type { Language } from '#schemas/fields.ts';
import { type SourceNode, text } from './tree.ts';

/** Most words of a step's title; the check steps-are-complete holds to it. */
const MOST_WORDS = 12;

/** First words that make a sentence an instruction. */
const VERBS = new Set(
  'access add adjust alert analyse analyze annotate apply ask assess back backup bring browse calculate capture change check clean clear compare compute configure confirm connect consider contact copy cordon correct create debug decrease delete deploy describe detect determine disable display do drain drop dump edit enable ensure enter escalate estimate evaluate examine exec execute exit expand export fetch filter find fix flush follow force free gather get go grep grow identify import increase inspect install investigate isolate issue kill label launch list locate log login look lower make manually measure migrate modify monitor mount move notify observe obtain open patch pause perform pin ping power prepare print probe pull purge push query quit raise read rebalance reboot rebuild recover recreate redeploy reduce refresh reload remove rename renew repair replace report request reset resize resolve restart restore resume retrieve retry review revert roll rollback rotate run save scale scan schedule search see select send set shift show shut silence snapshot sort ssh start stop suspend switch sync tail take taint tell terminate test trace trigger try turn uncordon undo uninstall update upgrade use validate verify view visit wait watch wipe write'.split(
    ' ',
  ),
);
/** Says that a command follows, and not what for. */
const RE_EMPTY =
  /^(?:(?:run|execute|use|try|issue|perform|do|type|enter|see)\s+)(?:the\s+|this\s+|these\s+|a\s+|it\s*|one of\s+)*(?:following|below|next|command|commands|query|queries|script|steps?|above|\s)*(?:command|commands|query|queries|script|steps?|below|following)?(?: (?:below|in all .*))?$/i;
/** Joins the words of a sentence to the command in it. */
const RE_JOINS =
  /[\s:,;.(–-]*\b(?:via|with|using|by|by running|by using|by executing|through|running|run|execute|use|like|as in|for example|e\.g|eg|i\.e|such as|with the command|using the command|the command|command)?[\s:,;.(–-]*$/i;

/** Ends in the middle. */
const RE_DANGLES = /\b(?:of|for|on|in|to|at|from|the|a|and|or|into|about)$/i;

/** The plain words of phrasing content; undefined when it holds a link or anything else that words do not carry. */
export function plainWords(children: readonly SourceNode[]): string | undefined {
  let words = '';
  for (const child of children) {
    if (child.type === 'text' || child.type === 'inlineCode') words += child.value ?? '';
    else if (child.type === 'break') words += ' ';
    else if (['emphasis', 'strong', 'delete'].includes(child.type)) {
      const inner = plainWords(child.children ?? []);
      if (inner === undefined) return undefined;
      words += inner;
    } else return undefined;
  }
  return words.replace(/\s+/g, ' ').trim();
}

/** Words as the title of a step; undefined when they are none. */
export function titleFrom(words: string): string | undefined {
  const clean = words
    .replace(/^(?:\d+[.)]|[-*#]+)\s+/, '')
    .replace(/[\s:.;,]+$/, '')
    .replaceAll('"', "'")
    .replace(/\s+/g, ' ')
    .trim();
  const count = clean.split(' ').length;
  const verb =
    /^(?:first|then|next|now|also|finally|please|optionally)?,?\s*([a-z]+)/i
      .exec(clean)?.[1]
      ?.toLowerCase() ?? '';
  if (clean === '' || count > MOST_WORDS || clean.length > 110) return undefined;
  if (!VERBS.has(verb) || RE_EMPTY.test(clean) || /[<>{}]|\$\w/.test(clean)) return undefined;
  return `${clean[0]?.toUpperCase()}${clean.slice(1)}`;
}

/** `To resize the volume run:` */
const RE_PURPOSE =
  /^to (?<what>.+?),? (?:(?:please|just|simply|you can|you may|you need to|we can|we need to) )?(?:run|use|execute|issue|do)(?: (?:this|these|the following|the below|something like))*(?: (?:commands?|query|queries|script))?:$/i;

/** `Then, …`, `Run the following command to …`. */
const RE_LEADS =
  /^(?:(?:then|next|now|first|also|finally|please|afterwards)[,:]?\s+)?(?:(?:run|use|execute|issue) (?:the |this |these )?(?:following |below )?(?:commands?|query|queries|script) to\s+)?/i;
/** `… with the following command:`, `… by running:`. */
const RE_TRAILS =
  /,?\s+(?:with|by|using|via|through)(?: (?:running|executing|using))?(?: (?:the |this |these )?(?:following|below)?\s*(?:commands?|query|queries|script|snippet)?)?\s*:?$/i;

export interface TakenTitle {
  title: string;
  /** What is left of the paragraph. */
  rest: SourceNode | undefined;
  /** Words that only led to the command, and went. */
  gone: string;
}

/** Takes the last sentence of a paragraph as a step's title. */
export function takeTitle(node: SourceNode): TakenTitle | undefined {
  const children = node.children ?? [];
  const at = children.findLastIndex(({ type, value }) => type === 'text' && /[.!?]\s+\S/.test(value ?? ''));
  const whole = plainWords(children);
  const found = whole === undefined || /[.!?]\s/.test(whole) ? undefined : sentenceTitle(whole);
  if (found !== undefined) return { ...found, rest: undefined };
  if (at < 0) return undefined;
  const value = children[at]?.value ?? '';
  const cut = (/^[\s\S]*[.!?](?=\s+\S)/.exec(value)?.[0] ?? '').length;
  const last = plainWords([text(value.slice(cut).trimStart()), ...children.slice(at + 1)]);
  // Of several sentences only one that points at what follows is about it.
  const lastFound = last?.endsWith(':') ? sentenceTitle(last) : undefined;
  if (lastFound === undefined) return undefined;
  return {
    ...lastFound,
    rest: { ...node, children: [...children.slice(0, at), text(value.slice(0, cut))] },
  };
}

function sentenceTitle(sentence: string): { title: string; gone: string } | undefined {
  const what = RE_PURPOSE.exec(sentence)?.groups?.what;
  const purpose = what === undefined ? undefined : titleFrom(what);
  if (purpose !== undefined) return { title: purpose, gone: sentence.replace(what ?? '', ' ') };
  const start = RE_LEADS.exec(sentence)?.[0] ?? '';
  const end = RE_TRAILS.exec(sentence)?.[0] ?? '';
  const short = titleFrom(sentence.slice(start.length, sentence.length - end.length));
  if (short !== undefined && !RE_DANGLES.test(short)) return { title: short, gone: `${start} ${end}`.trim() };
  const title = titleFrom(sentence);
  return title === undefined ? undefined : { title, gone: '' };
}

/** Title of a step whose command stands in the middle of a sentence. @returns the joining words that went, too. */
export function titleAround(
  before: string,
  command: string,
  after: string,
): { title: string; gone: string } | undefined {
  const behind = after.replace(/^[\s.,;:)]+|[\s.,;:]+$/g, '');
  if (behind !== '') {
    const title = titleFrom(`${before} ${command} ${after}`);
    return title === undefined ? undefined : { title, gone: '' };
  }
  const gone = RE_JOINS.exec(before)?.[0] ?? '';
  const short = titleFrom(before.slice(0, before.length - gone.length));
  if (short !== undefined && !RE_DANGLES.test(short)) return { title: short, gone };
  const title = titleFrom(`${before} ${command}`);
  return title === undefined ? undefined : { title, gone: '' };
}

const VALUED =
  /^(?:-[nclfpoHCU]|--(?:namespace|container|context|selector|output|user|kubeconfig|filename|host|port|sort-by|field-selector))$/;

/** The first words of a command, options left out: `kubectl get nodes`. */
export function commandName(code: string): string {
  const line =
    code.split('\n').find((text) => /^\s*[^#\s]/.test(text) && !/^\s*(?:export\s+)?\w+=\S*\s*$/.test(text)) ??
    code;
  if (/^\s*(?:for|while|until|if|case|function|\(|\{|\[)/.test(line)) return '';
  const names: string[] = [];
  const words = line.trim().split(/\s+/);
  for (let at = 0; at < words.length && names.length < 3; at++) {
    const word = words[at] ?? '';
    if (/^[A-Za-z_]\w*=/.test(word) && names.length === 0) continue;
    if (VALUED.test(word)) at++;
    else if (word.startsWith('-')) continue;
    else if (names.length === 0 ? /^[\w./-]+$/.test(word) : /^\/?[A-Za-z][\w./:-]*$/.test(word))
      names.push(word);
    else break;
  }
  return names.join(' ').slice(0, 60);
}

/** What a command is called when its source does not say. */
export function titleOfCommand(code: string, language: Language): string {
  if (language === 'promql' || language === 'logql') {
    const metric =
      /[A-Za-z_:][\w:]*(?=\s*[{[])/.exec(code)?.[0] ??
      /[A-Za-z_:]\w*(?:[_:][A-Za-z0-9]+)+(?!\w*\s*\()/.exec(code)?.[0];
    return metric === undefined ? 'Run the query' : `Query ${metric}`;
  }
  if (language === 'sql') {
    const table = /\b(?:from|into|update|table)\s+([\w.]+)/i.exec(code)?.[1];
    return table === undefined ? 'Run the statement' : `Query ${table}`;
  }
  if (language === 'http') return 'Send the request';
  if (language === 'jaeger') return 'Search the traces';
  const name = commandName(code);
  return name === '' ? 'Run the command' : `Run ${name}`;
}
