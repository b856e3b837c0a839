import { goQueryEscape } from '#core/go-query.ts';

/** Writes Go templates, as Prometheus and Alertmanager read them. */

/** Text that a template gives back as it is. */
export function literalText(text: string): string {
  return text.replaceAll('{{', '{{"{{"}}');
}

/** A string inside an action. Go reads JSON's escapes. */
export function quoted(text: string): string {
  return JSON.stringify(text);
}

/** A string inside an action in which a backslash is a backslash. Holds no backtick. */
export function raw(text: string): string {
  return `\`${text}\``;
}

/** A regular expression that matches this text alone. */
export function exactly(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

const RE_ACTION =
  /\{\{(?:"\{\{"|\$labels\.(\w+)\|urlquery|index \$labels ("(?:[^"\\]|\\.)*")\|urlquery)\}\}/g;

/** What Prometheus makes of an annotation that a generator wrote, for a series with these labels. */
export function expandAnnotation(text: string, labels: Readonly<Record<string, string>>): string {
  return text.replace(RE_ACTION, (_all, name?: string, key?: string) => {
    const label = name ?? (key === undefined ? undefined : (JSON.parse(key) as string));
    if (label === undefined) return '{{';
    return goQueryEscape(Object.hasOwn(labels, label) ? (labels[label] ?? '') : '');
  });
}
