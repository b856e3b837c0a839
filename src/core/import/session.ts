import { isPrinted } from '#core/printed.ts';
import type { Parser } from '#core/syntax.ts';

/** A part of a block: what is typed, or what that prints. */
export interface SessionPart {
  kind: 'command' | 'output';
  code: string;
  /** 0-based line in the block. */
  line: number;
  /** What a comment above the command says. */
  comment?: string | undefined;
  /** The prompts that were taken off. */
  prompts: string[];
}

/** `$ `, `sh-4.4# `, `[root@node ~]# `, `user@host:~$ `, `PS C:\> `. */
const RE_PROMPT =
  /^\s*(?:(?:\([\w.-]+\)\s*)?(?:\[[^\]\n]*@[^\]\n]*\]|[\w.-]+@[\w.-]+[:~ ][^$#\n]*|sh-[\d.]+|bash-[\d.]+|PS [A-Z]:[^>\n]*)?[$%>❯➜](?=\s)|(?:\[[^\]\n]*@[^\]\n]*\]|[\w.-]+@[\w.-]+[:~ ][^$#\n]*|sh-[\d.]+|bash-[\d.]+)#(?=\s)|\/ #(?=\s))\s*/;
const RE_DOLLAR_GLUED = /^\s*\$(?=(?:kubectl|oc|docker|helm|curl|ssh|cat|grep|sudo)\s)/;
const RE_ROOT = /^\s*#\s+(?=\S)/;
/** Prompts of clients: what stands behind is no shell. */
export const RE_CLIENT_PROMPT =
  /^\s*(?<client>mysql|mariadb|sqlite|\w+(?:=[#>]|-[#>])|[\d.:\w-]+:\d{4,5}(?:\[\d+\])?|>>>|irb\S*)(?<!\d)>?\s+(?=\S)/;

/** Programs that a responder types; behind a `#` they tell a root prompt from a comment. */
export const PROGRAMS = new Set(
  'alertmanager amtool ansible apt aws az base64 bash blkid brew calico cat cd ceph chmod chown chroot chronyc cilium clickhouse-client conntrack consul cp crictl crontab ctr curl cut date dd df dig dmesg docker docker-compose dnf du echo etcdctl ethtool exit export fdisk find flux free fsck gcloud getent git gh go grep gsutil head helm host hostname htop ifconfig iostat ip iptables istioctl jq journalctl k k9s kafka-topics kill killall kubeadm kubectl kubectx kubelet kubens less linkerd ln logcli logger ls lsblk lsof lvextend make mc mdadm mimirtool mkdir mongo mongosh mount mpstat mv mysql nc netstat nginx node nohup nomad nslookup npm ntpq oc openssl pg_ctl pg_dump ping pip pkill podman promtool ps psql pvs pwd python python3 rabbitmqctl rados rclone reboot redis-cli rm rsync run scp sed service sh sleep smartctl ss ssh stat stern strace su sudo swapoff swapon sysctl systemctl tail tar tcpdump tee telnet terraform test timedatectl timeout top touch tr traceroute truncate uname uptime velero vault vi vim vmstat watch wc wget which xargs xfs_growfs yq yum zfs zpool'.split(
    ' ',
  ),
);

/** Whether a line starts with a program, `sudo` and assignments in front of it taken off. */
export function startsWithProgram(line: string): boolean {
  const words = line.trim().split(/\s+/);
  const at = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(word) && word !== 'sudo');
  const word = words[at] ?? '';
  return PROGRAMS.has(word) || /^\.{0,2}\/[\w./-]+$/.test(word);
}

/** Whether any line has a prompt. */
export function hasPrompt(code: string): boolean {
  return code.split('\n').some((line) => RE_PROMPT.test(line) || RE_DOLLAR_GLUED.test(line));
}

/**
 * Reads a shell block: prompts come off, what is printed is told from what is typed, and each command stands alone.
 * @param parse reads shell; a command goes on as long as it cannot be read.
 */
export async function readSession(code: string, parse: Parser): Promise<SessionPart[]> {
  const lines = code.split('\n');
  return joined(hasPrompt(code) ? await readTyped(lines, parse) : await readScript(lines, parse));
}

function promptOf(line: string, rootToo: boolean): string | undefined {
  const found = RE_PROMPT.exec(line)?.[0] ?? RE_DOLLAR_GLUED.exec(line)?.[0];
  if (found !== undefined) return found;
  const root = rootToo ? RE_ROOT.exec(line)?.[0] : undefined;
  return root !== undefined && startsWithProgram(line.slice(root.length)) ? root : undefined;
}

/** A session: what stands behind a prompt is typed, all else is printed. */
async function readTyped(lines: readonly string[], parse: Parser): Promise<SessionPart[]> {
  const parts: SessionPart[] = [];
  let comments: string[] = [];
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const prompt = promptOf(line, true);
    const last = parts.at(-1);
    if (prompt === undefined) {
      if (line.trim() === '') {
        if (last?.kind === 'output') last.code += '\n';
      } else if (
        /^\s*#\s/.test(line) &&
        (last === undefined || last.kind === 'command' || isNextTyped(lines, at))
      ) {
        comments.push(line.trim());
      } else if (last?.kind === 'output') last.code += `\n${line}`;
      else {
        parts.push({ kind: 'output', code: [...comments, line].join('\n'), line: at, prompts: [] });
        comments = [];
      }
      continue;
    }
    const part: SessionPart = {
      kind: 'command',
      code: line.slice(prompt.length),
      line: at,
      prompts: [prompt.trim()],
    };
    if (/^#\s/.test(part.code) && !startsWithProgram(part.code.slice(2))) {
      comments.push(part.code);
      continue;
    }
    // It goes on behind a backslash, behind `> `, or as long as it cannot be read.
    while (at + 1 < lines.length && promptOf(lines[at + 1] ?? '', false)?.trim() !== '$') {
      const next = lines[at + 1] ?? '';
      const unfinished = /\\$/.test(part.code) || (await parse(part.code)).length > 0;
      if (!unfinished) break;
      const continued = /^\s*>\s/.exec(next)?.[0];
      if (continued !== undefined) part.prompts.push('>');
      part.code += `\n${continued === undefined ? next : next.slice(continued.length)}`;
      at++;
    }
    if (comments.length > 0) part.comment = comments.join('\n');
    comments = [];
    parts.push(part);
  }
  return withLastComments(parts, comments, 'output');
}

/** The parts, trimmed. Comments that nothing follows belong to the last one; alone they are a part. */
function withLastComments(
  parts: readonly SessionPart[],
  comments: readonly string[],
  kind: SessionPart['kind'],
): SessionPart[] {
  if (parts.length === 0 && comments.length > 0)
    return [{ kind, code: comments.join('\n').trimEnd(), line: 0, prompts: [] }];
  return parts.map((part, index) => {
    const code = index === parts.length - 1 ? [part.code, ...comments].join('\n') : part.code;
    return { ...part, code: code.trimEnd() };
  });
}

function isNextTyped(lines: readonly string[], at: number): boolean {
  const next = lines.slice(at + 1).find((line) => line.trim() !== '' && !/^\s*#\s/.test(line));
  return next !== undefined && promptOf(next, false) !== undefined;
}

/** A block without prompts: every line is typed until one looks printed. */
async function readScript(lines: readonly string[], parse: Parser): Promise<SessionPart[]> {
  const parts: SessionPart[] = [];
  let comments: string[] = [];
  let printing = false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const last = parts.at(-1);
    if (line.trim() === '') {
      if (printing && last) last.code += '\n';
      continue;
    }
    if (printing && !startsWithProgram(line)) {
      if (last) last.code += `\n${line}`;
      continue;
    }
    printing =
      parts.length > 0 && (isPrinted(line) || /^\s*(?:\[\{|\{")/.test(line)) && !startsWithProgram(line);
    if (printing) {
      parts.push({ kind: 'output', code: [...comments, line].join('\n'), line: at, prompts: [] });
      comments = [];
      continue;
    }
    const root = RE_ROOT.exec(line)?.[0];
    const next = lines.slice(at + 1).find((text) => text.trim() !== '') ?? '';
    if (root !== undefined && !(startsWithProgram(line.slice(root.length)) && !startsWithProgram(next))) {
      comments.push(line.trim());
      continue;
    }
    const isRoot = root !== undefined;
    const part: SessionPart = {
      kind: 'command',
      code: isRoot ? line.slice(root.length) : line,
      line: at,
      prompts: isRoot ? ['#'] : [],
    };
    const start = at;
    let code = part.code;
    while (((await parse(code)).length > 0 || /\\$/.test(code)) && at + 1 < lines.length)
      code += `\n${lines[++at]}`;
    // Nothing below closes it: then it is a line like the others.
    if ((await parse(code)).length > 0) at = start;
    else part.code = code;
    if (comments.length > 0) part.comment = comments.join('\n');
    comments = [];
    parts.push(part);
  }
  return withLastComments(parts, comments, 'command');
}

const RE_SETS =
  /^(?:\s*(?:export\s+|readonly\s+|declare\s+)?[A-Za-z_]\w*=\S*|\s*(?:cd|set|source|\.|alias|shopt|umask)\s.*)$/;

/** What only prepares the next command stays with it: a block is copied alone. */
function joined(parts: SessionPart[]): SessionPart[] {
  const out: SessionPart[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    const prepares = last?.kind === 'command' && last.code.split('\n').every((line) => isPreparation(line));
    if (!prepares || part.kind !== 'command') {
      out.push({ ...part });
      continue;
    }
    const comment = part.comment === undefined ? [] : [part.comment];
    last.code = [last.code, ...comment, part.code].join('\n');
    last.prompts.push(...part.prompts);
  }
  return out;
}

/** Whether a line changes only the shell that it is typed into. */
export function isPreparation(line: string): boolean {
  return (
    RE_SETS.test(line) ||
    /^\s*(?:export\s+)?[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\$\(.*\))\s*$/.test(line) ||
    /^\s*#/.test(line)
  );
}
