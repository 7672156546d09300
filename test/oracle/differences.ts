/** Differences between what the oracle and the program say, in words. */

type Row = Readonly<{ [column: string]: unknown }>;

/** Numbers and texts as they are; true and 1 are the same answer, and so are lists with equal items. */
function comparable(value: unknown): string {
  if (typeof value === "boolean") return value ? "1" : "0";
  return JSON.stringify(value ?? null);
}

/** Columns of `expected` that `actual` tells otherwise, and their order. */
export function differencesOfValues(title: string, expected: Row, actual: Row): string[] {
  const columns = Object.keys(expected);
  const values = columns.flatMap((column) => {
    const [ours, theirs] = [comparable(expected[column]), comparable(actual[column])];
    return ours === theirs ? [] : [`${title}.${column}: oracle ${ours}, program ${theirs}`];
  });
  const inOrder = Object.keys(actual).filter((column) => columns.includes(column));
  const shuffled = inOrder.length === columns.length && inOrder.join() !== columns.join();
  return shuffled ? [...values, `${title}: columns in another order: ${inOrder.join()}`] : values;
}

const nameOf = (row: Row, key: readonly string[]): string =>
  key.map((column) => String(row[column])).join("/");

/** Compares two lists of rows by key, in any order. */
export function differencesOfRows(
  title: string,
  expected: readonly Row[],
  actual: readonly Row[],
  key: readonly string[],
): string[] {
  const theirs = new Map(actual.map((row) => [nameOf(row, key), row]));
  const ours = new Map(expected.map((row) => [nameOf(row, key), row]));
  const missing = [...ours].filter(([name]) => !theirs.has(name));
  const surplus = [...theirs].filter(([name]) => !ours.has(name));
  const columns = [...ours].flatMap(([name, row]) => {
    const other = theirs.get(name);
    return other === undefined ? [] : differencesOfValues(`${title}[${name}]`, row, other);
  });
  return [
    ...missing.map(([name, row]) => `${title}[${name}]: only the oracle has it: ${JSON.stringify(row)}`),
    ...surplus.map(([name, row]) => `${title}[${name}]: only the program has it: ${JSON.stringify(row)}`),
    ...columns,
    ...(theirs.size === actual.length ? [] : [`${title}: the program repeats a row`]),
  ];
}
