import type Database from "better-sqlite3";
import type { AuditRow, AuditScope } from "./audit.ts";
import { AUDIT_COLUMNS, bounds, IN_PERIOD, WORST_FIRST } from "./audit.ts";
import type { Source } from "./explain-sources.ts";
import { sheetSources, versionSources } from "./explain-sources.ts";

/** An overcharge, with the term in force and where both stand. */
export interface Dispute extends AuditRow {
  /** As the terms have it; `*` is everybody, or every SKU. */
  readonly term_creator: string;
  readonly term_sku: string;
  readonly term_kind: string;
  /** Empty: from the beginning. */
  readonly term_from: string;
  readonly term_source: Source;
  readonly charge_source: Source;
  readonly cancelled: number;
}

type DisputeRow = Omit<Dispute, "term_source" | "charge_source"> & {
  readonly version_id: number;
  readonly term_key: string;
};

/** Charges of the period above what was agreed, the worst first; a locked rate is no dispute, nor is a cent of rounding. */
export function disputes(db: Database.Database, scope: AuditScope): readonly Dispute[] {
  const rows = db
    .prepare(
      `SELECT ${AUDIT_COLUMNS}, version_id, term_key, term_key ->> 0 AS term_creator, term_key ->> 1 AS term_sku,
         term_key ->> 2 AS term_kind, term_key ->> 3 AS term_from,
         coalesce((SELECT o.is_cancelled FROM shop_order AS o WHERE o.order_id = a.order_id), 0) AS cancelled
       FROM temp.audit AS a
       WHERE ${IN_PERIOD} AND difference > 0 AND verdict IN ('refund_not_reversed', 'rate_differs', 'base_differs')
       ORDER BY ${WORST_FIRST}`,
    )
    .all(bounds(scope)) as DisputeRow[];
  // A few terms stand behind many charges.
  const terms = new Map<string, Source>();
  return rows.map(({ version_id, term_key, ...row }) => {
    const term_source = terms.get(term_key) ?? sheetSources(db, "term", term_key, "rate")[0] ?? "";
    terms.set(term_key, term_source);
    return { ...row, term_source, charge_source: versionSources(db, version_id).at(-1) ?? "" };
  });
}
