import { isMap, isPair, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { DashboardText } from '#core/rules/rule.ts';
import { mapAt, pairAt, rangeOf, textAt } from './yaml-nodes.ts';

/** Whether a map is a dashboard: classic, or the `spec` of a resource of either version. */
export function isDashboard(map: YAMLMap): boolean {
  const panels = pairAt(map, 'panels')?.value;
  const rows = pairAt(map, 'rows')?.value;
  const classic =
    (isSeq(panels) || isSeq(rows)) && textAt(map, 'title') !== undefined && pairAt(map, 'type') === undefined;
  return classic || (mapAt(map, 'elements') !== undefined && mapAt(map, 'layout') !== undefined);
}

/** Every text of a dashboard that may hold a link. */
export function dashboardTexts(dashboard: YAMLMap, lineAt: (offset: number) => number): DashboardText[] {
  const texts: DashboardText[] = [];
  const visit = (
    node: unknown,
    path: readonly string[],
    panel: string | undefined,
    holder: YAMLMap,
  ): void => {
    if (isMap(node)) {
      const title = textAt(node, 'title');
      const isPanel = ['gridPos', 'type', 'vizConfig'].some((key) => pairAt(node, key) !== undefined);
      const inside = title !== undefined && isPanel && path.at(-2) !== 'links' ? title : panel;
      for (const pair of node.items) {
        if (isPair(pair) && isScalar(pair.key))
          visit(pair.value, [...path, String(pair.key.value)], inside, node);
      }
    } else if (isSeq(node)) {
      for (const [index, item] of node.items.entries()) visit(item, [...path, `${index}`], panel, holder);
    } else if (isScalar(node) && typeof node.value === 'string' && node.value !== '') {
      const where = whereOf(path);
      texts.push({
        text: node.value,
        line: lineAt(rangeOf(node)[0]),
        where,
        panel,
        appends: where.endsWith('link') && ['keepTime', 'includeVars'].some((key) => isTrue(holder, key)),
      });
    }
  };
  visit(dashboard, [], undefined, dashboard);
  return texts;
}

function whereOf(path: readonly string[]): string {
  const key = path.at(-1);
  if (key === 'url' && path.at(-3) === 'links') {
    if (path.length === 3) return 'dashboard link';
    return path.includes('fieldConfig') ? 'data link' : 'panel link';
  }
  // `fieldConfig.overrides[].properties[].value[].url`, and actions, which stand beside the links.
  if (key === 'url' && path.includes('fieldConfig')) return 'data link';
  if (key === 'content') return 'text panel';
  return key === 'description' ? 'description' : 'text';
}

function isTrue(map: YAMLMap, key: string): boolean {
  const value = pairAt(map, key)?.value;
  return isScalar(value) && value.value === true;
}
