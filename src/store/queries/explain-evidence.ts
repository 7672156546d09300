import type Database from "better-sqlite3";
import { heldDays } from "../../core/held-days.ts";
import type { ExplainedLine, ExplainedOrder } from "./explain-order.ts";
import type { Source } from "./explain-sources.ts";
import { commissionSources, sheetSources, versionSources } from "./explain-sources.ts";

/** The rank of what a person decided. */
const MANUAL = 1;

/** A piece of evidence for a line: what it says, whom it names on the order's day, and where it stands. */
export interface EvidenceRow {
  readonly rank: number;
  readonly kind: string;
  readonly value: string;
  readonly creator: string | null;
  readonly sources: readonly Source[];
  /** Where the key was registered, with its days. */
  readonly registrations: readonly string[];
}

export function lineEvidence(
  db: Database.Database,
  order: Pick<ExplainedOrder, "order_ref" | "order_id">,
  line: Pick<ExplainedLine, "line_ref" | "sku_ref" | "sku_id">,
): readonly EvidenceRow[] {
  const rows = db
    .prepare(
      `SELECT DISTINCT rank, kind, value, creator FROM line_evidence
       WHERE order_ref = ? AND sku_ref = ? ORDER BY rank, kind, value, creator`,
    )
    .all(order.order_ref, line.sku_ref) as Omit<EvidenceRow, "sources" | "registrations">[];
  return rows.map((row) => ({
    ...row,
    sources:
      row.rank === MANUAL ? decisionSources(db, order, line) : evidenceSources(db, order, line.line_ref, row),
    registrations: registrations(db, row.kind, row.value),
  }));
}

/** A key on the line's order that is the shop's own, or that a review found to be nobody's: it is no evidence. */
export interface OwnKeyRow {
  readonly rank: number;
  readonly kind: string;
  readonly value: string;
  readonly is_remembered: number;
  readonly sources: readonly Source[];
}

/** What the order and its rows say that is passed over in the search for who sold it (`domain.md §4`). */
export function passedOver(
  db: Database.Database,
  order: Pick<ExplainedOrder, "order_ref" | "order_id" | "created_on">,
  line: Pick<ExplainedLine, "line_ref" | "sku_ref">,
): readonly OwnKeyRow[] {
  const rows = db
    .prepare(
      `WITH of_line AS (
         SELECT f.* FROM commission_fact AS f WHERE f.order_ref = @order AND (f.sku IS NULL OR EXISTS (
           SELECT 1 FROM commission_line AS l
           WHERE l.order_ref = @order AND l.sku_ref = @sku AND l.commission_ref = f.commission_ref
         ))
       ), told AS (
         SELECT 2 AS rank, 'handle' AS kind, handle AS value FROM of_line
         UNION SELECT 2, 'email', email FROM of_line
         UNION SELECT 2, 'affiliate_id', affiliate_id FROM of_line
         UNION SELECT 3, 'handle', creator_handle FROM order_line_version WHERE version_id = @line
         UNION SELECT 4, 'code', code FROM commission_fact WHERE order_ref = @order
         UNION SELECT 5, 'link', link FROM commission_fact WHERE order_ref = @order
         UNION SELECT iif(kind = 'code', 4, 5), kind, value FROM order_token WHERE order_ref = @order
       ), own AS (
         SELECT t.*, iif(t.kind = 'link', comparable_link(t.value), t.value) AS compared FROM told AS t
         WHERE t.value IS NOT NULL AND NOT EXISTS (
           SELECT 1 FROM line_evidence AS e
           WHERE e.order_ref = @order AND e.sku_ref = @sku AND e.kind = t.kind AND e.value = t.value
         )
       )
       SELECT rank, kind, value, EXISTS (
         SELECT 1 FROM key_sheet AS k
         WHERE k.handle = '(organic)' AND k.kind = o.kind AND @day BETWEEN k.from_day AND k.to_day
           AND iif(k.kind = 'link', comparable_link(k.value), k.value) = o.compared
       ) AS is_remembered
       FROM own AS o
       WHERE (o.kind = 'handle' AND o.value IN (SELECT handle FROM own_handle))
         OR (o.kind = 'link' AND link_handle(o.value) IN (SELECT handle FROM own_handle))
         OR EXISTS (
           SELECT 1 FROM own_key AS k
           WHERE k.kind = o.kind AND k.value = o.compared AND @day BETWEEN k.from_day AND k.to_day
         )
       ORDER BY rank, kind, value`,
    )
    .all({
      order: order.order_ref,
      day: order.created_on,
      line: line.line_ref,
      sku: line.sku_ref,
    }) as Omit<OwnKeyRow, "sources">[];
  return rows.map((row) => ({ ...row, sources: evidenceSources(db, order, line.line_ref, row) }));
}

/** The edit that decided the line, else its whole order. */
function decisionSources(
  db: Database.Database,
  { order_id }: Pick<ExplainedOrder, "order_id">,
  { sku_id }: Pick<ExplainedLine, "sku_id">,
): readonly Source[] {
  const own = sheetSources(db, "decision", JSON.stringify([order_id, sku_id]));
  return own.length > 0 ? own : sheetSources(db, "decision", JSON.stringify([order_id, "*"]));
}

function evidenceSources(
  db: Database.Database,
  { order_ref, order_id }: Pick<ExplainedOrder, "order_ref" | "order_id">,
  lineRef: number,
  { rank, kind, value }: Pick<EvidenceRow, "rank" | "kind" | "value">,
): readonly Source[] {
  if (rank === 3) return versionSources(db, lineRef);
  const column = {
    handle: "handle",
    email: "email",
    affiliate_id: "affiliate_id",
    code: "code",
    link: "link",
  }[kind];
  if (column === undefined) return [];
  // A creator's own name speaks of the row's SKU, a code or a link of the whole order.
  const rows = db
    .prepare(
      `SELECT f.source, f.row_key FROM commission_fact AS f
       WHERE f.order_ref = @order AND f.${column} = @value AND (@rank > 2 OR f.sku IS NULL OR EXISTS (
         SELECT 1 FROM commission_line AS l
         JOIN order_line_version AS v ON v.order_ref = l.order_ref AND v.sku_ref = l.sku_ref
         WHERE l.commission_ref = f.commission_ref AND v.version_id = @line
       )) ORDER BY f.row_key`,
    )
    .all({ order: order_ref, value, rank, line: lineRef }) as { source: string; row_key: string }[];
  const onOrder = db
    .prepare("SELECT count(*) FROM order_token WHERE order_ref = ? AND kind = ? AND value = ?")
    .pluck()
    .get(order_ref, kind, value) as number;
  return [
    ...rows.flatMap((row) => commissionSources(db, row)),
    ...(onOrder > 0 ? sheetSources(db, "order_evidence", JSON.stringify([order_id])) : []),
  ];
}

/** Rows of keys sheets that claim a key, with their days and places. */
function registrations(db: Database.Database, kind: string, value: string): readonly string[] {
  const rows = db
    .prepare(
      `SELECT r.key, key ->> 0 AS handle, key ->> 3 AS from_day, fields ->> 'to' AS to_day
       FROM sheet_row AS r WHERE fact = 'key' AND key ->> 1 = ? AND (key ->> 2 = ? OR
         (? = 'link' AND comparable_link(key ->> 2) = comparable_link(?)))
         AND fields ->> 'removed' IS NULL
       ORDER BY r.key`,
    )
    .all(kind, value, kind, value) as {
    key: string;
    handle: string;
    from_day: string;
    to_day: string | null;
  }[];
  return rows.map((row) => {
    return `@${row.handle}${heldDays(row.from_day, row.to_day ?? "")}: ${sheetSources(db, "key", row.key).join("; ")}`;
  });
}
