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

/** Options that take the next word: letters, and long names. */
interface Options {
  valued?: string;
  long?: RegExp;
}

/** Programs that run the rest of their words, behind their options and some words of their own. */
const wrappers: Record<string, Options & { before?: number }> = {
  builtin: {},
  caffeinate: { valued: 'tw' },
  chroot: { before: 1 },
  chronic: {},
  command: {},
  doas: { valued: 'uC' },
  env: { valued: 'uC', long: /^--(?:unset|chdir)$/ },
  exec: { valued: 'a' },
  flock: { valued: 'wE', long: /^--(?:timeout|wait|conflict-exit-code)$/, before: 1 },
  gosu: { before: 1 },
  ionice: { valued: 'cnp', long: /^--(?:class|classdata)$/ },
  nice: { valued: 'n', long: /^--adjustment$/ },
  nohup: {},
  nsenter: { valued: 'tSG', long: /^--target$/ },
  runuser: { valued: 'u', long: /^--user$/ },
  setpriv: { long: /^--(?:reuid|regid|groups)$/ },
  setsid: {},
  stdbuf: { valued: 'ioe', long: /^--(?:input|output|error)$/ },
  strace: { valued: 'epos' },
  'su-exec': { before: 1 },
  sudo: { valued: 'CDghpRrTtUu', long: /^--(?:user|group|host|prompt|chdir|chroot|role|type|close-from)$/ },
  'systemd-run': { valued: 'HMpEu', long: /^--(?:unit|property|setenv|slice|uid|gid|host|machine)$/ },
  taskset: { before: 1 },
  time: { valued: 'fo', long: /^--(?:format|output)$/ },
  timeout: { valued: 'ks', long: /^--(?:kill-after|signal)$/, before: 1 },
  unbuffer: {},
  unshare: {},
  xargs: { valued: 'aEdILnPs', long: /^--(?:arg-file|delimiter|max-args|max-procs|max-lines|replace)$/ },
};

/** Programs that run what stands behind one of their words: `heroku run a`, `nomad alloc exec id a`. */
const behind: Record<string, Options & { word: RegExp; before?: number }> = {
  bundle: { word: /^exec$/ },
  'docker-machine': { word: /^ssh$/, before: 1 },
  heroku: { word: /^run(?::\w+)?$/, valued: 'as', long: /^--(?:app|size|type|env|remote)$/ },
  incus: { word: /^--$/ },
  limactl: { word: /^shell$/, before: 1 },
  lxc: { word: /^--$/ },
  mosh: { word: /^--$/ },
  multipass: { word: /^--$/ },
  nomad: { word: /^exec$/, long: /^--?(?:task|namespace|region|e)$/, before: 1 },
  pipenv: { word: /^run$/ },
  poetry: { word: /^run$/ },
  tsh: { word: /^ssh$/, before: 1 },
  uv: { word: /^run$/ },
};
/** Programs that hand their environment to what stands behind `--`. */
const RE_DASHES = /^(?:aws-vault|chamber|doppler|dumb-init|infisical|op|tini)$/;

/** Programs that take code behind an option, and where they run it. */
const coded: Record<string, RegExp> = {
  ansible: /^(?:-a|--args)$/,
  aws: /^--command$/,
  az: /^--(?:exec-command|scripts|command)$/,
  fly: /^(?:-C|--command)$/,
  flyctl: /^(?:-C|--command)$/,
  gcloud: /^--command$/,
  'nix-shell': /^--(?:run|command)$/,
  runuser: /^-\w*c$|^--command$/,
  script: /^-\w*c$|^--command$/,
  su: /^-\w*c$|^--command$/,
  vagrant: /^(?:-c|--command)$/,
};

const EXEC: Options = {
  valued: 'euw',
  long: /^--(?:env|env-file|user|workdir|detach-keys|index)$/,
};
/** Of `docker run` nearly every long option takes a word. */
const RUN: Options = {
  valued: 'aceghlmpuvw',
  long: /^--(?!(?:rm|init|interactive|tty|detach|privileged|read-only|no-healthcheck|publish-all|quiet|quiet-pull|oom-kill-disable|sig-proxy|disable-content-trust|service-ports|no-deps|use-aliases|build|no-TTY|remove-orphans)$)/,
};
const POD: Options = { valued: 'cnf', long: /^--(?:container|namespace|filename|context|kubeconfig)$/ };

/** Programs that run a file of code. */
const RE_INTERPRETER = /^(?:ba|da|z|k|a)?sh$|^(?:python|perl|ruby|node|php)[\d.]*$/;
const RE_SHELL = /^(?:ba|da|z|k|a)?sh$/;
const RE_CONTAINER = /^(?:docker|docker-compose|podman|nerdctl|crictl)$/;

/** A program in a program, as `sudo env watch …`: further ones are nobody's command. */
const MOST_NESTED = 50;

/** Reads shell code down to the programs it starts. Never throws. */
export function findRuns(code: string): ShellRuns {
  const found: ShellRuns = { runs: [], arithmetic: [], scripts: [] };
  let depth = 0;
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
    if (depth >= MOST_NESTED) return;
    depth++;
    read(all, heredocs);
    depth--;
  }

  function read(all: ShellText[], heredocs: ShellText[]): void {
    const start = all.findIndex(({ text }) => !RESERVED.has(text) && !RE_ASSIGNMENT.test(text));
    if (start < 0) return;
    const words = all.slice(start);
    found.runs.push({ words, heredocs });
    const name = words[0]?.text.replace(/^.*\//, '') ?? '';
    const rest = words.slice(1);
    const wrapper = Object.hasOwn(wrappers, name) ? wrappers[name] : undefined;
    if (wrapper) follow(operandsOf(rest, wrapper).slice(wrapper.before ?? 0), heredocs);
    const option = Object.hasOwn(coded, name) ? coded[name] : undefined;
    if (option) readOption(rest, option, heredocs);
    const runner = Object.hasOwn(behind, name) ? behind[name] : undefined;
    if (runner) followBehind(rest, runner.word, heredocs, runner, runner.before);
    if (RE_INTERPRETER.test(name)) interpret(name, rest, heredocs);
    else if (/^(?:eval|watch|parallel)$/.test(name))
      readWords(operandsOf(rest, { valued: 'n', long: /^--interval$/ }));
    else if (name === 'trap') readWords(rest.slice(0, 1));
    else if (name === 'source' || name === '.') follow(rest, []);
    else if (name === 'find') followBehind(rest, /^-(?:exec|ok)(?:dir)?$/, []);
    else if (name === 'kubectl' || name === 'oc') {
      // Without `--` as it was once written.
      const isOld = !followBehind(rest, /^--$/, heredocs);
      if (isOld) followBehind(rest, /^(?:exec|rsh)$/, heredocs, POD, 1, POD);
    } else if (RE_DASHES.test(name)) followBehind(rest, /^--$/, heredocs);
    else if (RE_CONTAINER.test(name)) {
      const isRun = rest.find(({ text }) => /^(?:exec|run|create)$/.test(text))?.text !== 'exec';
      followBehind(rest, isRun ? /^(?:run|create)$/ : /^exec$/, heredocs, isRun ? RUN : EXEC, 1);
    } else if (name === 'ssh') {
      const remote = operandsOf(rest, { valued: 'BbcDEeFIiJLlmOopQRSWw' }).slice(1);
      if (remote.length > 0) readWords(remote, heredocs);
      else for (const heredoc of heredocs) readCode(heredoc);
    }
  }

  function interpret(name: string, rest: ShellText[], heredocs: ShellText[]): void {
    const isShell = RE_SHELL.test(name);
    if (isShell && readOption(rest, /^-\w*c$/, heredocs)) return;
    if (!isShell && rest.some(({ text }) => /^-\w*[ce]$/.test(text))) return;
    const operands = operandsOf(rest, { valued: isShell ? 'oO' : 'WX' });
    if (operands.length > 0) found.runs.push({ words: operands, heredocs: [] });
    else if (isShell) for (const heredoc of heredocs) readCode(heredoc);
  }

  /** Reads the word behind an option, or behind its `=`, as code. */
  function readOption(words: ShellText[], option: RegExp, input: ShellText[]): boolean {
    const at = words.findIndex(({ text }) => option.test(text.replace(/=[\s\S]*/, '')));
    const [own, next] = words.slice(Math.max(at, 0));
    const sign = own?.text.indexOf('=') ?? -1;
    const script =
      at < 0 || own === undefined
        ? undefined
        : sign < 0
          ? next
          : { text: own.text.slice(sign + 1), offset: own.offset + sign + 1 };
    if (script !== undefined) {
      found.scripts.push(script);
      readWords([script], input);
    }
    return at >= 0;
  }

  function followBehind(
    words: ShellText[],
    sign: RegExp,
    input: ShellText[],
    options: Options = {},
    before = 0,
    more: Options | undefined = undefined,
  ): boolean {
    const at = words.findIndex(({ text }) => sign.test(text));
    const rest = operandsOf(words.slice(at + 1), options).slice(before);
    if (at >= 0) follow(more === undefined ? rest : operandsOf(rest, more), input);
    return at >= 0;
  }
}

/** Words from the first that is no option on. */
function operandsOf(words: ShellText[], { valued = '', long }: Options = {}): ShellText[] {
  let at = 0;
  for (; words[at]?.text.startsWith('-'); at++) {
    const option = words[at]?.text ?? '';
    if (option === '--') return words.slice(at + 1);
    if (option.startsWith('--') ? long?.test(option) : takesWord(option, valued) || long?.test(option)) at++;
  }
  return words.slice(at);
}

/** `-u` and `-nu` do, `-uroot` has it. */
function takesWord(option: string, valued: string): boolean {
  const at = [...option.slice(1)].findIndex((letter) => valued.includes(letter));
  return at >= 0 && at === option.length - 2;
}
