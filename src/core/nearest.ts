/** Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let cost = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[column - 2] ?? Number.POSITIVE_INFINITY) + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[b.length] ?? 0;
}

/** The known words that `word` may have been meant for, best first; case does not count. None when all are far off. */
export function findNearest(word: string, known: readonly string[], limit = 3): string[] {
  const wanted = word.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 3));
  return known
    .map((name) => ({ name, distance: editDistance(wanted, name.toLowerCase()) }))
    .filter(
      ({ name, distance }) =>
        distance <= allowed || (wanted.length > 3 && name.toLowerCase().includes(wanted)),
    )
    .sort((a, b) => a.distance - b.distance || a.name.localeCompare(b.name))
    .slice(0, limit)
    .map(({ name }) => name);
}

/** `Write one of a, b.`, or `Did you mean a? …` when one is near. */
export function mendByChoice(word: string, known: readonly string[]): string {
  const [nearest] = findNearest(word, known, 1);
  const choice = known.length > 12 ? `${known.slice(0, 12).join(', ')}, …` : known.join(', ');
  const list = known.length === 0 ? 'There is none to choose from yet.' : `Write one of ${choice}.`;
  return nearest === undefined ? list : `Did you mean \`${nearest}\`? ${list}`;
}
