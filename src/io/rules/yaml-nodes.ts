import { isMap, isPair, isScalar, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';

/** A pair whose key is a plain word. */
export type KeyedPair = Pair<Scalar<string>, Node | null>;

/** The pairs of a map whose keys are scalars. */
export function pairsOf(map: YAMLMap): KeyedPair[] {
  return map.items.filter((pair): pair is KeyedPair => isPair(pair) && isScalar(pair.key));
}

export function pairAt(map: YAMLMap, key: string): KeyedPair | undefined {
  return pairsOf(map).find((pair) => pair.key.value === key);
}

/** The text of a scalar under a key. */
export function textAt(map: YAMLMap, key: string): string | undefined {
  const value = pairAt(map, key)?.value;
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}

export function mapAt(map: YAMLMap, key: string): YAMLMap | undefined {
  const value = pairAt(map, key)?.value;
  return isMap(value) ? value : undefined;
}

/** Range of a node that was read from a text. */
export function rangeOf(node: Node): readonly [from: number, to: number] {
  const [from, to] = node.range ?? [0, 0, 0];
  return [from, to];
}
