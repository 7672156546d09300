import type Database from "better-sqlite3";
import type { ExplainedLine, ExplainedOrder } from "./explain-order.ts";
import { auditCharges } from "./audit.ts";
import { chargesOfOrder } from "./audit-grounds.ts";
import { commissionsOf, costInForce, labelsOf, settingInForce, termInForce } from "./explain-amounts.ts";
import { lineEvidence, passedOver } from "./explain-evidence.ts";
import { returnsOf } from "./explain-returns.ts";
import { explainedLines, lineVersions } from "./explain-order.ts";
import { ownLabelOf, settledPartsOf } from "./explain-settlement.ts";
import { versionSources } from "./explain-sources.ts";

/** The rate before a cut of less than 30 days ago, for a creator who sold before it; else null (`domain.md §7`). */
function lockedRate(db: Database.Database, line: ExplainedLine, day: string): number | null {
  if (line.creator === null) return null;
  const rate = db
    .prepare(
      `SELECT rate FROM locked_rate
       WHERE creator = @creator AND sku_ref = iif(
           EXISTS (SELECT 1 FROM rate_of_sku WHERE creator = @creator AND sku_ref = @sku), @sku, 0
         )
         AND @day BETWEEN from_day AND to_day
         AND (SELECT first_on FROM first_order WHERE creator = @creator) < from_day`,
    )
    .pluck()
    .get({ creator: line.creator, sku: line.sku_ref, day }) as number | undefined;
  return rate ?? null;
}

/** Of another shop than TikTok's: its referral rate is not due. */
function isWebOrder(db: Database.Database, { order_ref }: ExplainedOrder): boolean {
  return db.prepare("SELECT 1 FROM web_order WHERE order_ref = ?").get(order_ref) !== undefined;
}

function readLine(db: Database.Database, order: ExplainedOrder, line: ExplainedLine) {
  const day = order.created_on;
  const setting = (name: string) => settingInForce(db, name, day);
  const ofType =
    order.fulfilment_type === null ? null : setting(`shipping_estimate.${order.fulfilment_type}`);
  return {
    line,
    evidence: lineEvidence(db, order, line),
    passedOver: passedOver(db, order, line),
    sources: versionSources(db, line.line_ref),
    returns: returnsOf(db, order.order_ref, line.sku_ref),
    cost: costInForce(db, line.sku_ref, day),
    restock: setting("returns.restock"),
    tax: setting("tax_in_prices"),
    referral: isWebOrder(db, order) ? null : setting("referral_rate"),
    refundShare: setting("refund_admin_share"),
    shippingEstimate: ofType ?? setting("shipping_estimate"),
    labels: labelsOf(db, `o:${order.order_id}`),
    commissions: commissionsOf(db, line.line_ref),
    term: line.creator === null ? null : termInForce(db, line.creator, line.sku_ref, day),
    lockedRate: lockedRate(db, line, day),
    settled: settledPartsOf(db, line.line_ref),
    ownLabel: ownLabelOf(db, line.line_ref),
  };
}

/** All that the derived tables hold of an order, with where each fact stands. */
export function readOrder(db: Database.Database, order: ExplainedOrder) {
  auditCharges(db, "affiliate", order.order_id);
  return {
    order,
    versions: lineVersions(db, order.order_ref),
    labels: labelsOf(db, `o:${order.order_id}`),
    lines: explainedLines(db, order.order_ref).map((line) => readLine(db, order, line)),
    charges: chargesOfOrder(db, order.order_id),
  };
}
