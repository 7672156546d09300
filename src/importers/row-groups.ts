import type { ReadColumn } from "./cells.ts";
import type { ImporterDef } from "./importer.ts";
import type { SheetRow } from "./sheet/sheet.ts";

/** How the rows of one record are told from those of the next (`ImporterDef.group`). */
export type Grouping = NonNullable<ImporterDef["group"]>;

/**
 * Rows that stand together as one record: a row goes on with the record above when it has the same
 * key and leaves empty what only a first row fills. Without a grouping every row stands alone.
 */
export function* groupRows(
  rows: Iterable<SheetRow>,
  grouping: Grouping | undefined,
  columns: readonly ReadColumn[],
): Generator<readonly SheetRow[], void, undefined> {
  const cellOf = (row: SheetRow, field: string): string => {
    const column = columns.find(({ def }) => def.field === field);
    return column === undefined ? "" : (row.cells[column.index] ?? "").trim();
  };
  let group: SheetRow[] = [];
  for (const row of rows) {
    const [first] = group;
    const goesOn =
      grouping !== undefined &&
      first !== undefined &&
      cellOf(row, grouping.key) !== "" &&
      cellOf(row, grouping.key) === cellOf(first, grouping.key) &&
      cellOf(row, grouping.start) === "";
    if (!goesOn && first !== undefined) {
      yield group;
      group = [];
    }
    group.push(row);
  }
  if (group.length > 0) yield group;
}
