/** What a fence's info string says behind its language. */
export interface FenceInfo {
  /** Heading of the block. */
  title?: string | undefined;
  /** Not a command but what one printed: no copy button. */
  output: boolean;
  /** What the command destroys; it then asks before it is copied. */
  danger?: string | undefined;
  /** The platform it is for, when a step has one block for each: `Docker`, `Kubernetes`. */
  variant?: string | undefined;
  /** Words that mean nothing here. */
  unknown: string[];
}

/** `title="Count connections" danger="drops the table" output` */
const RE_WORD = /([A-Za-z][\w-]*)(?:="([^"]*)")?|(\S+)/g;

/** Reads a fence's info string. Never throws: what it does not know is in `unknown`. */
export function parseFenceInfo(meta: string): FenceInfo {
  const info: FenceInfo = { output: false, unknown: [] };
  for (const [word, key, value] of meta.matchAll(RE_WORD)) {
    if (key === 'output' && value === undefined) info.output = true;
    else if (key === 'title' && value) info.title = value;
    else if (key === 'danger' && value) info.danger = value;
    else if (key === 'variant' && value) info.variant = value;
    else info.unknown.push(word);
  }
  return info;
}
