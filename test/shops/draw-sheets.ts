import fc from "fast-check";
import { amount, day, LAST_DAY, maybe, person, product } from "./draw-scalars.ts";

export const sheetCommissionDraw = fc.record({
  order: amount(30),
  line: maybe(amount(2)),
  by: fc.constantFrom(
    "creator" as const,
    "code" as const,
    "link" as const,
    "email" as const,
    "affiliate_id" as const,
    "unknown_code" as const,
    "unknown_link" as const,
    "unknown_affiliate_id" as const,
    "without_order" as const,
    "unknown_order" as const,
  ),
  who: fc.integer({ min: 0, max: 2 }),
  also_code: maybe(amount(3)),
  commission: fc.integer({ min: -200, max: 800 }),
  status: fc.constantFrom("paid" as const, "approved" as const, "pending" as const, null),
});

export const sampleDraw = fc.record({
  creator: person,
  products: fc.uniqueArray(product, { minLength: 1, maxLength: 2 }),
  day: fc.integer({ min: 0, max: LAST_DAY - 5 }),
  route: fc.constantFrom(
    "order" as const,
    "order_and_row" as const,
    "order_and_loose_row" as const,
    "priced_order_and_row" as const,
    "tracking_row" as const,
    "loose_row" as const,
  ),
  names: fc.constantFrom("creator_column" as const, "buyer" as const),
  ship_days: maybe(amount(6)),
  deliver_days: maybe(fc.integer({ min: 1, max: 8 })),
  says_delivered_without_day: fc.boolean(),
  ending: fc.constantFrom(null, null, null, "lost" as const, "rejected" as const, "lapsed" as const),
  label_cost: maybe(amount(900)),
  quantity: fc.integer({ min: 1, max: 2 }),
});

export const postDraw = fc.record({
  creator: person,
  day,
  product: maybe(product),
  by: fc.constantFrom("link" as const, "content_id" as const, "short_link" as const),
});

export const keyDraw = fc.record({
  code: amount(3),
  owner: person,
  from: maybe(day),
  days: maybe(amount(60)),
});

export const termDraw = fc.record({
  creator: fc.integer({ min: 0, max: 5 }),
  product: maybe(product),
  rate: fc.constantFrom(500, 800, 1000, 1250, 1500, 2000),
  from: maybe(day),
  ads: fc.constantFrom(false, false, false, true),
  post_days: maybe(fc.integer({ min: 3, max: 30 })),
  posts_due: maybe(fc.integer({ min: 1, max: 2 })),
});

/** A cut of the first creator's rate in the days in which most orders are made. */
export const cutDraw = fc.record({
  before: fc.constantFrom(1500, 2000),
  after: fc.constantFrom(500, 1000),
  day: fc.integer({ min: LAST_DAY - 30, max: LAST_DAY - 5 }),
});

export const costDraw = fc.record({
  product,
  by_seller_sku: fc.boolean(),
  from: maybe(day),
  unit_cost: amount(1500),
});

export const creatorDraw = fc.record({
  creator: person,
  stage: maybe(
    fc.constantFrom(
      "contacted" as const,
      "replied" as const,
      "accepted" as const,
      "declined" as const,
      "paused" as const,
      "resumed" as const,
      "cut" as const,
    ),
  ),
  owner: maybe(fc.constantFrom("desk one", "desk two")),
  round: amount(2),
});

export const strayLabelDraw = fc.record({ day, cost: amount(700), with_creator: fc.boolean() });

export const feeDraw = fc.record({
  creator: person,
  kind: fc.constantFrom("flat" as const, "retainer" as const, "bonus" as const, "commission" as const),
  day,
  amount: fc.integer({ min: -500, max: 9000 }),
});

/** Few campaigns, contents and days, so that periods overlap. */
export const adSpendDraw = fc.record({
  campaign: maybe(amount(1)),
  content: maybe(amount(2)),
  creator: maybe(person),
  product: maybe(product),
  from: day,
  days: maybe(amount(25)),
  amount: fc.integer({ min: 0, max: 9000 }),
});

export const briefDraw = fc.record({
  creator: person,
  product: maybe(product),
  day,
  post_days: maybe(fc.integer({ min: 1, max: 30 })),
  posts_due: maybe(amount(2)),
});

export const outreachDraw = fc.record({
  creator: person,
  event: fc.constantFrom(
    "contacted" as const,
    "replied" as const,
    "accepted" as const,
    "brief_sent" as const,
    "reminded" as const,
    "note" as const,
    "paused" as const,
    "resumed" as const,
  ),
  day,
});
