/** An alert of a notification that somebody pasted: all of it a stranger's text, none of it checked. */
export interface PastedAlert {
  /** What may be its name: the label `alertname` alone or, where there is none, the words of the title. */
  names: string[];
  labels: Record<string, string>;
  /** As it was written; the page refuses what is no instant. */
  startsAt?: string | undefined;
  resolved: boolean;
  /** One line of its annotations, to be searched for when no page has the name. */
  words: string;
}

const MOST_LABELS = 64;
/** A character more than any parameter takes: what is longer is refused by the page, not cut to something shorter that fits. */
const MOST_CHARACTERS = 254;
const RE_LABEL = /^[A-Za-z_][\w.-]{0,127}$/;
/** Named like a part of every object: as labels they would be read where there is none. */
const FOREIGN = new Set(['__proto__', 'constructor', 'prototype']);

/** Labels out of anything; what is no label is left out. */
export function labelsOf(value: unknown): Record<string, string> {
  const labels: Record<string, string> = Object.create(null);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return labels;
  for (const [name, text] of Object.entries(value).slice(0, MOST_LABELS)) {
    if (RE_LABEL.test(name) && !FOREIGN.has(name) && typeof text === 'string')
      labels[name] = text.slice(0, MOST_CHARACTERS);
  }
  return labels;
}
