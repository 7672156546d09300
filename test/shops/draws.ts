import fc from "fast-check";

/**
 * Small records of plain numbers and choices, from which `build.ts` makes a shop. Days are counted
 * from the first day of the shop, people and products are positions in the cast; so that a failing
 * shop shrinks to a handful of small numbers.
 */
const amount = (most: number): fc.Arbitrary<number> => fc.integer({ min: 0, max: most });
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { freq: 3 });
const person = fc.integer({ min: 0, max: 4 });
/** Also a stray account, an alias, a name with two owners, and the shop's own. */
const handle = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 2 }) },
  fc.integer({ min: 0, max: 8 }),
);
const product = fc.integer({ min: 0, max: 4 });
export const LAST_DAY = 100;
const day = fc.integer({ min: 0, max: LAST_DAY });
const orderDay = fc.oneof(day, fc.integer({ min: LAST_DAY - 20, max: LAST_DAY }));

const line = fc.record({
  product,
  quantity: fc.integer({ min: 1, max: 3 }),
  unit_price: fc.oneof({ weight: 8, arbitrary: amount(4000) }, { weight: 1, arbitrary: fc.constant(0) }),
  seller_discount_share: fc.constantFrom(0, 0, 0, 10, 10, 33, 33, 100),
  platform_discount_share: fc.constantFrom(0, 0, 7),
  returned: fc.constantFrom(0, 0, 0, 1, 2, 3),
});

const affiliate = fc.record({
  handle,
  only_first_line: fc.boolean(),
  state: fc.constantFrom("pending" as const, "settled" as const, "ineligible" as const),
  standard: amount(900),
  ads: maybe(amount(300)),
  bonus: maybe(amount(100)),
  actual_change: fc.integer({ min: -50, max: 50 }),
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
  affiliate: maybe(affiliate),
  fbt: fc.constantFrom(false, false, false, true),
  labels: fc.array(label, { maxLength: 2 }),
  shares_label_with_next: fc.constantFrom(false, false, false, true),
  buyer: maybe(person),
});

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

export const settingsDraw = fc.record({
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
  readonly costs: readonly DrawOf<typeof costDraw>[];
  readonly creators: readonly DrawOf<typeof creatorDraw>[];
  readonly stray_labels: readonly DrawOf<typeof strayLabelDraw>[];
  readonly links: readonly number[];
  readonly alias: boolean;
  readonly shared_name: { readonly first_until: number; readonly second_from: number } | null;
  readonly orphans: readonly DrawOf<typeof affiliate>[];
  readonly first_export: number;
  readonly second_window: number;
  readonly days_after: number;
  readonly described: boolean;
  readonly earlier: readonly number[];
}

/** What an arbitrary draws. */
export type DrawOf<Source> = Source extends fc.Arbitrary<infer Value> ? Value : never;

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
    costs: fc.array(costDraw, { maxLength: 8 }),
    creators: fc.array(creatorDraw, { maxLength: 6 }),
    stray_labels: fc.array(strayLabelDraw, { maxLength: 2 }),
    links: fc.uniqueArray(person, { maxLength: 3 }),
    alias: fc.boolean(),
    shared_name: maybe(
      fc.record({
        first_until: fc.integer({ min: 20, max: 50 }),
        second_from: fc.integer({ min: 45, max: 60 }),
      }),
    ),
    orphans: fc.array(affiliate, { maxLength: 1 }),
    first_export: fc.integer({ min: 40, max: 80 }),
    second_window: fc.integer({ min: 20, max: 120 }),
    days_after: fc.constantFrom(1, 2, 20, 80),
    described: fc.boolean(),
    earlier: fc.array(fc.integer({ min: 20, max: LAST_DAY + 3 }), { minLength: 1, maxLength: 2 }),
  });
}
