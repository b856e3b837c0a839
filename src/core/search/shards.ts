/** The shard of a term: the longest beginning that the list has. Undefined while the term is shorter than all that fit. */
export function shardOf(term: string, shards: readonly string[]): string | undefined {
  for (let length = term.length; length > 0; length--) {
    const beginning = term.slice(0, length);
    if (shards.includes(beginning)) return beginning;
  }
  return undefined;
}
