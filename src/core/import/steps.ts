import { findContacts } from '#core/leaks/contacts.ts';
import { textOf } from '#core/markdown.ts';
import type { Parsers } from '#core/syntax.ts';
import type { Language } from '#schemas/fields.ts';
import { languageOfBlock } from './block-language.ts';
import { destructiveWords } from './danger.ts';
import type { TakeNote } from './note.ts';
import type { ParameterList } from './placeholders.ts';
import { readSession, startsWithProgram } from './session.ts';
import { asAscii, claimId, idFrom } from './slug.ts';
import { commandName, plainWords, takeTitle, titleAround, titleFrom, titleOfCommand } from './step-title.ts';
import { element, inlineCode, type SourceNode, walkSource } from './tree.ts';

/** Languages of what a responder runs; the others show something. */
const RUN: readonly Language[] = ['bash', 'sql', 'promql', 'logql', 'http', 'jaeger'];
/** The check texts-are-short allows so many words. */
const MOST_WORDS = 30;

const RE_EXPECT =
  /^(?:expect(?:ed)?\b|you (?:should|will|must) (?:now )?(?:see|get|find)|(?:the |this )?(?:output|result|command|response|query) (?:should|must|will)|(?:it|this|that) should (?:show|return|print|say|be|give|list)|should (?:see|show|return|be))/i;
const RE_IF_NOT =
  /^(?:if (?:not\b|(?:this|that|it) (?:fails|does not|doesn't|is not|isn't)|the (?:command|output|result) (?:fails|is not|does not|differs))|otherwise\b)/i;
const RE_OUTPUT =
  /\b(?:output|result|prints?|returns?|shows?|log lines?|logs? (?:entr|such)|similar to|looks? like|such as|example response)\b[^.]*:?\s*$/i;

export interface StepTools {
  parsers: Parsers;
  parameters: ParameterList;
  /** Ids that the page has; grows. */
  ids: Set<string>;
  /** Addresses of machines in output -> the sample in their place, one for each on the whole page. */
  samples: Map<string, string>;
  take: TakeNote;
}

interface Part {
  kind: 'command' | 'output';
  language: Language;
  code: string;
  comment?: string | undefined;
  line: number;
  title?: string | undefined;
}

/** Turns the flow of a section into steps: one command a step, its lead-in as the step's title. */
export async function makeSteps(
  nodes: readonly SourceNode[],
  most: number,
  tools: StepTools,
): Promise<SourceNode[]> {
  return new StepMaker(most, tools).run(nodes);
}

class StepMaker {
  readonly #out: SourceNode[] = [];
  readonly #tools: StepTools;
  #left: number;

  constructor(most: number, tools: StepTools) {
    this.#left = most;
    this.#tools = tools;
  }

  async run(nodes: readonly SourceNode[]): Promise<SourceNode[]> {
    for (const node of nodes) await this.#add(node);
    return this.#out;
  }

  async #add(node: SourceNode): Promise<void> {
    if (node.type === 'code') return this.#addCode(node);
    if (node.type === 'list' && (await this.#hasCommands(node))) return this.#addList(node);
    if (node.type === 'paragraph') return this.#addParagraph(node);
    // A box or a quotation around a command would hide it.
    if (node.type !== 'list' && hasCode(node))
      for (const child of node.children ?? []) await this.#add(child);
    else this.#out.push(node);
  }

  async #addParagraph(node: SourceNode): Promise<void> {
    const step = this.#out.at(-1);
    if (step?.name === 'Step') {
      const words = plainWords(node.children ?? []);
      const count = words?.split(' ').length ?? 0;
      const fits = words !== undefined && count <= MOST_WORDS && !/:$/.test(words) && !/\{\{/.test(words);
      const has = (name: string) => step.children?.some((child) => child.name === name);
      if (fits && RE_EXPECT.test(words) && !has('Expect')) {
        step.children?.push(element('Expect', {}, node.children ?? []));
        return;
      }
      if (fits && RE_IF_NOT.test(words) && has('Expect') && !has('IfNot')) {
        step.children?.push(element('IfNot', {}, node.children ?? []));
        return;
      }
    }
    if (await this.#addInline(node)) return;
    this.#out.push(node);
  }

  async #hasCommands(list: SourceNode): Promise<boolean> {
    for (const item of list.children ?? []) {
      const [first, ...rest] = item.children ?? [];
      if (hasCode(item)) return true;
      if (rest.length === 0 && first?.type === 'paragraph' && inlineCommand(first) !== undefined) return true;
    }
    return false;
  }

  async #addList(list: SourceNode): Promise<void> {
    let kept: SourceNode[] = [];
    let start = list.start ?? 1;
    const flush = () => {
      if (kept.length > 0)
        this.#out.push({ ...list, start: list.ordered ? start - kept.length : undefined, children: kept });
      kept = [];
    };
    for (const item of list.children ?? []) {
      const children = item.children ?? [];
      const [only] = children;
      const isCode = hasCode(item);
      const isInline =
        children.length === 1 &&
        only?.type === 'paragraph' &&
        this.#left > 0 &&
        inlineCommand(only) !== undefined;
      if (!isCode && !isInline) kept.push(item);
      else {
        flush();
        if (list.ordered)
          this.#tools.take(
            'changed',
            item.position?.start.line ?? 1,
            'An item of a list is a step now.',
            `${start}.`,
          );
        for (const child of children) await this.#add(child);
      }
      start++;
    }
    flush();
  }

  /** `Check the events via `kubectl get events`.` */
  async #addInline(node: SourceNode): Promise<boolean> {
    const found = this.#left > 0 ? inlineCommand(node) : undefined;
    if (found === undefined) return false;
    const { code, title, gone } = found;
    const { parsers, take } = this.#tools;
    if (((await parsers.bash?.(code)) ?? []).length > 0) return false;
    const line = node.position?.start.line ?? 1;
    if (gone.trim() !== '')
      take('changed', line, 'Words that led to the command went from the title of its step.', gone.trim());
    this.#pushStep(title, [this.#command({ kind: 'command', language: 'bash', code, line })]);
    return true;
  }

  async #addCode(node: SourceNode): Promise<void> {
    const parts = await this.#partsOf(node);
    const first = parts[0];
    const runs = (part: Part) => part.kind === 'command' && RUN.includes(part.language);
    if (first !== undefined && !parts.some(runs)) {
      const blocks = parts.map((part) => fence({ ...part, code: withComment(part) }, this.#tools));
      const step = this.#lastStep();
      if (first.kind === 'output' && step !== undefined) {
        // The words between a command and what it prints go along.
        const between = this.#out.splice(this.#out.indexOf(step) + 1);
        step.children?.push(...between, ...blocks);
      } else this.#out.push(...blocks);
      return;
    }
    for (const [index, part] of parts.entries()) {
      if (!runs(part)) {
        const step = this.#out.at(-1);
        const block = fence({ ...part, code: withComment(part) }, this.#tools);
        if (part.kind === 'output' && step?.name === 'Step') step.children?.push(block);
        else this.#out.push(block);
        continue;
      }
      const comment = part.comment?.replace(/^#+\s*/gm, '').replace(/\n/g, ' ');
      const said = comment === undefined ? undefined : titleFrom(comment);
      const lead = index === 0 && said === undefined ? this.#takeLead() : undefined;
      const code = said === undefined ? withComment(part) : part.code;
      const command = this.#command({ ...part, code });
      if (this.#left > 0) {
        this.#pushStep(said ?? lead ?? titleOfCommand(part.code, part.language), [command]);
        continue;
      }
      if (lead !== undefined || said !== undefined)
        this.#out.push({ type: 'paragraph', children: [{ type: 'text', value: `${said ?? lead}:` }] });
      this.#tools.take(
        'unsure',
        part.line,
        'More commands than a section may have steps: this one stands as a block.',
        '',
      );
      this.#out.push(command);
    }
  }

  /** The step that the block below belongs to: above it, with at most a lead-in between that speaks of what it prints. */
  #lastStep(): SourceNode | undefined {
    const last = this.#out.at(-1);
    if (last?.name === 'Step') return last;
    const before = this.#out.at(-2);
    if (last?.type !== 'paragraph' || before?.name !== 'Step') return undefined;
    return RE_OUTPUT.test(textOf(last)) || RE_EXPECT.test(textOf(last)) ? before : undefined;
  }

  #takeLead(): string | undefined {
    const last = this.#out.at(-1);
    if (last?.type !== 'paragraph') return undefined;
    const taken = takeTitle(last);
    if (taken === undefined) return undefined;
    this.#out.splice(-1, 1, ...(taken.rest === undefined ? [] : [taken.rest]));
    if (taken.gone !== '') {
      const line = last.position?.start.line ?? 1;
      this.#tools.take(
        'changed',
        line,
        'Words that led to the command went from the title of its step.',
        taken.gone.trim(),
      );
    }
    return taken.title;
  }

  #pushStep(title: string, children: SourceNode[]): void {
    this.#left--;
    const id = claimId(idFrom(title, 'step', 7), this.#tools.ids);
    this.#out.push(element('Step', { id, do: title }, children));
  }

  async #partsOf(node: SourceNode): Promise<Part[]> {
    const parts = await this.#readBlock(node);
    const info = [node.lang, node.meta].filter(Boolean).join(' ');
    if (info !== '' && !parts.some(({ language }) => language === info)) {
      const now = parts.length === 0 ? 'is gone' : `says \`${parts[0]?.language}\` now`;
      this.#tools.take('changed', node.position?.start.line ?? 1, `The fence ${now}.`, info);
    }
    return parts;
  }

  async #readBlock(node: SourceNode): Promise<Part[]> {
    const { parsers, parameters, take } = this.#tools;
    const line = (node.position?.start.line ?? 0) + 1;
    const name = (node.lang ?? '').replace(/^[{.]+|[}:].*$/g, '');
    const { code, removed } = parameters.withoutNaming(node.value ?? '');
    for (const { text, line: below } of removed)
      take(
        'changed',
        line + below,
        'The link or the reader fills this value in, so the shell need not keep it.',
        text,
      );
    const { language, by } = await languageOfBlock(name, code, parsers);
    if (code.trim() === '') {
      take('left-out', line - 1, 'An empty block.', '');
      return [];
    }
    const title = /title="([^"]+)"/.exec(node.meta ?? '')?.[1];
    if (by === 'guessed')
      take('unsure', line - 1, `A fence without a language was taken for ${language}.`, '');
    const last = this.#out.at(-1);
    if (by === 'none') {
      const isOutput =
        this.#lastStep() !== undefined || (last?.type === 'paragraph' && RE_OUTPUT.test(textOf(last)));
      return [{ kind: isOutput ? 'output' : 'command', language: 'text', code, line, title }];
    }
    if (language !== 'bash' || parsers.bash === undefined) {
      const faults =
        (await parsers[language]?.(parameters.replaceIn(code, false).code.replace(/\{\{\w+\}\}/g, 'x1'))) ??
        [];
      if (faults.length === 0) return [{ kind: 'command', language, code, line, title }];
      const fault = faults[0]?.message ?? '';
      take('unsure', line, `Not valid ${language} (${fault}): it stands as text.`, '');
      return [{ kind: 'command', language: 'text', code, line, title }];
    }
    const parts = await readSession(code, parsers.bash);
    const strange = parts.find(
      (part) => part.kind === 'command' && part.prompts.length === 0 && !looksTyped(part.code),
    );
    if (strange !== undefined) {
      take('unsure', line + strange.line, 'The block does not look like commands: it stands as text.', '');
      return [{ kind: 'command', language: 'text', code, line, title }];
    }
    const prompts = parts.flatMap((part) => part.prompts).filter((prompt) => /[\p{L}\p{N}]/u.test(prompt));
    if (prompts.length > 0) take('changed', line, 'Prompts came off.', prompts.join(' '));
    if (parts.some((part) => part.prompts.includes('#')))
      take('unsure', line, 'A line behind `# ` was taken for a command of root, not for a comment.', '');
    if (parts.some(({ kind }) => kind === 'output') && parts.some(({ kind }) => kind === 'command'))
      take(
        'unsure',
        line,
        'What is typed was told from what is printed: compare the blocks with the source.',
        '',
      );
    const made: Part[] = [];
    for (const part of parts) {
      const at = line + part.line;
      if (part.kind === 'output') made.push({ ...part, language: 'text', line: at });
      else if (part.code.split('\n').every((text) => /^\s*(?:#.*)?$/.test(text))) {
        // A comment alone runs nothing.
        made.push({
          kind: 'command',
          language: 'text',
          code: [part.comment, part.code].filter(Boolean).join('\n'),
          line: at,
        });
      } else
        made.push({ ...part, language: (await this.#isShell(part.code, at)) ? 'bash' : 'text', line: at });
    }
    return made;
  }

  async #isShell(code: string, line: number): Promise<boolean> {
    const { parsers, parameters, take } = this.#tools;
    const filled = parameters.replaceIn(code, true).code.replace(/\{\{\w+\}\}/g, 'x1');
    const [fault] = (await parsers.bash?.(filled)) ?? [];
    if (fault === undefined) return true;
    take('unsure', line, `Not valid bash (${fault.message}): it stands as text.`, '');
    return false;
  }

  #command(part: Part): SourceNode {
    const { parameters, take } = this.#tools;
    const { code, found } = parameters.replaceIn(part.code, part.language === 'bash');
    for (const { was, name, line } of found)
      take('changed', part.line + line, `\`${was}\` is the parameter \`{{${name}}}\` now.`, was);
    const destroys = destructiveWords(code, part.language);
    if (destroys === undefined) return fence({ ...part, code }, this.#tools);
    take('unsure', part.line, `\`${destroys}\` destroys something: say in \`danger="…"\` what is lost.`, '');
    return fence(
      { ...part, code },
      this.#tools,
      `Not yet reviewed: whatever ${namesIn(destroys)} takes away.`,
    );
  }
}

function withComment({ comment, code }: Part): string {
  return comment === undefined ? code : `${comment}\n${code}`;
}

function hasCode(node: SourceNode): boolean {
  return [...walkSource(node)].some(({ type }) => type === 'code');
}

/** Whether each line can start a command: `metricsBindAddress: x` and `...` cannot. */
function looksTyped(code: string): boolean {
  const [first = ''] = code.split('\n').filter((line) => line.trim() !== '' && !/^\s*#/.test(line));
  const [word = ''] = first.trim().split(/\s+/);
  return (
    word === '' || word === ':' || !/^(?:\.{3,}|.*:|[-*+|=>]+|[{}\]]+,?)$|^(?:\[\{|\{"|\["|<\?)/.test(word)
  );
}

/** `kubectl -n {{namespace}} delete` -> `kubectl delete` */
function namesIn(destroys: string): string {
  const names = destroys.replace(/ --?[\w-]+[= ]\{\{\w+\}\}/g, '').replace(/[^\w. -]/g, ' ');
  return names
    .split(/\s+/)
    .filter((word) => word !== '' && !word.startsWith('-'))
    .slice(0, 3)
    .join(' ');
}

/** Lines without the indentation that all of them have. */
function outdented(code: string): string {
  const indents = code
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0] ?? '');
  const common = indents.reduce(
    (least, indent) => (indent.startsWith(least) ? least : least.startsWith(indent) ? indent : ''),
    indents[0] ?? '',
  );
  return common === ''
    ? code
    : code
        .split('\n')
        .map((line) => (line.startsWith(common) ? line.slice(common.length) : line))
        .join('\n');
}

/** A fenced block of the new page. What is not ASCII cannot stand in one: it becomes lines of code. */
function fence(part: Part, { take, samples }: StepTools, danger?: string): SourceNode {
  const code = asAscii(outdented(part.code))
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .replace(/^\n+|\s+$/g, '');
  if (code !== outdented(part.code).replace(/^\n+|\s+$/g, ''))
    take('changed', part.line, 'Signs outside ASCII are written in ASCII.', part.code);
  if (/[^\t\n\x20-\x7e]/u.test(code)) {
    take(
      'unsure',
      part.line,
      'The block holds letters outside ASCII, which a block cannot: its lines stand as code.',
      part.language,
    );
    const children = code
      .split('\n')
      .flatMap((line, index): SourceNode[] => [
        ...(index > 0 ? [{ type: 'break' }] : []),
        ...(line.trim() === '' ? [] : [inlineCode(line)]),
      ]);
    return { type: 'paragraph', children };
  }
  const isText = part.language === 'text';
  const shown =
    part.kind === 'output' || !RUN.includes(part.language)
      ? withSampleAddresses(code, part.line, samples, take)
      : code;
  const words = [
    part.kind === 'output' ? 'output' : '',
    part.title === undefined ? '' : `title="${asAscii(part.title)}"`,
    danger === undefined || isText ? '' : `danger="${danger}"`,
  ].filter(Boolean);
  return { type: 'code', lang: part.language, meta: words.join(' ') || undefined, value: shown };
}

/** An e-mail address, a host, or an address of a machine. */
const RE_ADDRESS =
  /[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w.-]|[A-Za-z]\/)(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\d)|(?<![\w.-])[A-Za-z0-9](?:[\w-]*\.)+[A-Za-z]{2,}(?![\w-])|(?<![\w:])[\da-f]{1,4}(?::[\da-f]{0,4}){2,7}(?![\w:])/gi;

/** Text with samples in place of addresses that are not public: the site may be. */
function withSampleAddresses(
  code: string,
  line: number,
  samples: Map<string, string>,
  take: TakeNote,
): string {
  return code.replace(RE_ADDRESS, (address) => {
    if (findContacts(address).length === 0) return address;
    take('changed', line, 'An address in what a command prints is a sample now.', address);
    const sample = samples.get(address) ?? sampleFor(address, samples.size + 1);
    samples.set(address, sample);
    return sample;
  });
}

function sampleFor(address: string, count: number): string {
  if (address.includes('@')) return `user-${count}@example.com`;
  if (address.includes(':')) return `2001:db8::${count.toString(16)}`;
  return /[A-Za-z]/.test(address) ? `host-${count}.example.com` : `203.0.113.${((count - 1) % 254) + 1}`;
}

/** The one command that a sentence holds, and the words around it as a step's title. */
function inlineCommand(node: SourceNode): { code: string; title: string; gone: string } | undefined {
  const children = node.children ?? [];
  const commands = children.filter(({ type, value = '' }) => type === 'inlineCode' && isCommand(value));
  const [command] = commands;
  if (command === undefined || commands.length !== 1) return undefined;
  const at = children.indexOf(command);
  const before = plainWords(children.slice(0, at));
  const after = plainWords(children.slice(at + 1));
  if (before === undefined || after === undefined) return undefined;
  const code = (command.value ?? '').replace(/^\$\s+/, '').replace(/\s*\n\s*/g, ' ');
  const found = titleAround(before, commandName(code), after);
  return found === undefined ? undefined : { code, ...found };
}

function isCommand(code: string): boolean {
  const line = code.replace(/^\$\s+/, '');
  return startsWithProgram(line) && /\s\S/.test(line.trim()) && !line.trim().startsWith('/');
}
