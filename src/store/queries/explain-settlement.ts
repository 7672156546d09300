import type Database from "better-sqlite3";
import type { Source } from "./explain-sources.ts";
import { versionSources } from "./explain-sources.ts";

/** What a line got of one settlement entry, with where the entry stands. */
export interface SettledPartOfLine {
  readonly entry_ref: number;
  readonly entry_id: string;
  readonly type: string;
  readonly statement: string;
  readonly day: string;
  /** True of an order-type entry; an adjustment settles no line. */
  readonly is_settlement: number;
  /** True when the entry is the line's own, not a share of the order's. */
  readonly is_whole: number;
  readonly gross: number;
  readonly seller_discount: number;
  readonly refunds: number;
  readonly platform_fees: number;
  readonly commission: number;
  readonly shipping: number;
  readonly other_fees: number;
  readonly ads: number;
  readonly sources: readonly Source[];
}

/** Entries of a line in the order of their days. */
export function settledPartsOf(db: Database.Database, lineRef: number): readonly SettledPartOfLine[] {
  const rows = db
    .prepare(
      `SELECT p.*, e.entry_id, e.type, e.statement, e.place = 'line' AS is_whole
       FROM settled_part AS p JOIN settlement_entry AS e ON e.entry_ref = p.entry_ref
       WHERE p.line_ref = ? ORDER BY p.day, e.entry_id, e.type, p.entry_ref`,
    )
    .all(lineRef) as Omit<SettledPartOfLine, "sources">[];
  return rows.map((row) => ({ ...row, sources: versionSources(db, row.entry_ref) }));
}

/** The line's part of the seller's own labels, once it has settled. */
export function ownLabelOf(db: Database.Database, lineRef: number): number {
  return (db.prepare("SELECT amount FROM own_label WHERE line_ref = ?").pluck().get(lineRef) ?? 0) as number;
}

/** An entry of a settlement as a whole, and what became of it. */
export interface EntryOfStatement {
  readonly entry_id: string;
  readonly type: string;
  readonly sku_id: string;
  readonly day: string;
  readonly about: string | null;
  readonly place: string;
  readonly total: number;
  readonly unclassified: number;
  readonly sources: readonly Source[];
}

/** Entries of a statement, by its id or its day; empty when there is none. */
export function entriesOfStatement(db: Database.Database, statement: string): readonly EntryOfStatement[] {
  const rows = db
    .prepare(
      `SELECT entry_ref, entry_id, type, sku_id, day, about, place, total, unclassified FROM settlement_entry
       WHERE statement = ? ORDER BY day, entry_id, sku_id, type, entry_ref`,
    )
    .all(statement) as (Omit<EntryOfStatement, "sources"> & { entry_ref: number })[];
  return rows.map(({ entry_ref, ...row }) => ({ ...row, sources: versionSources(db, entry_ref) }));
}

/** What the entries of a statement came to, bucket by bucket; money in positive, costs positive (`domain.md §6`). */
export function bucketsOfStatement(
  db: Database.Database,
  statement: string,
): Readonly<Record<string, number>> {
  return db
    .prepare(
      `SELECT sum(gross) AS gross, sum(seller_discount) AS seller_discount, sum(refund) AS refund,
         sum(platform_fee) AS platform_fee, sum(commission) AS commission, sum(shipping) AS shipping,
         sum(adjustment) AS adjustment, sum(tax) AS tax, sum(ads) AS ads, sum(unclassified) AS unclassified,
         sum(total) AS total
       FROM settlement_entry WHERE statement = ? AND place <> 'copy'`,
    )
    .get(statement) as Record<string, number>;
}

/** Where the entries stand that a number, an order or a sample names. */
export function entrySources(
  db: Database.Database,
  named: "entry_id" | "about",
  value: string,
): readonly Source[] {
  const entries = db
    .prepare(`SELECT entry_ref FROM settlement_entry WHERE ${named} = ? ORDER BY day, entry_ref`)
    .pluck()
    .all(value) as number[];
  return entries.flatMap((entry) => versionSources(db, entry));
}
