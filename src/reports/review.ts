import { counted } from "../core/counted.ts";
import type { ReviewItem } from "../core/review.ts";
import type { Column, Note, Table, TableRow } from "../render/table.ts";
import type { Suggestion } from "./review-suggestions.ts";

/** An open item with what may be the answer. */
export interface ListedItem {
  readonly item: ReviewItem;
  readonly suggestion: Suggestion;
}

const NONE = "Nothing is open: every order, key, sample and parcel is settled.";

const COLUMNS: readonly Column[] = [
  { key: "item", label: "item", kind: "text", priority: 1, folds: true },
  { key: "kind", label: "kind", kind: "text", priority: 4 },
  { key: "what", label: "what it is", kind: "text", priority: 5, folds: true },
  { key: "orders", label: "orders", kind: "integer", priority: 1 },
  { key: "amount", label: "amount", kind: "money", priority: 1 },
  { key: "first_day", label: "first day", kind: "day", priority: 3 },
  { key: "last_day", label: "last day", kind: "day", priority: 3 },
  { key: "candidates", label: "candidates", kind: "list", priority: 3, folds: true },
  { key: "suggestion", label: "suggestion", kind: "handle", priority: 1 },
  { key: "reason", label: "why", kind: "text", priority: 1, folds: true },
];

function rowOf({ item, suggestion }: ListedItem): TableRow {
  return {
    item: item.item,
    kind: item.kind,
    what: item.what,
    orders: item.orders,
    amount: item.amount,
    first_day: item.firstDay,
    last_day: item.lastDay,
    candidates: item.candidates,
    suggestion: suggestion.creator,
    reason: suggestion.reason,
  };
}

/** What is open, most money first. */
export function reviewTable(listed: readonly ListedItem[], notes: readonly Note[]): Table {
  return {
    name: "review",
    title: `Open: ${counted(listed.length, "item")}`,
    columns: COLUMNS,
    rows: listed.map(rowOf),
    totals: null,
    notes,
    empty: NONE,
    period: null,
  };
}

/** The same for a person to fill in: the amount is a plain decimal, since the currency has its own place. */
export function reviewExport(
  listed: readonly ListedItem[],
  currency: string,
  money: (amount: number) => string,
): Table {
  const plain = COLUMNS.flatMap((column): readonly Column[] =>
    column.key === "amount"
      ? [
          { ...column, kind: "decimal" },
          { key: "currency", label: "currency", kind: "text", priority: 1 },
        ]
      : [column],
  );
  const answers = ["choice", "creator", "remember", "from", "to"].map((key): Column => ({
    key,
    label: key,
    kind: "text",
    priority: 1,
  }));
  const blank = { choice: null, creator: null, remember: null, from: null, to: null };
  return {
    ...reviewTable(listed, []),
    columns: [...plain, ...answers],
    rows: listed.map((one) => ({ ...rowOf(one), amount: money(one.item.amount), currency, ...blank })),
  };
}

/** One answer as it is recorded, and what becomes of its item. */
export interface PlannedRow {
  readonly item: string;
  readonly choice: "assign" | "organic";
  readonly creator: string | null;
  readonly remember: boolean;
  readonly from: string | null;
  readonly to: string | null;
  readonly orders: number;
  readonly amount: number;
  readonly outcome: "settled" | "still open";
}

/** What a review records. A dry run has the same rows, and no number yet. */
export function planTable(
  rows: readonly PlannedRow[],
  { changeId, isDryRun, notes }: { changeId: number | null; isDryRun: boolean; notes: readonly Note[] },
): Table {
  const what = `${counted(rows.length, "decision")} of a review`;
  return {
    name: "review plan",
    title: isDryRun ? `Would be recorded: ${what}` : `Change ${changeId ?? ""}: ${what}`,
    columns: [
      { key: "item", label: "item", kind: "text", priority: 1, folds: true },
      { key: "choice", label: "choice", kind: "text", priority: 1 },
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "remember", label: "remembered", kind: "boolean", priority: 2 },
      { key: "from", label: "from", kind: "day", priority: 3 },
      { key: "to", label: "to", kind: "day", priority: 3 },
      { key: "orders", label: "orders", kind: "integer", priority: 2 },
      { key: "amount", label: "amount", kind: "money", priority: 1 },
      { key: "outcome", label: "then", kind: "text", priority: 1 },
      { key: "import_id", label: "change", kind: "integer", priority: 4 },
    ],
    rows: rows.map((row) => ({ ...row, import_id: changeId })),
    totals: null,
    notes,
    empty: "Nothing was decided: no row has a choice. Write assign, organic or skip under choice.",
    period: null,
  };
}
