/** Chance that is the same on every run: a number from 0 up to, not with, 1. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Choices on top of a source of chance. */
export function chooser(chance: () => number) {
  const below = (limit: number) => Math.floor(chance() * limit);
  return {
    below,
    maybe: (share: number) => chance() < share,
    one: <T>(of: readonly T[]): T => of[below(of.length)] as T,
    /** Some of them, in their order; none is possible. */
    some: <T>(of: readonly T[], share = 0.5): T[] => of.filter(() => chance() < share),
  };
}
