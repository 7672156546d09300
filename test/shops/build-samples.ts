import { addDays } from "./calendar.ts";
import { CREATORS, dayAt, PRODUCTS, trackingNumber } from "./cast.ts";
import type { OrderLife } from "./build-orders.ts";
import { orderLife } from "./build-orders.ts";
import type { DrawOf } from "./draw-scalars.ts";
import type { sampleDraw } from "./draw-sheets.ts";
import type { LabelRow, SampleRow, SampleState } from "./model.ts";

type SampleDraw = DrawOf<typeof sampleDraw>;

export interface BuiltSamples {
  readonly lives: readonly OrderLife[];
  readonly rows: readonly SampleRow[];
  readonly labels: readonly LabelRow[];
}

/** Positions of sample orders and parcels, apart from those of ordinary orders. */
const FIRST_POSITION = 500;

interface Days {
  readonly requested_on: string;
  readonly shipped_on: string | null;
  readonly delivered_on: string | null;
}

function daysOf(draw: SampleDraw): Days {
  const requested_on = dayAt(draw.day);
  const shipped_on = draw.ship_days === null ? null : addDays(requested_on, draw.ship_days);
  const arrives = shipped_on !== null && draw.deliver_days !== null;
  return { requested_on, shipped_on, delivered_on: arrives ? addDays(shipped_on, draw.deliver_days!) : null };
}

/** The sample's order: its days are those of the sample, whoever tells them. */
function sampleOrder(draw: SampleDraw, days: Days, position: number, priced: boolean): OrderLife {
  const fate = days.delivered_on ? "delivered" : days.shipped_on ? "shipped" : "to_ship";
  const named = draw.names === "creator_column" || priced;
  return orderLife(
    {
      day: draw.day,
      minute: 600,
      lines: draw.products.map((product) => ({
        product,
        quantity: draw.quantity,
        unit_price: priced ? 1500 : 0,
        seller_discount_share: 0,
        platform_discount_share: 0,
        returned: 0,
      })),
      fate,
      pay_minutes: 0,
      ship_days: draw.ship_days ?? 0,
      deliver_days: draw.deliver_days ?? 1,
      cancel_days: 0,
      buyer_shipping: 0,
      platform_shipping: 0,
      tax: 0,
      refund: "none",
      refund_percent: 1,
      amount_missing: false,
      creator_column: named ? draw.creator : null,
      affiliate: null,
      creator_sale: null,
      returns: [],
      fbt: false,
      labels: [],
      shares_label_with_next: false,
      buyer: named ? null : draw.creator,
    },
    position,
    null,
  );
}

function stateOf(draw: SampleDraw, days: Days): SampleState | null {
  if (draw.ending === "lost" && days.shipped_on !== null && days.delivered_on === null) return "lost";
  if (draw.ending === "lapsed" && days.delivered_on !== null) return "lapsed";
  if (draw.ending === "rejected" && days.shipped_on === null) return "rejected";
  if (days.delivered_on !== null) return draw.says_delivered_without_day ? "delivered" : null;
  return days.shipped_on === null ? "requested" : "shipped";
}

function sheetRows(
  draw: SampleDraw,
  days: Days,
  order_id: string | null,
  tracking: string | null,
): SampleRow[] {
  const loose = order_id === null && tracking === null;
  const state = stateOf(draw, days);
  // A sample that stands in an order as well is neither rejected nor lost: its order would say otherwise.
  const joined = draw.route === "order_and_row" || draw.route === "order_and_loose_row";
  const agreed = joined && (state === "rejected" || state === "lost") ? null : state;
  const untracked = loose && !joined && draw.label_cost === null;
  const forgetsDay = untracked && state === "delivered" && draw.says_delivered_without_day;
  return (loose ? draw.products.slice(0, 1) : draw.products).map((product) => ({
    creator: CREATORS[draw.creator]!,
    sku: PRODUCTS[product]!.sku_id,
    quantity: draw.quantity,
    state: agreed,
    requested_on: days.requested_on,
    shipped_on: days.shipped_on,
    delivered_on: forgetsDay ? null : days.delivered_on,
    order_id,
    tracking_number: tracking,
  }));
}

function sampleLabel(draw: SampleDraw, days: Days, position: number, order_id: string | null): LabelRow[] {
  if (draw.label_cost === null || days.shipped_on === null) return [];
  return [
    {
      tracking_number: trackingNumber(position, 0),
      label_cost: draw.label_cost,
      label_voided: false,
      delivered_on: days.delivered_on,
      created_on: days.requested_on,
      shipped_on: days.shipped_on,
      order_number: order_id,
      reference: null,
    },
  ];
}

function buildSample(draw: SampleDraw, index: number): BuiltSamples {
  const position = FIRST_POSITION + index;
  const days = daysOf(draw);
  const tracking = trackingNumber(position, 0);
  if (draw.route === "loose_row") return { lives: [], rows: sheetRows(draw, days, null, null), labels: [] };
  if (draw.route === "tracking_row") {
    const labels = sampleLabel(draw, days, position, null);
    return { lives: [], rows: sheetRows(draw, days, null, tracking), labels };
  }
  const life = sampleOrder(draw, days, position, draw.route === "priced_order_and_row");
  const order_id = life.rows[0]!.order_id;
  const withRow = draw.route !== "order";
  const rowOrder = draw.route === "order_and_loose_row" ? null : order_id;
  return {
    lives: [life],
    rows: withRow ? sheetRows(draw, days, rowOrder, null) : [],
    labels: sampleLabel(draw, days, position, order_id),
  };
}

/** How many days a sample that ends by a person's word begins within: the word itself has no day. */
const DAYS_OF_ENDED = 4;

/** One sample per creator and product: which of two a loose row means would be a matter of taste. */
export function buildSamples(draws: readonly SampleDraw[]): BuiltSamples {
  const taken = new Set<string>();
  const built = draws.map((draw, index): BuiltSamples => {
    const names = draw.products.map((product) => `${draw.creator}/${product}`);
    if (names.some((name) => taken.has(name))) return { lives: [], rows: [], labels: [] };
    for (const name of names) taken.add(name);
    const day = draw.ending === null ? draw.day : draw.day % DAYS_OF_ENDED;
    return buildSample({ ...draw, day }, index);
  });
  return {
    lives: built.flatMap((one) => one.lives),
    rows: built.flatMap((one) => one.rows),
    labels: built.flatMap((one) => one.labels),
  };
}
