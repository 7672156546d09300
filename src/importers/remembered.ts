/** So many different texts are kept: words of a column are few, and a column that holds something else is not kept. */
const MOST = 256;

/** A function of a cell that keeps what it found: a column of words has few of them, a million times. */
export function remembered<Text extends string | null, Meaning>(
  find: (text: Text) => Meaning,
): (text: Text) => Meaning {
  const known = new Map<Text, { readonly meaning: Meaning }>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found.meaning;
    const meaning = find(text);
    if (known.size < MOST) known.set(text, { meaning });
    return meaning;
  };
}
