import type { OrderLife } from "./build-orders.ts";
import { isFree } from "./build-orders.ts";
import type { DayText } from "./calendar.ts";
import { addDays, dayOf } from "./calendar.ts";
import { dayAt, LAST_KNOWN_DAY, orderId } from "./cast.ts";
import type { DrawOf } from "./draw-scalars.ts";
import type { settlementDraw } from "./draw-settlements.ts";
import type { OrderRow } from "./model.ts";
import type { SettledAmounts } from "./settlement-layouts.ts";
import { reversed } from "./settlement-layouts.ts";

type SettlementDraw = DrawOf<typeof settlementDraw>;
type Later = NonNullable<SettlementDraw["later"]>;

interface SettledLine {
  readonly sku_id: string | null;
  readonly amounts: SettledAmounts;
}

/** Money that TikTok moved on one day for one order, or an adjustment, before any layout writes it. */
export interface SettlementEvent {
  readonly type: string;
  readonly entry_id: string;
  readonly related_order_id: string | null;
  readonly day: DayText;
  readonly lines: readonly SettledLine[];
  readonly layout: SettlementDraw["layout"];
  readonly layout_shift: number;
  /** What the total has beyond the parts, and whether the fees have it too; once per row. */
  readonly miss: number;
  readonly miss_in_fees: boolean;
  readonly unknown_fee: number;
  readonly repeated: boolean;
  readonly corrected: boolean;
  readonly related_later: boolean;
}

type Line = Pick<OrderRow, "sku_id" | "gross" | "seller_discount">;

function shippingOf({ shipped_by, ...charges }: SettlementDraw["charges"]): SettledAmounts {
  const paid = { customer_shipping: charges.customer_shipping, shipping_subsidy: charges.shipping_subsidy };
  if (shipped_by === "seller") return paid;
  if (shipped_by === "tiktok") return { ...paid, tiktok_shipping: -charges.shipping };
  // Goods from TikTok's warehouse are charged for the parcel and for the packing.
  return { ...paid, fbt_shipping: -charges.shipping, fbt_fulfilment: -150 };
}

/** The payment for a line; only its first line carries what the order was charged once. */
function payment(draw: SettlementDraw, line: Line, isFirst: boolean): SettledAmounts {
  const { charges } = draw;
  const gross = line.gross === 0 ? 0 : Math.max(line.seller_discount, line.gross + charges.gross_change);
  const referral = Math.floor(((gross - line.seller_discount) * charges.fee_percent) / 100);
  return {
    gross,
    discount: -line.seller_discount,
    referral: -referral,
    transaction: -charges.transaction,
    referral_tax: -charges.referral_tax,
    affiliate: -charges.affiliate,
    affiliate_partner: -charges.affiliate_partner,
    affiliate_ads: -charges.affiliate_ads,
    co_funded: isFirst ? -charges.co_funded : 0,
    ad_fee: isFirst ? -charges.ad_fee : 0,
    ...(isFirst ? shippingOf(charges) : {}),
  };
}

/** What a refund gives back: sales and fees, less what the platform keeps for its work. */
function refund(paid: SettledAmounts): SettledAmounts {
  const back = reversed(paid);
  const { gross = 0, discount = 0, referral = 0, affiliate = 0 } = back;
  const refund_administration = -Math.floor(referral / 5);
  return { gross_refund: gross, discount_refund: discount, referral, affiliate, refund_administration };
}

function laterLines(draw: SettlementDraw, lines: readonly Line[], settled: number, later: Later) {
  const paid = lines.map((line, index) => payment(draw, line, index === 0));
  const some = lines.slice(0, later.only_first_line ? 1 : settled);
  const of = (amounts: (index: number) => SettledAmounts): SettledLine[] =>
    some.map(({ sku_id }, index) => ({ sku_id, amounts: amounts(index) }));
  if (later.what === "reversal") return of((index) => reversed(paid[index]!));
  if (later.what === "refund") return of((index) => refund(paid[index]!));
  if (later.what === "return_label") return of(() => ({ return_shipping: -draw.charges.shipping }));
  return lines.slice(settled).map(({ sku_id }, index) => ({ sku_id, amounts: paid[settled + index]! }));
}

export const upToLastDay = (day: DayText): DayText | null => (day <= dayAt(LAST_KNOWN_DAY) ? day : null);

/** The lines of the order; a strange SKU is one that its order export does not know. */
function linesOf(draw: SettlementDraw, life: OrderLife): readonly Line[] {
  return draw.strange_sku ? [{ ...life.rows[0]!, sku_id: "1729500000000099991" }] : life.rows;
}

function eventsOf(draw: SettlementDraw, life: OrderLife, index: number): SettlementEvent[] {
  const order = life.rows[0]!;
  const first = upToLastDay(addDays(dayOf(order.shipped_at ?? order.created_at), draw.days_after));
  if (first === null) return [];
  const lines = linesOf(draw, life);
  const settled = draw.only_first_line ? 1 : lines.length;
  const { miss, miss_in_fees } = draw.charges;
  const event = {
    type: draw.word,
    entry_id: draw.unknown_order ? orderId(1960 + index) : order.order_id,
    related_order_id: null,
    day: first,
    lines: lines.slice(0, settled).map((line, position) => ({
      sku_id: line.sku_id,
      amounts: payment(draw, line, position === 0),
    })),
    layout: draw.layout,
    layout_shift: draw.layout_shift,
    miss,
    miss_in_fees,
    unknown_fee: draw.unknown_fee ?? 0,
    // A row per order of two equal rows per SKU would be another entry: which of them, nobody could say.
    repeated: draw.repeated && draw.layout !== "both",
    corrected: draw.corrected,
    related_later: false,
  };
  const day = draw.later === null ? null : upToLastDay(addDays(first, draw.later.days));
  if (draw.later === null || day === null) return [event];
  const type = draw.later.what === "refund" ? "Refund" : draw.word;
  const after = { ...event, type, day, lines: laterLines(draw, lines, settled, draw.later), miss: 0 };
  return after.lines.length === 0 ? [event] : [event, { ...after, repeated: false, unknown_fee: 0 }];
}

/** A sample is settled once it is on its way: before, nothing says how its products share a cost. */
export const isSettleable = (life: OrderLife, samples: ReadonlySet<string>): boolean =>
  life.rows[0]!.shipped_at !== null || !(isFree(life) || samples.has(life.rows[0]!.order_id));

/** At most one story per order. */
export function settlementEvents(
  draws: readonly SettlementDraw[],
  lives: readonly OrderLife[],
  samples: ReadonlySet<string>,
): SettlementEvent[] {
  const taken = new Set<number>();
  return draws.flatMap((draw, index) => {
    const position = draw.order % Math.max(1, lives.length);
    const life = lives[position];
    if (life === undefined || taken.has(position)) return [];
    taken.add(position);
    return isSettleable(life, samples) ? eventsOf(draw, life, index) : [];
  });
}
