import { Cursor } from './cursor.ts';
import { endOfHeredoc } from './heredoc.ts';

/** A piece of shell, and where it starts in the code. */
export interface ShellText {
  text: string;
  offset: number;
}

/** A command with its words, redirections taken off. */
export interface ShellCommand {
  /** Quotes taken off, expansions as written: `$(date)`. */
  words: ShellText[];
  /** Bodies of the heredocs it reads. */
  heredocs: ShellText[];
}

export interface ShellScript {
  /** Every simple command, those in substitutions and subshells too. */
  commands: ShellCommand[];
  /** Insides of `$((…))` and `((…))`. */
  arithmetic: ShellText[];
}

/** Ends a bare word. */
const RE_META = /[\s;&|<>()]/;
const RE_BLANK = /(?:[ \t\r]|\\\n)+/y;
const RE_BLANK_LINES = /(?:\s|\\\n|#[^\n]*)+/y;
const RE_REDIRECTION = /(?:&>>?|<<<|<<-?|<>|[<>]&|>[>|]?|<)(?!\()/y;
const RE_FUNCTION_HEAD = /\(\s*\)/y;
/** Words behind which a command starts. */
const RE_OPENS = /^(?:if|elif|while|until|then|do|else|for|!|\{|time)$/;
const RE_PLACEHOLDER_HERE = /\{\{\w+\}\}/y;

/** Reads POSIX shell and what bash adds to it. Never throws: what is left open ends with the code. */
export function readShell(code: string): ShellScript {
  const script: ShellScript = { commands: [], arithmetic: [] };
  const awaited: { tag: string; quoted: boolean; tabs: boolean; command: ShellCommand }[] = [];
  const cursor = new Cursor(code);
  readList();
  return script;

  /** Commands up to `end`, which is taken too. */
  function readList(end = ''): void {
    if (!cursor.descend()) return;
    let command: ShellCommand = { words: [], heredocs: [] };
    let cases = 0;
    let redirected = false;
    const finish = () => {
      if (command.words.length > 0) script.commands.push(command);
      command = { words: [], heredocs: [] };
      redirected = false;
    };
    // Behind a redirection or in quotes `[[` and `case` are words as any.
    const opening = () => {
      const word = command.words.find(({ text }) => !RE_OPENS.test(text));
      return redirected ? '' : word && code.slice(word.offset, word.offset + word.text.length);
    };
    /** Between `[[` and `]]` `&&` joins no commands. */
    const isInTest = () => opening() === '[[' && command.words.at(-1)?.text !== ']]';
    const readPatterns = () => {
      cursor.take(RE_BLANK_LINES);
      if (cursor.take(/esac\b/y)) cases--;
      else readPast(')');
    };
    while (!cursor.done) {
      const { here } = cursor;
      if (cursor.take(RE_BLANK)) continue;
      if (here === '#') cursor.take(/.*/y);
      else if (RE_META.test(here) && isInTest()) cursor.at++;
      else if (here === end) break;
      else if (here === '\n') {
        finish();
        cursor.at++;
        readHeredocs();
      } else if (cursor.take(RE_FUNCTION_HEAD)) command.words = [];
      else if (opening() === undefined && cursor.take(/\(\(/y)) readArithmetic();
      else if (cases > 0 && cursor.take(/;;&|;;|;&/y)) {
        finish();
        readPatterns();
      } else if (here === '(') {
        finish();
        cursor.at++;
        readList(')');
      } else if (readRedirection(command, end)) redirected = true;
      else if (/[;&|)]/.test(here)) {
        finish();
        cursor.at++;
      } else {
        const word = readWord(end);
        if (/^\d+$/.test(word.text) && /[<>]/.test(cursor.here)) continue;
        if (command.words.length === 0 && word.text === 'esac' && cases > 0) cases--;
        else command.words.push(word);
        if (word.text === 'in' && opening() === 'case' && command.words.at(-3)?.text === 'case') {
          finish();
          cases++;
          readPatterns();
        }
      }
    }
    finish();
    cursor.at++;
    cursor.depth--;
  }

  function readRedirection(command: ShellCommand, end: string): boolean {
    const operator = cursor.take(RE_REDIRECTION);
    if (operator === '') return false;
    cursor.take(RE_BLANK);
    if (cursor.done || /[\s;&|()]/.test(cursor.here)) return true;
    const { text, offset } = readWord(end);
    if (operator !== '<<' && operator !== '<<-') return true;
    const form = { quoted: /["'\\]/.test(cursor.since(offset)), tabs: operator === '<<-' };
    awaited.push({ tag: text, ...form, command });
    return true;
  }

  function readHeredocs(): void {
    for (const { tag, quoted, tabs, command } of awaited.splice(0)) {
      const offset = cursor.at;
      const end = endOfHeredoc(code, offset, tag, tabs);
      command.heredocs.push({ text: code.slice(offset, end), offset });
      // Only expansions mean something in it.
      while (!quoted && cursor.at < end) if (!cursor.take(/\$?['"]|[<>]/y)) readPiece();
      cursor.at = end;
      cursor.takeTo('\n');
    }
  }

  function readWord(end: string): ShellText {
    const offset = cursor.at;
    let text = '';
    do {
      const start = cursor.at;
      if (cursor.take(/\(/y)) readElements();
      text += cursor.since(start) || readPiece();
    } while (
      !cursor.done &&
      cursor.here !== end &&
      (!RE_META.test(cursor.here) || (cursor.here === '(' && /^\w+\+?=$/.test(text)))
    );
    return { text, offset };
  }

  /** Behind `x=(`. */
  function readElements(): void {
    while (!cursor.done && cursor.here !== ')') if (!cursor.take(RE_BLANK_LINES)) readWord(')');
    cursor.at++;
  }

  /** One string, placeholder, expansion or character; its quotes taken off. */
  function readPiece(): string {
    const start = cursor.at;
    if (cursor.take(RE_PLACEHOLDER_HERE)) return cursor.since(start);
    if (cursor.take(/\\[\s\S]?/y)) return cursor.since(start + 1).replace('\n', '');
    if (cursor.take(/'/y)) return cursor.takeTo("'");
    if (cursor.take(/\$?"/y)) return readQuoted();
    if (cursor.take(/\$'(?:[^'\\]|\\[\s\S])*'?/y)) return cursor.since(start).slice(2, -1);
    if (cursor.take(/`/y)) readList('`');
    else if (cursor.take(/\$\(\(/y)) readArithmetic();
    else if (cursor.take(/[$<>]\(/y)) readList(')');
    // Quotes in `${x:-it's}` may be none.
    else if (cursor.take(/\$\{/y)) readPast('}', /['"]/y);
    else cursor.at++;
    return cursor.since(start);
  }

  /** The rest of a double-quoted string: only expansions mean something in it. */
  function readQuoted(): string {
    let text = '';
    while (!cursor.done && cursor.here !== '"') {
      text += cursor.take(/[^"$`{\\]+|\\[^$`"\\\n]|\$(?=['"])/y) || readPiece();
    }
    cursor.at++;
    return text;
  }

  function readPast(end: string, literal = /(?!)/y): void {
    if (!cursor.descend()) return;
    while (!cursor.done && cursor.here !== end) if (!cursor.take(literal)) readPiece();
    cursor.at++;
    cursor.depth--;
  }

  function readArithmetic(): void {
    if (!cursor.descend()) return;
    const offset = cursor.at;
    for (let depth = 0; !cursor.done && (depth > 0 || !code.startsWith('))', cursor.at)); readPiece()) {
      if (cursor.here === '(') depth++;
      if (cursor.here === ')') depth--;
    }
    script.arithmetic.push({ text: cursor.since(offset), offset });
    cursor.at += 2;
    cursor.depth--;
  }
}
