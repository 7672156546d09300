import fc from "fast-check";
import { creatorSaleDraw, returnDraw } from "./draw-aftersales.ts";
import { amount, handle, maybe, orderDay, person, product } from "./draw-scalars.ts";

const line = fc.record({
  product,
  quantity: fc.integer({ min: 1, max: 3 }),
  unit_price: fc.oneof({ weight: 8, arbitrary: amount(4000) }, { weight: 1, arbitrary: fc.constant(0) }),
  seller_discount_share: fc.constantFrom(0, 0, 0, 10, 10, 33, 33, 100),
  platform_discount_share: fc.constantFrom(0, 0, 7),
  returned: fc.constantFrom(0, 0, 0, 1, 2, 3),
});

/** How an amount of commission comes about: from a base and a rate, often as agreed, at times not; or from nothing. */
const charge = fc.record({
  rate: fc.constantFrom<number>(500, 800, 1000, 1250, 1500, 2000),
  /** Which of the rates that the creator's terms name, be it in force or not; `rate` when there is none. */
  of_terms: fc.option(amount(3), { freq: 5 }),
  rate_shown: fc.constantFrom("same" as const, "same" as const, "other" as const, "none" as const),
  off_by: fc.constantFrom(0, 0, 0, 0, 1, -1, 2, -2, 45),
  any_amount: fc.oneof({ weight: 6, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: amount(900) }),
});

export const affiliateDraw = fc.record({
  handle,
  only_first_line: fc.boolean(),
  state: fc.constantFrom("pending" as const, "settled" as const, "ineligible" as const),
  standard: fc.oneof({ weight: 7, arbitrary: charge }, { weight: 1, arbitrary: fc.constant(null) }),
  ads: maybe(charge),
  actual_base: fc.constantFrom("same" as const, "same" as const, "less" as const, "nothing" as const, null),
  estimated_base_missing: fc.constantFrom(false, false, false, false, false, true),
  bonus: maybe(amount(100)),
  actual_change: fc.constantFrom(0, 0, 0, 0, 0, 1, -3, 50),
  actual_parts: fc.constantFrom("none", "some", "all", "all"),
  paid_after_days: maybe(amount(25)),
  content: fc.constantFrom("Video" as const, "Video" as const, "Livestream" as const, null),
});

const label = fc.record({
  cost: fc.oneof({ weight: 5, arbitrary: amount(900) }, { weight: 1, arbitrary: fc.constant(0) }),
  voided: fc.constantFrom(false, false, false, true),
  by: fc.constantFrom("order_column" as const, "reference" as const, "tracking" as const),
  without_ship_day: fc.constantFrom(false, false, false, true),
});

export const orderDraw = fc.record({
  day: orderDay,
  minute: amount(1439),
  lines: fc.uniqueArray(line, { minLength: 1, maxLength: 3, selector: (one) => one.product }),
  fate: fc.constantFrom(
    "completed" as const,
    "completed" as const,
    "completed" as const,
    "delivered" as const,
    "delivered" as const,
    "shipped" as const,
    "shipped" as const,
    "to_ship" as const,
    "unpaid" as const,
    "cancelled" as const,
    "cancelled_without_time" as const,
    "cancelled_unpaid" as const,
  ),
  pay_minutes: fc.constantFrom(0, 3, 1500),
  ship_days: amount(4),
  deliver_days: fc.integer({ min: 1, max: 6 }),
  cancel_days: amount(12),
  buyer_shipping: amount(700),
  platform_shipping: fc.constantFrom(0, 0, 199),
  tax: fc.constantFrom(0, 224, 91),
  refund: fc.constantFrom(
    "none" as const,
    "none" as const,
    "empty" as const,
    "part" as const,
    "full" as const,
  ),
  refund_percent: fc.integer({ min: 1, max: 99 }),
  amount_missing: fc.constantFrom(false, false, false, false, true),
  creator_column: maybe(handle),
  affiliate: maybe(affiliateDraw),
  creator_sale: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: creatorSaleDraw },
  ),
  returns: fc.oneof(
    { weight: 3, arbitrary: fc.array(returnDraw, { maxLength: 0 }) },
    { weight: 1, arbitrary: fc.array(returnDraw, { minLength: 1, maxLength: 2 }) },
  ),
  fbt: fc.constantFrom(false, false, false, true),
  labels: fc.array(label, { maxLength: 2 }),
  shares_label_with_next: fc.constantFrom(false, false, false, true),
  buyer: maybe(person),
});
