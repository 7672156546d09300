/** What became of the rows of one file; `read` is the sum of the other six (`domain.md §3`). */
export interface Counts {
  readonly read: number;
  readonly new: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly stale: number;
  readonly repeated: number;
  readonly rejected: number;
  readonly skipped: number;
}

export type RowResult = "new" | "updated" | "unchanged" | "stale" | "repeated";
