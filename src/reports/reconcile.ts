import { basisPoints } from "../core/allocation.ts";
import { nearestText } from "../core/nearest.ts";
import type { Note, Table, TableRow } from "../render/table.ts";
import type { CreatorExportDifference } from "../store/queries/creator-sales.ts";
import type { ExceptionRow, StatusRow } from "../store/queries/reconcile.ts";
import type { Settlements } from "./settlements.ts";
import { settlementNotes, settlementTables } from "./settlements.ts";

const STATUSES = ["attributed", "contested", "conflict", "unknown", "organic", "not_counted"] as const;

/** What each exception means, for people. */
const MEANING: Readonly<Record<string, string>> = {
  commission_without_order: "commission rows of orders that no order export holds",
  settlement_without_order: "settlement entries of orders that no order export holds",
  shipment_without_order: "labels of no order and no sample",
  unknown_key: "codes, links and ids that belong to nobody on the day of the order",
  conflict: "lines whose strongest evidence names two creators: credited to nobody",
  contested: "lines where weaker evidence names somebody else",
  sample_without_creator: "samples that nobody is known to have received",
  sku_without_cost: "sold SKUs without a product cost on the day",
  line_of_closed_creator: "lines on or after the day their creator was cut or declined",
  commission_sheet_differs: "rows of a commission sheet that differ from TikTok's amount",
  ad_spend_overlap: "ad spend reported twice",
};

export interface ReconcileReport {
  readonly statuses: readonly StatusRow[];
  readonly exceptions: readonly ExceptionRow[];
  /** Keys that somebody owns. */
  readonly knownKeys: readonly string[];
  readonly settlements: Settlements;
  readonly period: NonNullable<Table["period"]>;
  readonly notes: readonly Note[];
}

/** What creators' own exports say beside the seller's: a difference is for a person to look at. */
export function reconcileNotes(
  difference: CreatorExportDifference,
  money: (amount: number) => string,
): readonly Note[] {
  const { lines, creators_amount, sellers_amount, example } = difference;
  if (lines === 0) return [];
  const where =
    lines === 1 ? `on order ${example ?? ""}` : `on ${lines} lines, such as order ${example ?? ""}`;
  const message = `${where} creators' own exports tell ${money(creators_amount)} of commission, the seller's ${money(sellers_amount)}: the seller's counts`;
  return [{ code: "creator_export_differs", message }];
}

function statusRow(row: StatusRow, allLines: number): TableRow {
  return {
    status: row.status,
    lines: row.lines,
    orders: row.orders,
    net_sales: row.net_sales,
    share_bps: basisPoints(row.lines, allLines),
  };
}

/** An unknown key with the known one that it may be a slip of; only a person decides. */
function withNearest(knownKeys: readonly string[]): (key: string) => string {
  return (key) => {
    if (knownKeys.includes(key)) return `${key} (known, but not on the day of the order)`;
    const nearest = nearestText(key, knownKeys);
    return nearest === null ? key : `${key} (nearest: ${nearest})`;
  };
}

/** Lines by status, with the exceptions as an extra key and as a second table for people. */
export function reconcileTable({
  statuses,
  exceptions,
  knownKeys,
  settlements,
  period,
  notes,
}: ReconcileReport): Table {
  const found = new Map(statuses.map((row) => [row.status, row]));
  const rowOf = (status: string): StatusRow =>
    found.get(status) ?? { status, lines: 0, orders: 0, net_sales: 0 };
  const total = rowOf("total");
  const listed = exceptions.map(({ kind, count, amount, examples }) => {
    const names = JSON.parse(examples) as string[];
    return {
      kind,
      count,
      amount,
      examples: kind === "unknown_key" ? names.map(withNearest(knownKeys)) : names,
    };
  });
  return {
    name: "reconcile",
    title: "Order lines by status",
    columns: [
      { key: "status", label: "status", kind: "text", priority: 1 },
      { key: "lines", label: "lines", kind: "integer", priority: 1 },
      { key: "orders", label: "orders", kind: "integer", priority: 2 },
      { key: "net_sales", label: "net sales", kind: "money", priority: 1 },
      { key: "share_bps", label: "share of lines", kind: "bps", priority: 3 },
    ],
    rows: STATUSES.map((status) => statusRow(rowOf(status), total.lines)),
    totals: statusRow(total, total.lines),
    notes: [...notes, ...settlementNotes(settlements)],
    empty: "No order lines yet. Import your order export: creatorops import FILE",
    period,
    extra: { exceptions: listed, ...settlements.tables },
    below: [
      {
        name: "exceptions",
        title: "Exceptions",
        columns: [
          { key: "kind", label: "exception", kind: "text", priority: 1 },
          { key: "count", label: "count", kind: "integer", priority: 1 },
          { key: "amount", label: "amount", kind: "money", priority: 1 },
          { key: "meaning", label: "meaning", kind: "text", priority: 3 },
          { key: "examples", label: "examples", kind: "list", priority: 2 },
        ],
        rows: listed.map((each) => ({ ...each, meaning: MEANING[each.kind] ?? "" })),
        empty: "No exceptions.",
      },
      ...settlementTables(settlements),
    ],
  };
}
