import type { Decisions } from "./decide.ts";
import type { HeaderMatch } from "./header.ts";
import type { ReadAs } from "./read-as.ts";
import { writeReadAs } from "./read-as.ts";
import { guarded, REJECT_COLUMNS } from "./reject-columns.ts";
import { rejectedRows, type RejectedRow, type RowReader } from "./rows.ts";
import type { Sheet } from "./sheet/sheet.ts";

/** Controls that a terminal would obey; a TAB and a line end inside a cell are the cell's own. */
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * The rejected rows of a file as CSV, to be mended and imported: line, column, value, code and reason, how the
 * file was read, then the columns of the file that are read and are no buyer's: what else a file has, a note
 * say, may tell of a buyer. Cells stand as they were, but for controls and the guard against formulas. Null
 * when no row was rejected.
 */
export function rejectFile(
  sheet: Sheet,
  reader: RowReader,
  { bound }: HeaderMatch,
  readAs: ReadAs,
): string | null {
  const { header } = sheet;
  const safe = bound
    .filter(({ def }) => def.kind !== "buyer" && def.personal === undefined && def.unread !== true)
    .toSorted((one, other) => one.index - other.index);
  const isAllSafe = safe.length === header.length;
  const ownCells = ({ cells }: RejectedRow): readonly string[] => {
    if (isAllSafe) return cells;
    // Where a separator is missing, a buyer's name may stand under any header.
    if (cells.length !== header.length) return safe.map(() => "");
    return safe.map(({ index }) => cells[index] ?? "");
  };
  const said = writeReadAs(readAs);
  const lines: string[] = [];
  for (const row of rejectedRows(sheet, reader)) {
    const { line, problems } = row;
    const together = (texts: readonly (string | undefined)[], between: string): string =>
      [...new Set(texts)].filter((text) => text !== undefined).join(between);
    const reasons = [
      String(line),
      together(
        problems.map(({ column }) => column),
        "; ",
      ),
      together(
        problems.map(({ value }) => value),
        "; ",
      ),
      together(
        problems.map(({ code }) => code),
        "; ",
      ),
      together(
        problems.map(({ message }) => message),
        " ",
      ),
      said,
    ];
    lines.push(csvLine([...reasons, ...ownCells(row)]));
  }
  if (lines.length === 0) return null;
  return csvLine([...REJECT_COLUMNS, ...safe.map(({ header: name }) => name)]) + lines.join("");
}

/** Every cell in quotes, so that no program takes an apostrophe or a line end for its own. */
function csvLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) => `"${guarded(cell.replaceAll(CONTROLS, "")).replaceAll('"', '""')}"`);
  return `${quoted.join(",")}\n`;
}

/** The one value of a map, where all that was decided is the same. */
function only<Value>(values: Iterable<Value>): Value | undefined {
  const [one, other] = new Set(values);
  return other === undefined ? one : undefined;
}

/** The decisions about the columns that hold for the whole file. */
export function decidedForAll({
  orders,
  marks,
  styles,
}: Decisions): Pick<ReadAs, "dates" | "decimals" | "rates"> {
  const dates = only([...orders.values()].filter((order) => order === "dmy" || order === "mdy"));
  const decimals = only(marks.values());
  const rates = only(styles.values());
  return {
    ...(dates === undefined ? {} : { dates }),
    ...(decimals === undefined ? {} : { decimals }),
    ...(rates === undefined ? {} : { rates }),
  };
}
