import { GO_ACTIONS } from '#core/go-template.ts';
import type { Parameter, ParameterType } from '#schemas/parameter.ts';
import { idFrom } from './slug.ts';

/** Environment of the shell itself: nobody fills these in. */
const OF_THE_SHELL =
  /^(?:PATH|HOME|USER|PWD|OLDPWD|SHELL|LANG|TERM|EDITOR|KUBECONFIG|HOSTNAME|RANDOM|IFS|UID|EUID|PPID|SECONDS|LINENO|BASH\w*|TMPDIR|LOGNAME|DISPLAY|REPLY|OPTARG|OPTIND|PIPESTATUS|FUNCNAME|GOPATH|JAVA_HOME|AWS_\w+|GOOGLE_\w+|NF|NR|FS|OFS|ORS|RS)$/;
const RE_SECRET = /PASS|TOKEN|SECRET|KEY|CREDENTIAL|AUTH/i;
/** `<namespace>`, `<value of pod label from alert>`; not `<<EOF`, not `<(…)`. */
const RE_ANGLE = /(?<![<\w])<([A-Za-z][\w .:/-]*?)>/g;
/** `{{ $labels.pod }}`, `{{ .Labels.pod }}`, `{{ pod_name }}`. */
const RE_TEMPLATE = /\{\{-?\s*(?:\$labels\.|\.(?:Common|Group)?Labels\.)?([A-Za-z_][\w-]*)\s*-?\}\}/g;
const RE_VARIABLE = /\$(?:\{([A-Z][A-Z0-9_]*)\}|([A-Z][A-Z0-9_]*)(?![A-Za-z0-9_]))/g;
const RE_ASSIGNED =
  /(?:^|[\s;(])(?:(?:export|local|readonly|declare)\s+)?([A-Z][A-Z0-9_]*)=|\b(?:read\s+(?:-\w+\s+)*|for\s+)([A-Z][A-Z0-9_]*)\b/gm;
/** A line that does nothing but name a placeholder: `NODE='<value of instance label from alert>'`. */
const RE_NAMED =
  /^[ \t]*(?:[$#%>][ \t]+)?(?:export[ \t]+)?([A-Z][A-Z0-9_]*)=(["']?)<([A-Za-z][\w .:/-]*)>\2[ \t]*;?[ \t]*$/;

/** Words around the name of a value that only say that it is one. */
const RE_FILLER =
  /\b(?:the|your|my|a|an|value|values|of|from|for|label|labels|alert|alerts|here|this|that|insert|some|in|appropriate|relevant|affected|corresponding|target|name of|actual|desired|specific|problematic|failing|faulty|broken)\b/gi;

/** A value that somebody else's command leaves open. */
export interface Found {
  /** As the source writes it. */
  was: string;
  /** Name of the parameter. */
  name: string;
  /** 0-based line in the code. */
  line: number;
}

/** The parameters of a page, as its commands are read one after the other. */
export class ParameterList {
  readonly parameters: Parameter[] = [];
  /** Shell variables that stand for a placeholder -> its parameter. */
  readonly named = new Map<string, string>();
  readonly #assigned: Set<string>;
  readonly #most: number;

  /** @param page every block of the page: a variable that the page sets is no placeholder. */
  constructor(page: readonly string[], most: number) {
    this.#most = most;
    const lines = page.flatMap((code) => code.split('\n'));
    for (const line of lines) {
      const [, variable, , words] = RE_NAMED.exec(line) ?? [];
      if (variable !== undefined && words !== undefined) this.named.set(variable, nameFrom(words, variable));
    }
    this.#assigned = new Set(
      lines
        .filter((line) => !RE_NAMED.test(line))
        .flatMap((line) => [...line.matchAll(RE_ASSIGNED)].map(([, set, read]) => set ?? read ?? '')),
    );
  }

  /** The code without the lines that only name a placeholder. @returns those lines, too. */
  withoutNaming(code: string): { code: string; removed: { text: string; line: number }[] } {
    const removed: { text: string; line: number }[] = [];
    const kept = code.split('\n').filter((text, line) => {
      if (!RE_NAMED.test(text)) return true;
      removed.push({ text: text.trim(), line });
      return false;
    });
    return { code: removed.length === 0 ? code : kept.join('\n').replace(/^\n+/, ''), removed };
  }

  /** Declares what a command leaves open and puts `{{name}}` in its place. */
  replaceIn(code: string, shell: boolean): { code: string; found: Found[] } {
    const found: Found[] = [];
    const use = (was: string, words: string, offset: number, hint = words): string => {
      const name = this.#declare(nameFrom(words, hint), words);
      if (name === undefined) return was;
      found.push({ was, name, line: code.slice(0, offset).split('\n').length - 1 });
      return `{{${name}}}`;
    };
    let out = code.replace(RE_ANGLE, (was, words: string, offset: number) => use(was, words, offset));
    out = out.replace(RE_TEMPLATE, (was, words: string, offset: number) => {
      if (GO_ACTIONS.includes(words))
        return was.replace(/^\{\{(-?)\s*/, '{{$1 ').replace(/\s*(-?)\}\}$/, ' $1}}');
      // Already ours.
      if (this.parameters.some(({ name }) => was === `{{${name}}}`)) return was;
      return use(was, words, offset);
    });
    if (shell) {
      const before = out;
      out = out.replace(
        RE_VARIABLE,
        (was, braced: string | undefined, bare: string | undefined, offset: number) => {
          const variable = braced ?? bare ?? '';
          if (before[offset - 1] === '\\' || isSingleQuoted(before, offset)) return was;
          const named = this.named.get(variable);
          if (
            named === undefined &&
            (this.#assigned.has(variable) || OF_THE_SHELL.test(variable) || RE_SECRET.test(variable))
          )
            return was;
          return use(was, named ?? variable, offset);
        },
      );
    }
    return { code: out, found };
  }

  /** A piece of prose code: only what the commands declare has a place to come from. */
  replaceKnown(code: string): { code: string; found: Found[] } {
    const found: Found[] = [];
    const known = (was: string, words: string) => {
      const name = this.named.get(words) ?? nameFrom(words, words);
      if (!this.parameters.some((parameter) => parameter.name === name)) return was;
      found.push({ was, name, line: 0 });
      return `{{${name}}}`;
    };
    const replaced = code
      .replace(RE_ANGLE, (was, words: string) => known(was, words))
      .replace(RE_VARIABLE, (was, braced?: string, bare?: string) => known(was, braced ?? bare ?? ''))
      .replace(/\{\{(end|else|break|continue)\}\}/g, '{{ $1 }}');
    return { code: replaced, found };
  }

  #declare(name: string, words: string): string | undefined {
    if (this.parameters.some((parameter) => parameter.name === name)) return name;
    if (this.parameters.length >= this.#most || name === '') return undefined;
    this.parameters.push(parameterFor(name, words));
    return name;
  }

  /** Takes out what no command uses. */
  keep(names: ReadonlySet<string>): void {
    const kept = this.parameters.filter(({ name }) => names.has(name));
    this.parameters.splice(0, this.parameters.length, ...kept);
  }
}

function isSingleQuoted(code: string, offset: number): boolean {
  const line = code.slice(code.lastIndexOf('\n', offset - 1) + 1, offset);
  let quote = '';
  for (let at = 0; at < line.length; at++) {
    const here = line[at] ?? '';
    if (quote === '' && (here === "'" || here === '"')) quote = here;
    else if (here === quote) quote = '';
    else if (here === '\\' && quote !== "'") at++;
  }
  return quote === "'";
}

/** `value of instance label from alert` -> `instance`, `my-pvc` -> `pvc`, `POD_NAME` -> `pod`. */
export function nameFrom(words: string, fallback: string): string {
  const of = (text: string) => idFrom(text.toLowerCase(), '', 4).replaceAll('-', '_');
  const core = words.replace(/[_-]/g, ' ').replace(/\s+/g, ' ').replace(RE_FILLER, ' ').trim();
  let name = of(core) || of(words) || of(fallback);
  name = name.replace(/^\d+_?/, '');
  name =
    SYNONYMS[name] ??
    name.replace(
      /(?<=^(?:pod|node|namespace|container|deployment|service|cluster|statefulset|daemonset|job|pvc|release|instance|host|vm|secret|configmap|database|table|volume|bucket|topic|queue))_(?:name|id)$/,
      '',
    );
  return SYNONYMS[name] ?? name.slice(0, 40).replace(/_+$/, '');
}

const SYNONYMS: Record<string, string> = {
  ns: 'namespace',
  name_space: 'namespace',
  podname: 'pod',
  nodename: 'node',
  mount_point: 'mountpoint',
  hostname: 'host',
  container_name: 'container',
  persistentvolumeclaim: 'pvc',
  pvcname: 'pvc',
};

interface Sample {
  type: ParameterType;
  example: string;
  min?: number;
  max?: number;
}
const SAMPLES: readonly [name: RegExp, sample: Sample][] = [
  [/(?:^|_)namespaces?$/, { type: 'kubernetes-label', example: 'default' }],
  [/(?:^|_)containers?$/, { type: 'kubernetes-label', example: 'app' }],
  [/(?:^|_)pods?$/, { type: 'kubernetes-name', example: 'web-0' }],
  [/(?:^|_)nodes?$/, { type: 'kubernetes-name', example: 'node-1' }],
  [
    /(?:^|_)(?:instance|host|server|address|endpoint|target|ip|broker|domain)$/,
    { type: 'host', example: 'host-1.example.com:9100' },
  ],
  [
    /(?:^|_)(?:mountpoint|path|file|dir|directory|folder|filename)$/,
    { type: 'path', example: '/var/lib/data' },
  ],
  [/(?:^|_)(?:device|disk|interface|nic|drive)$/, { type: 'device', example: 'sda1' }],
  [/(?:^|_)port$/, { type: 'integer', example: '8080', min: 1, max: 65535 }],
  [
    /(?:^|_)(?:pid|count|replicas|number|num|lines|size|limit|revision|n|shard|partition|offset|index|amount|seconds|minutes|hours|days)$/,
    { type: 'integer', example: '3', min: 0, max: 1000000000 },
  ],
  [
    /(?:^|_)(?:duration|since|interval|range|window|time|timeout|period)$/,
    { type: 'duration', example: '15m' },
  ],
  [
    /(?:^|_)(?:database|db|table|schema|index_name|role|column|db_user|username|user)$/,
    { type: 'sql-name', example: 'app' },
  ],
  [/(?:^|_)(?:metric|alertname|alert|label)$/, { type: 'prometheus-name', example: 'up' }],
  [
    /(?:^|_)(?:job|topic|queue|group|bucket|image|repository|project|context|cluster)$/,
    { type: 'job', example: 'apps/backend' },
  ],
  [/(?:^|_)(?:uuid|guid)$/, { type: 'uuid', example: '123e4567-e89b-12d3-a456-426614174000' }],
  [
    /(?:^|_)(?:trace_id|traceid|commit|sha|digest|hash|member_id|container_id)$/,
    { type: 'hex-id', example: '4bf92f3577b34da6' },
  ],
];

function parameterFor(name: string, words: string): Parameter {
  const { type, example, ...bounds } = SAMPLES.find(([pattern]) => pattern.test(name))?.[1] ?? {
    type: 'kubernetes-name' as const,
    example: `${idFrom(name, 'value')}-1`,
  };
  const said = words.replace(/[_-]+/g, ' ').replace(/\s+/g, ' ').trim();
  const label = name.replaceAll('_', ' ');
  return {
    name,
    type,
    label: /^(?:pvc|pv|id|ip|db|pid|vm|url|cpu|uuid)$/.test(label)
      ? label.toUpperCase()
      : `${label[0]?.toUpperCase()}${label.slice(1)}`,
    description: `The source says "${said}".`,
    example,
    ...bounds,
  };
}
