import type { TableRow } from "../render/table.ts";
import type { Counts } from "../store/counts.ts";

export const NO_COUNTS: Counts = {
  read: 0,
  new: 0,
  updated: 0,
  unchanged: 0,
  stale: 0,
  repeated: 0,
  rejected: 0,
  skipped: 0,
};

/** The row of the answer for one file, or for one sheet of a workbook. */
export function answerRow(
  file: string,
  status: string,
  known: {
    readonly sha256?: string;
    readonly source?: string;
    readonly importId?: number | null;
    readonly counts?: Counts;
    readonly fromDay?: string | null;
    readonly toDay?: string | null;
  },
): TableRow {
  return {
    file,
    sha256: known.sha256 ?? null,
    source: known.source ?? null,
    import_id: known.importId ?? null,
    ...(known.counts ?? NO_COUNTS),
    from_day: known.fromDay ?? null,
    to_day: known.toDay ?? null,
    status,
  };
}
