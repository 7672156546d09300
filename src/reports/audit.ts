import { counted } from "../core/counted.ts";
import type { Column, Note, Table, TableRow } from "../render/table.ts";
import type { AuditGaps, AuditRow, AuditTotals, CreatorAuditRow } from "../store/queries/audit.ts";

type Money = (amount: number) => string;
type Period = NonNullable<Table["period"]>;

/** Columns of a charge; the disputes add theirs. */
export const AUDIT_COLUMNS: readonly Column[] = [
  { key: "creator", label: "creator", kind: "handle", priority: 1 },
  { key: "order_id", label: "order", kind: "id", priority: 1 },
  { key: "sku_id", label: "SKU id", kind: "id", priority: 6 },
  { key: "ordered_on", label: "ordered", kind: "day", priority: 4 },
  { key: "kind", label: "kind", kind: "text", priority: 2 },
  { key: "base", label: "base", kind: "money", priority: 5 },
  { key: "charged_rate_bps", label: "rate charged", kind: "bps", priority: 3 },
  { key: "expected_rate_bps", label: "rate agreed", kind: "bps", priority: 3 },
  { key: "charged", label: "charged", kind: "money", priority: 1 },
  { key: "expected", label: "agreed", kind: "money", priority: 1 },
  { key: "difference", label: "off by", kind: "money", priority: 1 },
  { key: "verdict", label: "verdict", kind: "text", priority: 1 },
];

const CREATOR_COLUMNS: readonly Column[] = [
  { key: "creator", label: "creator", kind: "handle", priority: 1 },
  { key: "rows", label: "rows", kind: "integer", priority: 1 },
  { key: "charged", label: "charged", kind: "money", priority: 1 },
  { key: "expected", label: "agreed", kind: "money", priority: 1 },
  { key: "over", label: "over", kind: "money", priority: 1 },
  { key: "under", label: "under", kind: "money", priority: 1 },
  { key: "top_verdict", label: "top verdict", kind: "text", priority: 1 },
];

/** What the rows do not show: those without terms or creator, and how many match; `money` prints an amount. */
export function auditNotes(
  gaps: AuditGaps,
  facts: { readonly currency: string },
  money: Money,
): readonly Note[] {
  const amount = (minor: number): string => `${facts.currency} ${money(minor)}`;
  const notes: Note[] = [];
  if (gaps.without_terms > 0)
    notes.push({
      code: "no_terms",
      message: `${counted(gaps.without_terms, "charge")} of ${amount(gaps.charged_without_terms)} on days without a term in force; import a terms sheet`,
    });
  if (gaps.locked > 0)
    notes.push({
      code: "locked_rates",
      message: `${counted(gaps.locked, "charge")} at the rate before a cut of less than 30 days ago, which stays locked: nothing to dispute`,
    });
  if (gaps.without_creator > 0)
    notes.push({
      code: "charges_without_creator",
      message: `${counted(gaps.without_creator, "charge")} of ${amount(gaps.charged_without_creator)} to handles that are nobody's on that day, or of two creators, left out; say in a keys sheet whose they are`,
    });
  return notes;
}

export interface AuditReport {
  readonly rows: readonly AuditRow[];
  readonly totals: AuditTotals;
  readonly gaps: AuditGaps;
  /** Rows that match are shown as well. */
  readonly all: boolean;
  readonly period: Period;
  readonly notes: readonly Note[];
}

function emptyText(gaps: AuditGaps): string {
  if (gaps.matches === 0)
    return "No commission was charged in this period. Import TikTok's affiliate orders: creatorops import FILE";
  const all = gaps.matches === 1 ? "The one charge is" : `All ${gaps.matches} charges are`;
  return `${all} as agreed. To see what was charged: creatorops audit --all`;
}

/** Charges against what was agreed, the largest overcharge first (`domain.md §7`). */
export function auditTable({ rows, totals, gaps, all, period, notes }: AuditReport): Table {
  const blank = Object.fromEntries(AUDIT_COLUMNS.map(({ key }) => [key, null]));
  return {
    name: "audit",
    title: all ? "Commission charged and agreed" : "Commission charged otherwise than agreed",
    columns: AUDIT_COLUMNS,
    rows: rows.map((row): TableRow => ({ ...row })),
    totals: { ...blank, creator: "total", ...totals },
    notes,
    empty: emptyText(gaps),
    period,
  };
}

export interface CreatorAuditReport {
  readonly rows: readonly CreatorAuditRow[];
  readonly totals: Omit<CreatorAuditRow, "creator" | "top_verdict">;
  readonly gaps: AuditGaps;
  readonly period: Period;
  readonly notes: readonly Note[];
}

/** The same by creator, the most overcharged first. */
export function creatorAuditTable({ rows, totals, gaps, period, notes }: CreatorAuditReport): Table {
  return {
    name: "audit",
    title: "Commission charged and agreed by creator",
    columns: CREATOR_COLUMNS,
    rows: rows.map((row): TableRow => ({ ...row })),
    totals: { creator: "total", ...totals, top_verdict: null },
    notes,
    empty: emptyText(gaps),
    period,
  };
}
