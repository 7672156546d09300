import fc from "fast-check";
import { otherShopDraw, returnDraw } from "./draw-aftersales.ts";
import { affiliateDraw, orderDraw } from "./draw-orders.ts";
import type { DrawOf } from "./draw-scalars.ts";
import { amount, day, LAST_DAY, maybe, person } from "./draw-scalars.ts";
import { adjustmentDraw, settlementDraw, settlementFilesDraw } from "./draw-settlements.ts";
import {
  adSpendDraw,
  briefDraw,
  costDraw,
  creatorDraw,
  cutDraw,
  feeDraw,
  keyDraw,
  outreachDraw,
  postDraw,
  sampleDraw,
  sheetCommissionDraw,
  strayLabelDraw,
  termDraw,
} from "./draw-sheets.ts";

const settingsDraw = fc.record({
  currency: fc.constantFrom("USD", "USD", "USD", "KWD", "VND"),
  timezone: fc.constantFrom("America/Los_Angeles", "UTC", "Asia/Tokyo"),
  referral_rate: maybe(fc.record({ from: day, value: fc.constantFrom(500, 800, 725) })),
  refund_admin_share: maybe(fc.record({ from: day, value: fc.constantFrom(0, 1000, 3300) })),
  tax_in_prices: maybe(fc.record({ from: day, value: fc.constantFrom(700, 1000, 2000) })),
  shipping_seller: maybe(fc.record({ from: day, value: amount(900) })),
  shipping_fbt: maybe(fc.record({ from: day, value: amount(900) })),
  post_days: maybe(fc.integer({ min: 2, max: 25 })),
  extension_days: maybe(amount(12)),
  // Longer than any delivery, so that a day in a sheet is never later than the presumed one.
  assumed_delivery_days: maybe(fc.integer({ min: 9, max: 15 })),
  selling_days: maybe(fc.integer({ min: 3, max: 40 })),
  follow_up_days: maybe(fc.integer({ min: 1, max: 20 })),
  stuck_shipping_days: maybe(fc.integer({ min: 1, max: 30 })),
  restock: fc.boolean(),
});

export interface Draws {
  readonly settings: DrawOf<typeof settingsDraw>;
  readonly orders: readonly DrawOf<typeof orderDraw>[];
  readonly commissions: readonly DrawOf<typeof sheetCommissionDraw>[];
  readonly samples: readonly DrawOf<typeof sampleDraw>[];
  readonly posts: readonly DrawOf<typeof postDraw>[];
  readonly keys: readonly DrawOf<typeof keyDraw>[];
  readonly terms: readonly DrawOf<typeof termDraw>[];
  readonly cut: DrawOf<typeof cutDraw> | null;
  readonly costs: readonly DrawOf<typeof costDraw>[];
  readonly creators: readonly DrawOf<typeof creatorDraw>[];
  readonly fees: readonly DrawOf<typeof feeDraw>[];
  readonly ad_spend: readonly DrawOf<typeof adSpendDraw>[];
  readonly briefs: readonly DrawOf<typeof briefDraw>[];
  readonly outreach: readonly DrawOf<typeof outreachDraw>[];
  readonly stray_labels: readonly DrawOf<typeof strayLabelDraw>[];
  readonly links: readonly number[];
  readonly alias: boolean;
  readonly shared_name: { readonly first_until: number; readonly second_from: number } | null;
  readonly orphans: readonly DrawOf<typeof affiliateDraw>[];
  readonly stray_returns: readonly DrawOf<typeof returnDraw>[];
  readonly other_shops: readonly DrawOf<typeof otherShopDraw>[];
  readonly first_export: number;
  readonly second_window: number;
  readonly days_after: number;
  readonly described: boolean;
  readonly earlier: readonly number[];
  readonly settlements: readonly DrawOf<typeof settlementDraw>[];
  readonly adjustments: readonly DrawOf<typeof adjustmentDraw>[];
  readonly settlement_files: DrawOf<typeof settlementFilesDraw> | null;
}

/** Draws for a shop of about `size` orders. */
export function drawsOf(size: number): fc.Arbitrary<Draws> {
  const few = { maxLength: Math.max(2, Math.ceil(size / 3)) };
  return fc.record({
    settings: settingsDraw,
    orders: fc.array(orderDraw, { maxLength: size }),
    commissions: fc.array(sheetCommissionDraw, few),
    samples: fc.array(sampleDraw, few),
    posts: fc.array(postDraw, few),
    keys: fc.array(keyDraw, { maxLength: 5 }),
    terms: fc.array(termDraw, { maxLength: 8 }),
    cut: maybe(cutDraw),
    costs: fc.array(costDraw, { maxLength: 8 }),
    creators: fc.array(creatorDraw, { maxLength: 6 }),
    fees: fc.array(feeDraw, { maxLength: 4 }),
    ad_spend: fc.array(adSpendDraw, { maxLength: 6 }),
    briefs: fc.array(briefDraw, { maxLength: 4 }),
    outreach: fc.array(outreachDraw, { maxLength: 8 }),
    stray_labels: fc.array(strayLabelDraw, { maxLength: 2 }),
    links: fc.uniqueArray(person, { maxLength: 3 }),
    alias: fc.boolean(),
    shared_name: maybe(
      fc.record({
        first_until: fc.integer({ min: 20, max: 50 }),
        second_from: fc.integer({ min: 45, max: 60 }),
      }),
    ),
    orphans: fc.array(affiliateDraw, { maxLength: 1 }),
    stray_returns: fc.array(returnDraw, { maxLength: 1 }),
    other_shops: fc.array(otherShopDraw, { maxLength: 1 }),
    first_export: fc.integer({ min: 40, max: 80 }),
    second_window: fc.integer({ min: 20, max: 120 }),
    days_after: fc.constantFrom(1, 2, 20, 80),
    described: fc.boolean(),
    earlier: fc.array(fc.integer({ min: 20, max: LAST_DAY + 3 }), { minLength: 1, maxLength: 2 }),
    // Nothing is drawn at all when there are none, so that a seed then gives the same shops as ever.
    settlements: fc.array(settlementDraw, { maxLength: size }),
    adjustments: fc.array(adjustmentDraw, few),
    settlement_files: settlementFilesDraw,
  });
}
