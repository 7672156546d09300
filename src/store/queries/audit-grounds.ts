import type Database from "better-sqlite3";
import type { AuditRow } from "./audit.ts";
import { AUDIT_COLUMNS, IN_PERIOD, WORST_FIRST } from "./audit.ts";
import type { Source } from "./explain-sources.ts";
import { sheetSources, versionSources } from "./explain-sources.ts";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";

/** A charge with the term in force, and where both stand; the term's parts are null where none is in force. */
export interface GroundedCharge extends AuditRow {
  /** As the terms have it; `*` is everybody, or every SKU. */
  readonly term_creator: string | null;
  readonly term_sku: string | null;
  readonly term_kind: string | null;
  /** Empty: from the beginning. */
  readonly term_from: string | null;
  readonly term_source: Source | null;
  readonly charge_source: Source | null;
  /** 1 when the order was cancelled. */
  readonly is_cancelled: number;
}

type ChargeRow = Omit<GroundedCharge, "term_source" | "charge_source"> & {
  readonly version_id: number;
  readonly term_key: string | null;
};

function grounded(
  db: Database.Database,
  condition: string,
  values: Readonly<Record<string, string>>,
): readonly GroundedCharge[] {
  const rows = db
    .prepare(
      `SELECT ${AUDIT_COLUMNS}, version_id, term_key, term_key ->> 0 AS term_creator, term_key ->> 1 AS term_sku,
         term_key ->> 2 AS term_kind, term_key ->> 3 AS term_from,
         coalesce((SELECT o.is_cancelled FROM shop_order AS o WHERE o.order_ref = a.order_ref), 0) AS is_cancelled
       FROM temp.audit AS a WHERE ${condition} ORDER BY ${WORST_FIRST}`,
    )
    .all(values) as ChargeRow[];
  // A few terms stand behind many charges.
  const terms = new Map<string, Source | null>();
  const termSource = (key: string | null): Source | null => {
    if (key === null) return null;
    const source = terms.get(key) ?? sheetSources(db, "term", key, "rate")[0] ?? null;
    terms.set(key, source);
    return source;
  };
  return rows.map(({ version_id, term_key, ...row }) => ({
    ...row,
    term_source: termSource(term_key),
    charge_source: versionSources(db, version_id).at(-1) ?? null,
  }));
}

/**
 * Charges of the period above what was agreed, the worst first. A locked rate is no dispute, nor is a unit of rounding,
 * and without terms there is nothing to claim; `auditCharges` comes first.
 */
export function disputes(db: Database.Database, scope: PeriodScope): readonly GroundedCharge[] {
  const condition = `${IN_PERIOD} AND difference > 0 AND verdict IN ('refund_not_reversed', 'rate_differs', 'base_differs')`;
  return grounded(db, condition, periodBounds(scope));
}

/** All charges of an order; `auditCharges` comes first. */
export function chargesOfOrder(db: Database.Database, orderId: string): readonly GroundedCharge[] {
  return grounded(db, "order_id = @orderId", { orderId });
}
