import type { Day, Instant } from "../core/scalars.ts";
import { parseInstant, startOfDay } from "../core/time.ts";
import { readCell, type ReadColumn } from "./cells.ts";
import type { ImporterDef } from "./importer.ts";
import type { Sheet } from "./sheet/sheet.ts";

/** When an export was made by its name; null when that does not say. */
export function namedTime(importer: ImporterDef, baseName: string, timezone: string): Instant | null {
  const named = importer.exportTimeFromName?.(baseName, (local) => {
    const instant = parseInstant(local, "ymd", timezone);
    return instant.ok ? instant.value : null;
  });
  return named ?? null;
}

/**
 * When an export was made (`domain.md §3`): the time in its name, else the newest time in the
 * columns that the format names (of a day its start). Null when neither tells. Cells that are no times
 * are passed over.
 */
export function exportTime(
  sheet: Sheet,
  importer: ImporterDef,
  columns: readonly ReadColumn[],
  baseName: string,
  timezone: string,
): Instant | null {
  const named = namedTime(importer, baseName, timezone);
  if (named !== null) return named;
  const fields = new Set(importer.exportTimeFields);
  const timed = columns.filter(({ def }) => fields.has(def.field));
  if (timed.length === 0) return null;
  let newest = -Infinity;
  for (const { cells, types } of sheet.rows(timed.map(({ index }) => index))) {
    if (cells.length !== sheet.header.length) continue;
    for (const column of timed) {
      const read = readCell(column, cells[column.index] ?? "", types?.[column.index]);
      if (!read.ok || read.value === null) continue;
      const { value } = read;
      newest = Math.max(newest, typeof value === "number" ? value : startOfDay(value as Day, timezone));
    }
  }
  return newest === -Infinity ? null : (newest as Instant);
}
