/** Another program's source that is to become a rule file. */
export interface ForeignSyntax {
  name: string;
  /** How it becomes one. */
  mend: string;
}

/** Only Helm says this. */
const HELM =
  /\{\{[^}]*[\s(]\$?\.(?:Values|Release|Chart|Capabilities)\.|\{\{-?\s*(?:include|toYaml|tpl)\s|\{\{-?\s*`\{\{/;
/** In the text of an annotation Prometheus may say this too. */
const CONTROL = /^\s*\{\{-?\s*(?:if|range|with|end|define|template|else|\/\*)/m;

/**
 * Tells Helm, Jsonnet and Jinja from YAML. A Helm template may be readable as YAML by chance.
 * @param broken the text is no YAML.
 */
export function foreignSyntaxOf(file: string, text: string, broken: boolean): ForeignSyntax | undefined {
  if (/\.(?:jsonnet|libsonnet)$/.test(file)) {
    return { name: 'Jsonnet', mend: 'Compile it with `jsonnet -S` and name what it writes.' };
  }
  if (/^\s*\{%|\{%-?\s*(?:raw|if|for)\b/m.test(text)) {
    return { name: 'a Jinja template', mend: 'Render it and name what it writes.' };
  }
  if (HELM.test(text) || (broken && CONTROL.test(text))) {
    return { name: 'a Helm template', mend: 'Render it with `helm template` and name what it writes.' };
  }
  return undefined;
}
