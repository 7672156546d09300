/** Insertions, deletions and replacements that turn one text into the other. */
export function editDistance(from: string, to: string): number {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (previous[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[to.length] ?? from.length;
}

/** Of the known texts the one most like an unknown one, when only a slip (a third of its letters) parts them. */
export function nearestText(unknown: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Math.max(1, Math.floor(unknown.length / 3)) + 1;
  for (const text of known) {
    // Each letter more is an insertion: no need to look closer.
    if (Math.abs(unknown.length - text.length) >= least) continue;
    const distance = editDistance(unknown, text);
    if (distance < least) [best, least] = [text, distance];
  }
  return best;
}
