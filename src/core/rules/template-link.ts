/** What stands behind the home page in a link, templates unexpanded. */
export interface TemplateLink {
  path: string;
  pairs: { key: string; value: string }[];
  /** Fragment without `#` and without a query behind it; undefined where there is none. */
  anchor: string | undefined;
  /** Pairs that stand behind the fragment. */
  tail: { key: string; value: string }[];
}

/** An action of a Go template: `{{…}}`. */
export interface GoAction {
  /** Without braces, trim marks and blanks around it. */
  code: string;
  /** Writes nothing itself: `with`, `if`, `end`, an assignment, a comment. */
  control: boolean;
}

const RE_ACTION = /\{\{-?\s*((?:"(?:[^"\\]|\\.)*"|`[^`]*`|(?!-?\}\})[\s\S])*?)\s*-?\}\}/g;
const RE_CONTROL =
  /^(?:if|else|with|range|end|define|template|block|break|continue)\b|^\/\*|^\$\w*\s*(?:,\s*\$\w+\s*)?:?=/;
const RE_STRINGS = /"(?:[^"\\]|\\.)*"|`[^`]*`/g;
const HIDDEN = /\uE000(\d+)\uE001/g;

/** The actions of a text, in order. */
export function actionsOf(text: string): GoAction[] {
  return [...text.matchAll(RE_ACTION)].map(([, code = '']) => ({ code, control: RE_CONTROL.test(code) }));
}

/** Takes a link apart. `?`, `#`, `&` and `=` inside a template belong to it; control actions are left out. */
export function readTemplateLink(rest: string): TemplateLink {
  const kept: string[] = [];
  const hide = (whole: string) => `\uE000${kept.push(whole) - 1}\uE001`;
  const hidden = rest
    .replace(/[\uE000\uE001]/g, '')
    .replace(RE_ACTION, (whole) => (actionsOf(whole)[0]?.control ? '' : hide(whole)))
    .replace(/\$\{[^}]*\}|\[\[[^\]]*\]\]/g, hide)
    // A blank is a finding of its own.
    .replace(/\s+/g, '');
  const show = (text: string) => text.replace(HIDDEN, (_, index: string) => kept[Number(index)] ?? '');
  const pairsOf = (query: string) =>
    query
      .split('&')
      .filter((pair) => pair !== '')
      .map((pair) => {
        const cut = pair.indexOf('=') < 0 ? pair.length : pair.indexOf('=');
        return { key: decode(show(pair.slice(0, cut))), value: show(pair.slice(cut + 1)) };
      });
  const [, path = '', query = '', fragment] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(hidden) ?? [];
  const [anchor, ...tail] = fragment?.split('?') ?? [];
  return {
    path: decode(show(path)),
    pairs: pairsOf(query),
    anchor: anchor === undefined ? undefined : decode(show(anchor)),
    tail: pairsOf(tail.join('?')),
  };
}

/**
 * Labels of the alert that an action reads: `$labels.pod`, `$.Labels.pod`, `index $labels "k8s.pod"`. A bare `.Labels` is
 * left out: below `range` it is that of another query's result.
 */
export function labelsRead({ code }: GoAction): string[] {
  const dotted = [...code.replace(RE_STRINGS, '""').matchAll(/\$(?:labels|\.Labels)\.([A-Za-z_]\w*)/g)];
  const indexed = [...code.matchAll(/\bindex\s+\$(?:labels|\.Labels)\s+(?:"([^"\\]*)"|`([^`]*)`)/g)];
  return [...dotted.map(([, name = '']) => name), ...indexed.map(([, quoted, raw]) => quoted ?? raw ?? '')];
}

/** Whether what the action writes is escaped for a query. */
export function isEscaped({ code }: GoAction): boolean {
  return /\b(?:urlquery|urlQueryEscape)\b/.test(code.replace(RE_STRINGS, '""'));
}

/** Whether a text still holds a template of Go or Grafana. */
export function holdsTemplate(text: string): boolean {
  return /\{\{|\$\{|\[\[|\$[A-Za-z_]\w*/.test(text);
}

/** As it stands where it is no percent-encoding. */
function decode(text: string): string {
  if (holdsTemplate(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
