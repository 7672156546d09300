import { adjustmentEvents } from "./build-adjustments.ts";
import { affiliateRows, asPending, orphanRow } from "./build-affiliates.ts";
import { commissionRows } from "./build-commissions.ts";
import { asPendingSale, creatorSales, otherShopSale } from "./build-creator-sales.ts";
import { adSpendRows, briefRows, feeRows, outreachRows } from "./build-costs.ts";
import type { OrderLife } from "./build-orders.ts";
import { asExported, isFree, labelsOf, orderLife } from "./build-orders.ts";
import { returnRows, strayReturn } from "./build-returns.ts";
import { buildSamples } from "./build-samples.ts";
import { settlementEvents } from "./build-settlements.ts";
import { costRows, creatorSheets, keyRows, postRows, termRows } from "./build-sheets.ts";
import { dayOf, momentAt } from "./calendar.ts";
import { CREATORS, dayAt, LAST_KNOWN_DAY, OWN_HANDLE, trackingNumber } from "./cast.ts";
import type { Draws } from "./draws.ts";
import type { LabelRow, OrderRow, Setting, Shop, ShopFile } from "./model.ts";
import { settlementFiles } from "./settlement-exports.ts";

const EXPORT_MINUTE = 8 * 60 + 30;
const SHARED_COPY = 7;

function settingsOf(draws: Draws): Setting[] {
  const { settings } = draws;
  const dated = (
    name: string,
    unit: Setting["unit"],
    draw: { readonly from: number; readonly value: number } | null,
  ): Setting[] => (draw === null ? [] : [{ name, unit, value: draw.value, from: dayAt(draw.from) }]);
  const count = (name: string, value: number | null): Setting[] =>
    value === null ? [] : [{ name, unit: "count", value, from: null }];
  return [
    { name: "shop.own_handles", unit: "text", value: OWN_HANDLE, from: null },
    ...dated("referral_rate", "rate", settings.referral_rate),
    ...dated("refund_admin_share", "rate", settings.refund_admin_share),
    ...dated("tax_in_prices", "rate", settings.tax_in_prices),
    ...dated("shipping_estimate.seller", "money", settings.shipping_seller),
    ...dated("shipping_estimate.fbt", "money", settings.shipping_fbt),
    ...count("post_days", settings.post_days),
    ...count("extension_days", settings.extension_days),
    ...count("assumed_delivery_days", settings.assumed_delivery_days),
    ...count("selling_days", settings.selling_days),
    ...count("follow_up_days", settings.follow_up_days),
    ...count("stuck_shipping_days", settings.stuck_shipping_days),
    ...count("returns.restock", settings.restock ? 1 : null),
  ];
}

interface Orders {
  readonly lives: readonly OrderLife[];
  readonly labels: readonly LabelRow[];
}

/** Orders and their labels; an order may share one parcel with the next one. */
function ordersOf(draws: Draws): Orders {
  const plain = draws.orders.map((draw, position) => orderLife(draw, position, trackingNumber(position, 0)));
  const partner = new Map<number, number>();
  plain.forEach((life, position) => {
    const next = plain[position + 1];
    const free = next === undefined || isFree(life) || isFree(next) || partner.has(position);
    if (life.draw.shares_label_with_next && !free) {
      partner.set(position, position).set(position + 1, position);
    }
  });
  const trackingOf = (position: number): string => {
    const first = partner.get(position);
    return first === undefined ? trackingNumber(position, 0) : trackingNumber(first, SHARED_COPY);
  };
  const lives = plain.map((life, position) => orderLife(life.draw, position, trackingOf(position)));
  const own = lives.flatMap((life, position) => labelsOf(life, position, !partner.has(position)));
  const shared = lives.flatMap((life, position): LabelRow[] =>
    partner.get(position) === position ? [sharedLabel(life, lives[position + 1]!, position)] : [],
  );
  return { lives, labels: [...own, ...shared] };
}

function sharedLabel(one: OrderLife, other: OrderLife, position: number): LabelRow {
  const day = Math.max(one.draw.day, other.draw.day) + 1;
  return {
    tracking_number: trackingNumber(position, SHARED_COPY),
    label_cost: 301 + 2 * position,
    label_voided: false,
    delivered_on: null,
    created_on: dayAt(day),
    shipped_on: dayAt(day),
    order_number: null,
    reference: null,
  };
}

function strayLabels(draws: Draws): LabelRow[] {
  return draws.stray_labels.map((draw, index) => ({
    tracking_number: trackingNumber(800 + index, 0),
    label_cost: draw.cost,
    label_voided: false,
    delivered_on: null,
    created_on: dayAt(draw.day),
    shipped_on: dayAt(draw.day),
    order_number: null,
    reference: draw.with_creator ? CREATORS[0] : null,
  }));
}

const present = <Value>(value: Value | null): Value[] => (value === null ? [] : [value]);

/**
 * Two order exports and two affiliate exports that overlap; what left the window stays as it was.
 * Sample orders never leave it: an order that lags behind its sheet would be a matter of taste.
 */
function exportsOf(draws: Draws, lives: readonly OrderLife[], samples: ReadonlySet<string>): ShopFile[] {
  const around = { zone: draws.settings.timezone, terms: termRows(draws) };
  const early = momentAt(dayAt(draws.first_export), EXPORT_MINUTE);
  const late = momentAt(dayAt(LAST_KNOWN_DAY), EXPORT_MINUTE);
  const window = dayAt(LAST_KNOWN_DAY - draws.second_window);
  const inWindow = (row: { readonly order_id: string; readonly created_at: string }): boolean =>
    dayOf(row.created_at) >= window || row.created_at > early || samples.has(row.order_id);
  const orders: OrderRow[] = lives.flatMap((life) => [...life.rows]).reverse();
  const commissions = [
    ...lives.flatMap((life) => affiliateRows(life, around)),
    ...draws.orphans.map((draw, index) => orphanRow(draw, index, around)),
  ];
  const first = orders.flatMap((row) => present(asExported(row, early)));
  const pending = commissions.flatMap((row) => present(asPending(row, early)));
  const kind = "tiktok-affiliate-orders" as const;
  return [
    { kind: "tiktok-orders", exported_at: early, described: draws.described, rows: first },
    { kind: "tiktok-orders", exported_at: late, described: false, rows: orders.filter(inWindow) },
    { kind, exported_at: early, rows: pending },
    { kind, exported_at: late, rows: commissions.filter(inWindow) },
  ];
}

function settlementsOf(draws: Draws, lives: readonly OrderLife[], samples: ReadonlySet<string>): ShopFile[] {
  if (draws.settlement_files === null) return [];
  const events = [
    ...settlementEvents(draws.settlements, lives, samples),
    ...adjustmentEvents(draws.adjustments, lives, samples),
  ];
  return settlementFiles(draws.settlement_files, events);
}

/** What creators have exported themselves: each an early and a late file, of all shops they sell for. */
function creatorExports(draws: Draws, lives: readonly OrderLife[]): ShopFile[] {
  const early = momentAt(dayAt(draws.first_export), EXPORT_MINUTE);
  const late = momentAt(dayAt(LAST_KNOWN_DAY), EXPORT_MINUTE);
  const sales = [
    ...lives.flatMap((life) => creatorSales(life, draws.settings.timezone)),
    ...draws.other_shops.map(otherShopSale),
  ];
  const kind = "tiktok-creator-orders" as const;
  return CREATORS.flatMap((creator): ShopFile[] => {
    const own = sales.filter((sale) => sale.creator === creator);
    const pending = own.flatMap((sale) => present(asPendingSale(sale, early)));
    const last: ShopFile = { kind, creator, exported_at: late, rows: own };
    // Nobody exports the same bytes twice; which of the two was imported would be the order's doing.
    const isSame = JSON.stringify(pending) === JSON.stringify(own);
    return isSame ? [last] : [{ kind, creator, exported_at: early, rows: pending }, last];
  });
}

/** The shop that the draws stand for. */
export function buildShop(draws: Draws): Shop {
  const { lives, labels } = ordersOf(draws);
  const samples = buildSamples(draws.samples);
  const sampleIds = new Set(samples.lives.map((life) => life.rows[0]!.order_id));
  const zone = draws.settings.timezone;
  const files: ShopFile[] = [
    ...exportsOf(draws, [...lives, ...samples.lives], sampleIds),
    ...settlementsOf(draws, [...lives, ...samples.lives], sampleIds),
    { kind: "pirateship", rows: [...labels, ...samples.labels, ...strayLabels(draws)] },
    ...creatorSheets(draws).map((rows): ShopFile => ({ kind: "creators", rows })),
    { kind: "keys", rows: keyRows(draws) },
    { kind: "terms", rows: termRows(draws) },
    { kind: "costs", rows: costRows(draws) },
    { kind: "samples", rows: samples.rows },
    { kind: "posts", rows: postRows(draws, zone) },
    { kind: "commissions", rows: commissionRows(draws.commissions, lives) },
    { kind: "fees", rows: feeRows(draws) },
    { kind: "ad-spend", rows: adSpendRows(draws, zone) },
    { kind: "briefs", rows: briefRows(draws) },
    { kind: "outreach", rows: outreachRows(draws) },
    { kind: "tiktok-returns", rows: [...returnRows(lives), ...draws.stray_returns.map(strayReturn)] },
    ...creatorExports(draws, lives),
  ];
  return {
    currency: draws.settings.currency,
    timezone: zone,
    asOf: dayAt(LAST_KNOWN_DAY + draws.days_after),
    earlier: draws.earlier.map(dayAt),
    settings: settingsOf(draws),
    modified_at: momentAt(dayAt(LAST_KNOWN_DAY), EXPORT_MINUTE + 60),
    files,
  };
}
