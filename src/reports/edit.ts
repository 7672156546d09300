import type { Table } from "../render/table.ts";
import type { Counts } from "../store/counts.ts";

/** What became of an edit: its number, by which `imports undo` takes it out, and its counts. */
export function editTable(
  { command, summary }: { readonly command: string; readonly summary: string },
  changeId: number | null,
  counts: Counts,
): Table {
  return {
    name: command,
    title: `Change ${changeId ?? ""}: ${summary}`,
    columns: [
      { key: "import_id", label: "change", kind: "integer", priority: 1 },
      { key: "summary", label: "what was done", kind: "text", priority: 1, folds: true },
      { key: "new", label: "new", kind: "integer", priority: 2 },
      { key: "updated", label: "updated", kind: "integer", priority: 2 },
      { key: "unchanged", label: "unchanged", kind: "integer", priority: 3 },
    ],
    rows: [
      {
        import_id: changeId,
        summary,
        new: counts.new,
        updated: counts.updated,
        unchanged: counts.unchanged,
      },
    ],
    totals: null,
    notes: [],
    empty: "",
    period: null,
  };
}
