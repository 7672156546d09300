import type { DayText } from "../shops/calendar.ts";
import { dayOf } from "../shops/calendar.ts";
import type { AffiliateRow, CommissionSheetRow, CreatorSaleRow } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { sum } from "./arithmetic.ts";
import { skuIdsOf } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import { ownSales } from "./facts.ts";
import type { Key } from "./identity.ts";
import { keyOf } from "./identity.ts";
import type { Basis } from "./line-money.ts";

/** A row of an affiliate export or of a commission sheet, as of a day. */
export interface CommissionRow {
  /** TikTok's as the seller sees it, as the creator does, or a sheet. */
  readonly source: "tiktok" | "creator" | "sheet";
  readonly order_id: string;
  /** SKU ids that the row means; null for a row of the whole order. */
  readonly sku_ids: readonly string[] | null;
  readonly keys: readonly Key[];
  readonly content_id: string | null;
  readonly amount: number;
  readonly basis: Basis;
  /** The part of the amount that is actual. */
  readonly actual_amount: number;
}

type Amount = Pick<CommissionRow, "amount" | "basis" | "actual_amount">;

type Charged = Pick<
  AffiliateRow,
  | "state"
  | "commission_paid_at"
  | "estimated_standard"
  | "actual_standard"
  | "estimated_ads"
  | "actual_ads"
  | "estimated_bonus"
  | "actual_bonus"
>;

/** Of each amount the actual where its cell is filled, else the estimate; ineligible counts 0. */
function affiliateAmount(row: Charged, asOf: DayText): Amount {
  if (row.state === "ineligible") return { amount: 0, basis: "actual", actual_amount: 0 };
  const paid = row.commission_paid_at === null || dayOf(row.commission_paid_at) <= asOf;
  const cells = [
    [row.estimated_standard, row.actual_standard],
    [row.estimated_ads, row.actual_ads],
    [row.estimated_bonus, row.actual_bonus],
  ] as const;
  const parts = cells.map(([estimate, actual]) => ({ estimate, actual: paid ? actual : null }));
  const present = parts.filter((part) => part.actual !== null || part.estimate !== null);
  return {
    amount: sum(present.map((part) => part.actual ?? part.estimate ?? 0)),
    basis: present.every((part) => part.actual !== null) ? "actual" : "estimate",
    actual_amount: sum(present.map((part) => part.actual ?? 0)),
  };
}

function fromAffiliate(row: AffiliateRow, asOf: DayText): CommissionRow {
  return {
    source: "tiktok",
    order_id: row.order_id,
    sku_ids: [row.sku_id],
    keys: [keyOf("handle", row.creator_handle)],
    content_id: row.content_id,
    ...affiliateAmount(row, asOf),
  };
}

/** A creator's own bonuses are TikTok's money and a partner's. */
function fromCreator(row: CreatorSaleRow, asOf: DayText): CommissionRow {
  return {
    source: "creator",
    order_id: row.order_id,
    sku_ids: [row.sku_id],
    keys: [keyOf("handle", row.creator)],
    content_id: row.content_id,
    ...affiliateAmount({ ...row, estimated_bonus: null, actual_bonus: null }, asOf),
  };
}

function sheetKeys(row: CommissionSheetRow): Key[] {
  const cells = [
    ["handle", row.creator],
    ["email", row.email],
    ["affiliate_id", row.affiliate_id],
    ["code", row.code],
    ["link", row.link],
  ] as const;
  return cells.flatMap(([kind, value]) => (value === null ? [] : [keyOf(kind, value)]));
}

function fromSheet(facts: Facts, row: CommissionSheetRow, order_id: string): CommissionRow {
  const actual = row.status === "paid" || row.status === "approved";
  return {
    source: "sheet",
    order_id,
    sku_ids: row.sku === null ? null : skuIdsOf(facts, row.sku),
    keys: sheetKeys(row),
    content_id: null,
    amount: row.commission,
    basis: actual ? "actual" : "estimate",
    actual_amount: actual ? row.commission : 0,
  };
}

/** Rows that belong to an order, dated up to `asOf`. A payment without an order is none of them. */
export function commissionRows(facts: Facts, asOf: DayText): CommissionRow[] {
  const affiliate = facts.affiliate_rows.filter((row) => dayOf(row.created_at) <= asOf);
  const own = ownSales(facts).filter((row) => dayOf(row.created_at) <= asOf);
  const sheet = rowsOf(facts.shop, "commissions").filter((row) => row.date === null || row.date <= asOf);
  return [
    ...affiliate.map((row) => fromAffiliate(row, asOf)),
    ...own.map((row) => fromCreator(row, asOf)),
    ...sheet.flatMap((row) => (row.order_id === null ? [] : [fromSheet(facts, row, row.order_id)])),
  ];
}
