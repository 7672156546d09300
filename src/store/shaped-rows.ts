import type Database from "better-sqlite3";

/**
 * All rows of a statement as objects of one shape. The driver makes a dictionary of each row with more than a
 * few columns, which takes four times the memory: it counts where there may be a million of them.
 */
export function shapedRows(statement: Database.Statement, values: object): readonly ShapedRow[] {
  return [...eachShapedRow(statement, values)];
}

type ShapedRow = Readonly<Record<string, unknown>>;

/** The same rows one by one; the ledger has to stay open until the last. */
export function* eachShapedRow(
  statement: Database.Statement,
  values: object,
): Generator<ShapedRow, void, undefined> {
  const names = statement.columns().map(({ name }) => name);
  // What JSON.parse makes has a shape, copies of it share it, and setting what is there keeps it.
  const shape = JSON.parse(JSON.stringify(Object.fromEntries(names.map((name) => [name, null])))) as Record<
    string,
    unknown
  >;
  for (const cells of statement.raw().iterate(values) as IterableIterator<unknown[]>) {
    const row = { ...shape };
    names.forEach((name, place) => {
      row[name] = cells[place];
    });
    yield row;
  }
}
