import { formatRate } from "../core/rate.ts";
import type { Column, Table, TableRow } from "../render/table.ts";
import type { GroundedCharge } from "../store/queries/audit-grounds.ts";
import { AUDIT_COLUMNS } from "./audit.ts";

const GROUNDS: readonly Column[] = [
  { key: "reason", label: "reason", kind: "text", priority: 1 },
  { key: "term_creator", label: "term of", kind: "handle", priority: 1 },
  { key: "term_sku", label: "term for", kind: "id", priority: 1 },
  { key: "term_kind", label: "term kind", kind: "text", priority: 1 },
  { key: "term_from", label: "in force from", kind: "day", priority: 1 },
  { key: "term_source", label: "agreed in", kind: "text", priority: 1 },
  { key: "charge_source", label: "charged in", kind: "text", priority: 1 },
];

function reasonOf(row: GroundedCharge, money: (amount: number) => string): string {
  if (row.verdict === "refund_not_reversed")
    return row.is_cancelled === 1
      ? "the order was cancelled, and its commission was charged all the same"
      : "the order was refunded in full, and its commission was charged all the same";
  if (row.verdict === "rate_differs")
    return `${formatRate(row.charged_rate_bps ?? 0)} was charged where ${formatRate(row.expected_rate_bps ?? 0)} is agreed`;
  return `the rate is the agreed one, but ${formatRate(row.expected_rate_bps ?? 0)} of ${money(row.base ?? 0)} is ${money(row.expected ?? 0)}`;
}

/** What a seller can ask back, row by row, with what TikTok's support needs to see. */
export function disputesTable(
  rows: readonly GroundedCharge[],
  period: NonNullable<Table["period"]>,
  money: (amount: number) => string,
): Table {
  return {
    name: "audit disputes",
    title: "Commission to dispute",
    columns: [...AUDIT_COLUMNS, ...GROUNDS],
    rows: rows.map((row): TableRow => ({
      ...row,
      term_from: row.term_from || null,
      reason: reasonOf(row, money),
    })),
    totals: null,
    notes: [],
    empty: "Nothing to dispute.",
    period,
  };
}
