import { readShell, type ShellCommand, type ShellText } from './shell.ts';

/** What shell code runs, the command's name first, and what it computes. */
export interface ShellRuns {
  /** One for each program: `sudo -u x psql` is two, `sh -c 'a; b'` three. */
  runs: ShellCommand[];
  arithmetic: ShellText[];
  /** Code that a shell takes as one word: behind `sh -c`, `su -c`. */
  scripts: ShellText[];
}

/** Stand before a command without being one. */
const RESERVED = new Set('! { } if then elif else fi while until do done time coproc esac'.split(' '));
const RE_ASSIGNMENT = /^[A-Za-z_]\w*(?:\[[^\]]*\])?\+?=/;

/** Programs that run the rest of their words: options that take a word, and how many words come before the command. */
const wrappers: Record<string, { valued?: string; before?: number }> = {
  builtin: {},
  chroot: { before: 1 },
  command: {},
  doas: { valued: 'uC' },
  env: { valued: 'uC' },
  exec: { valued: 'a' },
  flock: { valued: 'wE', before: 1 },
  ionice: { valued: 'cnp' },
  nice: { valued: 'n' },
  nohup: {},
  nsenter: { valued: 'tSG' },
  runuser: { valued: 'u' },
  setsid: {},
  stdbuf: { valued: 'ioe' },
  strace: { valued: 'epos' },
  sudo: { valued: 'CDghpRrTtUu' },
  taskset: { before: 1 },
  time: { valued: 'fo' },
  timeout: { valued: 'ks', before: 1 },
  unshare: {},
  xargs: { valued: 'aEdILnPs' },
};

/** Programs that run a file of code. */
const RE_INTERPRETER = /^(?:ba|da|z|k|a)?sh$|^(?:python|perl|ruby|node|php)[\d.]*$/;
const RE_SHELL = /^(?:ba|da|z|k|a)?sh$/;
const RE_CONTAINER = /^(?:docker|docker-compose|podman|nerdctl|crictl)$/;

/** Reads shell code down to the programs it starts. Never throws. */
export function findRuns(code: string): ShellRuns {
  const found: ShellRuns = { runs: [], arithmetic: [], scripts: [] };
  readCode({ text: code, offset: 0 });
  return found;

  /** Offsets inside nested code are near, not exact: its quotes are gone. Whichever of it reads `input` is not known. */
  function readCode({ text, offset }: ShellText, input: ShellText[] = []): void {
    const shift = (piece: ShellText) => ({ text: piece.text, offset: piece.offset + offset });
    const { commands, arithmetic } = readShell(text);
    found.arithmetic.push(...arithmetic.map(shift));
    for (const { words, heredocs } of commands) follow(words.map(shift), [...heredocs.map(shift), ...input]);
  }

  function readWords(words: ShellText[], input: ShellText[] = []): void {
    const [first] = words;
    if (first) readCode({ text: words.map(({ text }) => text).join(' '), offset: first.offset }, input);
  }

  function follow(all: ShellText[], heredocs: ShellText[]): void {
    const start = all.findIndex(({ text }) => !RESERVED.has(text) && !RE_ASSIGNMENT.test(text));
    if (start < 0) return;
    const words = all.slice(start);
    found.runs.push({ words, heredocs });
    const name = words[0]?.text.replace(/^.*\//, '') ?? '';
    const rest = words.slice(1);
    const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
    if (wrapper) follow(operandsOf(rest, wrapper.valued).slice(wrapper.before ?? 0), heredocs);
    if (RE_INTERPRETER.test(name)) interpret(name, rest, heredocs);
    else if (name === 'eval' || name === 'watch') readWords(operandsOf(rest, 'n'));
    else if (name === 'trap') readWords(rest.slice(0, 1));
    else if (name === 'source' || name === '.') follow(rest, []);
    else if (name === 'su' || name === 'runuser') readOption(rest, /^-\w*c$|^--command$/, heredocs);
    else if (name === 'find') followBehind(rest, /^-(?:exec|ok)(?:dir)?$/, []);
    else if (name === 'kubectl' || name === 'oc') followBehind(rest, /^--$/, heredocs);
    else if (RE_CONTAINER.test(name)) followBehind(rest, /^exec$/, heredocs, 'euw', 1);
    else if (name === 'ssh') {
      const remote = operandsOf(rest, 'BbcDEeFIiJLlmOopQRSWw').slice(1);
      if (remote.length > 0) readWords(remote, heredocs);
      else for (const heredoc of heredocs) readCode(heredoc);
    }
  }

  function interpret(name: string, rest: ShellText[], heredocs: ShellText[]): void {
    const isShell = RE_SHELL.test(name);
    if (isShell && readOption(rest, /^-\w*c$/, heredocs)) return;
    if (!isShell && rest.some(({ text }) => /^-\w*[ce]$/.test(text))) return;
    const operands = operandsOf(rest, isShell ? 'oO' : 'WX');
    if (operands.length > 0) found.runs.push({ words: operands, heredocs: [] });
    else if (isShell) for (const heredoc of heredocs) readCode(heredoc);
  }

  /** Reads the word behind an option as code. */
  function readOption(words: ShellText[], option: RegExp, input: ShellText[]): boolean {
    const at = words.findIndex(({ text }) => option.test(text));
    const script = at >= 0 ? words.slice(at + 1, at + 2) : [];
    found.scripts.push(...script);
    readWords(script, input);
    return at >= 0;
  }

  function followBehind(words: ShellText[], sign: RegExp, input: ShellText[], valued = '', before = 0): void {
    const at = words.findIndex(({ text }) => sign.test(text));
    if (at >= 0) follow(operandsOf(words.slice(at + 1), valued).slice(before), input);
  }
}

/** Words from the first that is no option on. */
function operandsOf(words: ShellText[], valued = ''): ShellText[] {
  let at = 0;
  for (; words[at]?.text.startsWith('-'); at++) {
    const option = words[at]?.text ?? '';
    if (option === '--') return words.slice(at + 1);
    if (!option.startsWith('--') && valued.includes(option.at(-1) ?? '-')) at++;
  }
  return words.slice(at);
}
