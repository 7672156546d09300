import fc from "fast-check";
import { amount, maybe, person } from "./draw-scalars.ts";

/** A return of a line of an order: which units, how it ended, and when. */
export const returnDraw = fc.record({
  line: amount(2),
  quantity: fc.constantFrom(1, 1, 2, 4),
  status: fc.constantFrom(
    "completed" as const,
    "completed" as const,
    "requested" as const,
    "rejected" as const,
  ),
  is_exchange: fc.constantFrom(false, false, false, true),
  request_days: amount(20),
  refund_days: maybe(amount(10)),
});

/** What a creator's own export says of an order. */
export const creatorSaleDraw = fc.record({
  creator: person,
  only_first_line: fc.boolean(),
  state: fc.constantFrom("pending" as const, "settled" as const, "ineligible" as const),
  standard: amount(900),
  ads: maybe(amount(300)),
  actual_change: fc.integer({ min: -50, max: 50 }),
  has_actual: fc.boolean(),
  paid_after_days: maybe(amount(25)),
  content: fc.constantFrom("Video" as const, "Livestream" as const, null),
  /** The line came from two contents of the creator. */
  second_content: fc.constantFrom(false, false, true),
});

/** A sale of another shop in a creator's own export. */
export const otherShopDraw = fc.record({ creator: person, day: amount(90), standard: amount(900) });
