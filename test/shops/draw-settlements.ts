import fc from "fast-check";
import { amount, day, maybe } from "./draw-scalars.ts";

/** What one payment for one line holds besides the line's own sales. */
const chargesDraw = fc.record({
  fee_percent: fc.constantFrom(0, 5, 6, 8),
  gross_change: fc.constantFrom(0, 0, 0, -7, 12),
  transaction: amount(40),
  referral_tax: fc.constantFrom(0, 0, 9),
  co_funded: fc.constantFrom(0, 0, 0, 55),
  affiliate: amount(400),
  affiliate_partner: fc.constantFrom(0, 0, 21),
  affiliate_ads: fc.constantFrom(0, 0, 90),
  ad_fee: fc.constantFrom(0, 0, 0, 130, 77),
  shipped_by: fc.constantFrom("seller" as const, "seller" as const, "tiktok" as const, "fbt" as const),
  shipping: fc.integer({ min: 1, max: 700 }),
  customer_shipping: fc.constantFrom(0, 0, 599),
  shipping_subsidy: fc.constantFrom(0, 0, 101),
  /** What the parts miss the total by; the rest of the row is right. */
  miss: fc.constantFrom(0, 0, 0, 0, 0, 3, -2),
  miss_in_fees: fc.boolean(),
});

export const settlementDraw = fc.record({
  order: amount(40),
  unknown_order: fc.constantFrom(false, false, false, false, false, false, true),
  strange_sku: fc.constantFrom(false, false, false, false, false, false, false, true),
  layout: fc.constantFrom("sku" as const, "sku" as const, "order" as const, "both" as const),
  days_after: fc.integer({ min: 0, max: 30 }),
  only_first_line: fc.constantFrom(false, false, true),
  word: fc.constantFrom("Order", "Order", "order"),
  charges: chargesDraw,
  /** What happens to the order later. */
  later: maybe(
    fc.record({
      what: fc.constantFrom(
        "reversal" as const,
        "refund" as const,
        "other_lines" as const,
        "return_label" as const,
      ),
      days: fc.integer({ min: 9, max: 50 }),
      only_first_line: fc.boolean(),
    }),
  ),
  /** Days by which the other layout is later: beyond 3 it tells of another entry. */
  layout_shift: fc.constantFrom(0, 1, 3, 3, 4),
  repeated: fc.constantFrom(false, false, false, false, false, true),
  /** The first export showed part of the referral fee as a transaction fee. */
  corrected: fc.constantFrom(false, false, false, true),
  unknown_fee: maybe(fc.constantFrom(-11, 40)),
});

export const adjustmentDraw = fc.record({
  type: fc.constantFrom(
    "Logistics reimbursement",
    "Violation fee",
    "TikTok Shop reimbursement",
    "GMV Payment for TikTok Ads",
    "GMV Payment for TikTok Ads",
  ),
  order: maybe(amount(40)),
  unknown_order: fc.constantFrom(false, false, false, true),
  day,
  days_after: fc.integer({ min: 0, max: 40 }),
  amount: fc.integer({ min: -900, max: 500 }),
  layout: fc.constantFrom("sku" as const, "sku" as const, "order" as const, "both" as const),
  /** Only the later export tells which order it is about. */
  related_later: fc.constantFrom(false, false, true),
});

/** What the files of a shop look like. */
export const settlementFilesDraw = fc.record({
  newer: fc.boolean(),
  first_until: fc.integer({ min: 40, max: 105 }),
  second_from: fc.integer({ min: 0, max: 40 }),
  first_short: fc.constantFrom(false, false, false, true),
  orders_short: fc.constantFrom(false, false, true),
  unknown_in_total: fc.boolean(),
  respelled: fc.boolean(),
  slashes: fc.boolean(),
  blank_rows: amount(2),
  without_statement_ids: fc.constantFrom(false, false, false, true),
});
