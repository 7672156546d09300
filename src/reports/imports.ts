import type { Finding } from "../core/finding.ts";
import type { Column, Table, TableRow } from "../render/table.ts";
import { formatInstant } from "../core/time.ts";
import type { Instant } from "../core/scalars.ts";
import type { ChangeRow, RejectedCell } from "../store/changes.ts";
import type { Holding } from "../store/queries/holdings.ts";

const COUNT_COLUMNS: readonly Column[] = [
  { key: "read", label: "read", kind: "integer", priority: 1 },
  { key: "new", label: "new", kind: "integer", priority: 1 },
  { key: "updated", label: "updated", kind: "integer", priority: 1 },
  { key: "unchanged", label: "unchanged", kind: "integer", priority: 2 },
  { key: "stale", label: "stale", kind: "integer", priority: 4 },
  { key: "repeated", label: "repeated", kind: "integer", priority: 4 },
  { key: "rejected", label: "rejected", kind: "integer", priority: 1 },
  { key: "skipped", label: "skipped", kind: "integer", priority: 5 },
];

const DAY_COLUMNS: readonly Column[] = [
  { key: "from_day", label: "from", kind: "day", priority: 3 },
  { key: "to_day", label: "to", kind: "day", priority: 3 },
];

/** What became of each file (`cli.md §4`). */
export function importTable(rows: readonly TableRow[], dryRun: boolean): Table {
  return {
    name: "import",
    title: dryRun ? "What an import would do" : "Imported",
    columns: [
      { key: "file", label: "file", kind: "text", priority: 1 },
      { key: "sha256", label: "sha-256", kind: "text", priority: 9 },
      { key: "source", label: "source", kind: "text", priority: 2 },
      { key: "import_id", label: "change", kind: "integer", priority: 3 },
      ...COUNT_COLUMNS,
      ...DAY_COLUMNS,
      { key: "status", label: "status", kind: "text", priority: 2 },
    ],
    rows,
    totals: null,
    notes: [],
    empty: "No files to import there.",
    period: null,
  };
}

function changeRow(change: ChangeRow): TableRow {
  const { read, new: added, updated, unchanged, stale, repeated, rejected, skipped } = change;
  return {
    import_id: change.change_id,
    kind: change.kind,
    source: change.source,
    file: change.file,
    summary: change.summary,
    recorded_at: formatInstant(change.recorded_at as Instant),
    exported_at: formatInstant(change.exported_at as Instant),
    read,
    new: added,
    updated,
    unchanged,
    stale,
    repeated,
    rejected,
    skipped,
    from_day: change.from_day,
    to_day: change.to_day,
    undone: change.undone_at !== null,
  };
}

const CHANGE_COLUMNS: readonly Column[] = [
  { key: "import_id", label: "change", kind: "integer", priority: 1 },
  { key: "kind", label: "kind", kind: "text", priority: 5 },
  { key: "source", label: "source", kind: "text", priority: 2 },
  { key: "file", label: "file", kind: "text", priority: 1 },
  { key: "summary", label: "what", kind: "text", priority: 3 },
  { key: "recorded_at", label: "recorded", kind: "instant", priority: 4 },
  { key: "exported_at", label: "exported", kind: "instant", priority: 6 },
  ...COUNT_COLUMNS,
  ...DAY_COLUMNS,
  { key: "undone", label: "undone", kind: "boolean", priority: 5 },
];

/** Every change of the ledger, oldest first; `gaps` are days that no file covers. */
export function changesTable(changes: readonly ChangeRow[], gaps: readonly Finding[]): Table {
  return {
    name: "imports list",
    title: "Changes of the ledger",
    columns: CHANGE_COLUMNS,
    rows: changes.map(changeRow),
    totals: null,
    notes: gaps.map(({ check, finding, cure }) => ({
      code: "gap",
      message: `${check}: ${finding}; ${cure ?? ""}`,
    })),
    empty: "Nothing was imported yet: creatorops import FILE",
    period: null,
  };
}

/** One change with its hash, options, what it holds, and how its columns were read. */
export function changeTable(
  change: ChangeRow,
  decisions: readonly { readonly column: string; readonly decision: string }[],
  holdings: readonly Holding[],
): Table {
  return {
    name: "imports show",
    title: `Change ${change.change_id}`,
    columns: [...CHANGE_COLUMNS, { key: "sha256", label: "sha-256", kind: "text", priority: 7 }],
    rows: [{ ...changeRow(change), sha256: change.sha256 }],
    totals: null,
    notes: [],
    empty: "",
    period: null,
    extra: { options: JSON.parse(change.options) as unknown, decisions, holdings },
    below: [
      {
        title: "What it holds",
        columns: [
          { key: "fact", label: "fact", kind: "text", priority: 1 },
          { key: "versions", label: "versions", kind: "integer", priority: 1 },
          { key: "current", label: "current", kind: "integer", priority: 1 },
          { key: "only_here", label: "in no other change", kind: "integer", priority: 1 },
        ],
        rows: holdings.map((holding) => ({ ...holding, fact: holding.fact.replaceAll("_", " ") })),
        empty: "It holds nothing: it is undone, or had no row.",
      },
      {
        title: "How its columns were read",
        columns: [
          { key: "column", label: "column", kind: "text", priority: 1 },
          { key: "decision", label: "decision", kind: "text", priority: 1 },
        ],
        rows: decisions.map(({ column, decision }) => ({ column, decision })),
        empty: "No column needed a decision.",
      },
    ],
  };
}

/** The rows that an import rejected, and why. */
export function rejectedTable(changeId: number, cells: readonly RejectedCell[]): Table {
  return {
    name: "imports rejected",
    title: `Rejected rows of change ${changeId}`,
    columns: [
      { key: "line", label: "line", kind: "integer", priority: 1 },
      { key: "column", label: "column", kind: "text", priority: 1 },
      { key: "value", label: "value", kind: "text", priority: 1 },
      { key: "code", label: "code", kind: "text", priority: 1 },
      { key: "reason", label: "reason", kind: "text", priority: 1 },
      { key: "cure", label: "cure", kind: "text", priority: 2 },
    ],
    rows: cells.map((cell) => ({
      line: cell.line,
      column: cell.column_name,
      value: cell.value,
      code: cell.code,
      reason: cell.reason,
      cure: cell.cure,
    })),
    totals: null,
    notes: [],
    empty: `Change ${changeId} rejected nothing.`,
    period: null,
  };
}
