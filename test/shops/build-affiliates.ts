import type { OrderLife } from "./build-orders.ts";
import { isFree } from "./build-orders.ts";
import { addDays, dayOf, instantOf, momentAt } from "./calendar.ts";
import { dayAt, HANDLES, LAST_KNOWN_DAY, orderId, PRODUCTS } from "./cast.ts";
import type { OrderDraw } from "./build-orders.ts";
import type { AffiliateRow, TermRow } from "./model.ts";

type AffiliateDraw = NonNullable<OrderDraw["affiliate"]>;
/** What the rows of an export depend on besides their order. */
export interface Surroundings {
  readonly zone: string;
  readonly terms: readonly TermRow[];
}

type Sale = Pick<AffiliateRow, "order_id" | "sku_id" | "quantity" | "payment_amount" | "created_at">;

/** A content id: its upper 32 bits say when it was made, so one content keeps one id. */
export function contentId(made_on: string, zone: string, low: number): string {
  return String((BigInt(instantOf(momentAt(made_on, 720), zone)) << 32n) + BigInt(low));
}

type Content = Pick<AffiliateRow, "content_type" | "content_id">;

function contentOf(draw: AffiliateDraw, product: number, zone: string): Content {
  // Aliases and shared names get no video: whose post it is would turn on the day that is asked for.
  if (draw.content === null || draw.handle > 5) return { content_type: "Showcase", content_id: null };
  const made_on = dayAt((draw.handle * 31 + product * 17) % 80);
  const low = draw.handle * 1000 + product * 10 + (draw.content === "Video" ? 1_000_001 : 2_000_001);
  return { content_type: draw.content, content_id: contentId(made_on, zone, low) };
}

type Charge = NonNullable<AffiliateDraw["standard"]>;

/** The draw with a rate that the terms of the creator, or of everybody, name. */
function withTerms(draw: Charge | null, handle: number, terms: readonly TermRow[]): Charge | null {
  if (draw === null || draw.of_terms === null) return draw;
  const own = terms.filter((term) => term.creator === HANDLES[handle] || term.creator === "*");
  return { ...draw, rate: own[draw.of_terms % Math.max(1, own.length)]?.rate ?? draw.rate };
}

/** `base x rate` in whole units and a little beside it, or any amount. */
function chargeOn(base: number, draw: Charge | null): number | null {
  if (draw === null) return null;
  return Math.max(0, draw.any_amount ?? Math.floor((base * draw.rate + 5000) / 10_000) + draw.off_by);
}

function rateCell(draw: Charge | null): number | null {
  if (draw === null || draw.rate_shown === "none") return null;
  return draw.rate_shown === "same" ? draw.rate : 1000;
}

function actualBaseOf(draw: AffiliateDraw, base: number): number | null {
  if (draw.actual_base === "less") return Math.floor(base * 0.7);
  return draw.actual_base === null ? null : draw.actual_base === "same" ? base : 0;
}

type Actuals = Pick<
  AffiliateRow,
  "actual_base" | "actual_standard" | "actual_ads" | "actual_bonus" | "commission_paid_at"
>;

const NO_ACTUALS: Actuals = {
  actual_base: null,
  actual_standard: null,
  actual_ads: null,
  actual_bonus: null,
  commission_paid_at: null,
};

function actualsOf(draw: AffiliateDraw, { created_at, payment_amount }: Sale): Actuals {
  if (draw.actual_parts === "none") return NO_ACTUALS;
  const all = draw.actual_parts === "all";
  const paid_on = addDays(dayOf(created_at), 5 + (draw.paid_after_days ?? 0));
  const last = dayAt(LAST_KNOWN_DAY);
  const actual_base = actualBaseOf(draw, payment_amount);
  const base = actual_base ?? payment_amount;
  const changed = (charge: Charge | null): number | null => {
    const amount = chargeOn(base, charge);
    return amount === null ? null : Math.max(0, amount + draw.actual_change);
  };
  return {
    actual_base,
    actual_standard: changed(draw.standard),
    actual_ads: all ? changed(draw.ads) : null,
    actual_bonus: all ? draw.bonus : null,
    commission_paid_at: draw.paid_after_days === null ? null : momentAt(paid_on < last ? paid_on : last, 600),
  };
}

function affiliateRow(
  drawn: AffiliateDraw,
  sale: Sale,
  product: number,
  { zone, terms }: Surroundings,
): AffiliateRow {
  const rated = (charge: Charge | null): Charge | null => withTerms(charge, drawn.handle, terms);
  const draw = { ...drawn, standard: rated(drawn.standard), ads: rated(drawn.ads) };
  const base = sale.payment_amount;
  return {
    ...sale,
    ...contentOf(draw, product, zone),
    ...actualsOf(draw, sale),
    product_id: PRODUCTS[product]!.affiliate_product_id,
    product_name: PRODUCTS[product]!.product_name,
    state: draw.state,
    creator_handle: HANDLES[draw.handle]!,
    standard_rate: rateCell(draw.standard),
    estimated_base: draw.estimated_base_missing ? null : base,
    estimated_standard: chargeOn(base, draw.standard),
    ads_rate: rateCell(draw.ads),
    estimated_ads: chargeOn(base, draw.ads),
    estimated_bonus: draw.bonus,
  };
}

/** The affiliate rows of an order as they end. */
export function affiliateRows(life: OrderLife, around: Surroundings): AffiliateRow[] {
  const draw = life.draw.affiliate;
  if (draw === null) return [];
  // A free order names one creator on all lines: whose sample it is must not be a matter of taste.
  const count = draw.only_first_line && !isFree(life) ? 1 : life.rows.length;
  return life.rows.slice(0, count).map((row, index) => {
    const sale = {
      order_id: row.order_id,
      sku_id: row.sku_id,
      quantity: row.quantity,
      payment_amount: row.gross - row.seller_discount,
      created_at: row.created_at,
    };
    return affiliateRow(draw, sale, life.draw.lines[index]!.product, around);
  });
}

/** A row of an order that no order export holds. */
export function orphanRow(draw: AffiliateDraw, position: number, around: Surroundings): AffiliateRow {
  const sale = {
    order_id: orderId(900 + position),
    sku_id: PRODUCTS[0]!.sku_id,
    quantity: 1,
    payment_amount: 1500,
    created_at: momentAt(dayAt(20 + position), 700),
  };
  return affiliateRow(draw, sale, 0, around);
}

/** How an export before the last one shows the row: nothing is settled yet. */
export function asPending(row: AffiliateRow, exported_at: string): AffiliateRow | null {
  if (row.created_at > exported_at) return null;
  return {
    ...row,
    ...NO_ACTUALS,
    state: "pending",
  };
}
