import type { DayText } from "../shops/calendar.ts";
import { monthOf, weekOf } from "../shops/calendar.ts";
import { share, sum } from "./arithmetic.ts";
import { productNameOf, sellerSkuOf } from "./catalogue.ts";
import type { CountedLine } from "./economics.ts";
import { rowsOf } from "../shops/model.ts";
import type { Facts } from "./facts.ts";
import { groupBy, textOrder } from "./grouping.ts";
import type { Component } from "./line-money.ts";
import { pipelineList } from "./pipeline.ts";
import type { Posting } from "./posting.ts";
import { SHOP, SPECIAL_ROWS } from "./posting.ts";
import { postings } from "./postings.ts";

export type ProfitKey = "creator" | "product" | "content" | "week" | "month" | "niche" | "stage" | "total";

export interface Period {
  readonly from: DayText | null;
  readonly to: DayText | null;
}

/** Figures of `profit` (`cli.md §4`), in order. */
export interface Figures {
  readonly orders: number;
  readonly units: number;
  readonly gross: number;
  readonly seller_discount: number;
  readonly refunds: number;
  readonly net_revenue: number;
  readonly sales_tax: number;
  readonly cogs: number;
  readonly platform_fees: number;
  readonly shipping: number;
  readonly other_fees: number;
  readonly commission: number;
  readonly cm3: number;
  readonly sample_cost: number;
  readonly fixed_fees: number;
  readonly ad_spend: number;
  readonly net_profit: number;
  readonly margin_bps: number | null;
  readonly estimated_share_bps: number | null;
  readonly missing_cost_lines: number;
}

export type ProfitRow = Figures & {
  readonly creator?: string;
  readonly product?: string;
  readonly seller_sku?: string | null;
  readonly product_name?: string | null;
  readonly content?: string;
  readonly niche?: string;
  readonly stage?: string;
  readonly week?: string;
  readonly month?: string;
};

export interface Profit {
  readonly rows: readonly ProfitRow[];
  readonly totals: Figures;
}

const components = ({ money }: CountedLine): Component[] => [
  money.refunds,
  money.cogs,
  money.platform_fees,
  money.shipping,
  money.commission,
];

const isEstimated = ({ line }: Posting): boolean =>
  line !== null && components(line).some((one) => one.basis !== "actual");

const netRevenue = (one: Posting): number => one.gross - one.seller_discount - one.refunds;

function figures(all: readonly Posting[]): Figures {
  const total = (of: (posting: Posting) => number): number => sum(all.map(of));
  const heads = all.flatMap((posting) => (posting.is_head ? (posting.line ?? []) : []));
  const gross = total((one) => one.gross);
  const seller_discount = total((one) => one.seller_discount);
  const refunds = total((one) => one.refunds);
  const net_revenue = gross - seller_discount - refunds;
  const sales_tax = total((one) => one.sales_tax);
  const cogs = total((one) => one.cogs);
  const platform_fees = total((one) => one.platform_fees);
  const shipping = total((one) => one.shipping);
  const other_fees = total((one) => one.other_fees);
  const commission = total((one) => one.commission);
  const cm3 = net_revenue - sales_tax - cogs - platform_fees - shipping - other_fees - commission;
  const sample_cost = total((one) => one.sample_cost);
  const fixed_fees = total((one) => one.fixed_fees);
  const ad_spend = total((one) => one.ad_spend);
  const net_profit = cm3 - sample_cost - fixed_fees - ad_spend;
  const untaxed = net_revenue - sales_tax;
  const estimated = sum(all.filter(isEstimated).map(netRevenue));
  return {
    orders: new Set(heads.map((line) => line.money.order_id)).size,
    units: sum(heads.map((line) => line.money.units)),
    gross,
    seller_discount,
    refunds,
    net_revenue,
    sales_tax,
    cogs,
    platform_fees,
    shipping,
    other_fees,
    commission,
    cm3,
    sample_cost,
    fixed_fees,
    ad_spend,
    net_profit,
    margin_bps: untaxed === 0 ? null : share(10_000, net_profit, untaxed),
    estimated_share_bps: net_revenue === 0 ? null : share(10_000, estimated, net_revenue),
    missing_cost_lines: heads.filter((line) => line.money.cogs.basis === "missing").length,
  };
}

type GroupOfCreator = (creator: string) => string;

function groupOf(posting: Posting, by: ProfitKey, ofCreator: GroupOfCreator): string {
  if (by === "creator" || by === "niche" || by === "stage") {
    return isSpecial(posting.who) >= 0 ? posting.who : ofCreator(posting.who);
  }
  if (by === "content") return posting.content ?? (posting.line === null ? SHOP : "(none)");
  if (by === "product") return posting.sku_id ?? SHOP;
  if (by === "week") return weekOf(posting.day);
  return by === "month" ? monthOf(posting.day) : "total";
}

function keyCells(facts: Facts, by: ProfitKey, key: string): Partial<ProfitRow> {
  // What the only row of all is called is the program's affair.
  if (by === "total") return {};
  if (by !== "product") return { [by]: key };
  const seller_sku = key === SHOP ? null : sellerSkuOf(facts, key);
  const product_name = key === SHOP ? null : productNameOf(facts, key);
  return { product: key, seller_sku, product_name };
}

const inPeriod = (posting: Posting, { from, to }: Period): boolean =>
  (from === null || from <= posting.day) && (to === null || posting.day <= to);

export const hasFigure = (row: object): boolean =>
  Object.values(row).some((value) => typeof value === "number" && value !== 0);

const isSpecial = (key: string): number => (SPECIAL_ROWS as readonly string[]).indexOf(key);

/** Highest net profit first, then by name; the special rows stand last. */
function byProfit(one: [string, Figures], other: [string, Figures]): number {
  const special = isSpecial(one[0]) - isSpecial(other[0]);
  if (special !== 0) return special;
  return other[1].net_profit - one[1].net_profit || textOrder(one[0], other[0]);
}

function creatorGroups(facts: Facts, asOf: DayText, by: ProfitKey): GroupOfCreator {
  if (by === "niche") {
    const rows = rowsOf(facts.shop, "creators").filter((row) => row.niche !== null);
    return (creator) => rows.findLast((row) => row.creator === creator)?.niche ?? "(none)";
  }
  if (by !== "stage") return (creator) => creator;
  const listed = new Map(pipelineList(facts, asOf).map((row) => [row.creator, row.stage]));
  return (creator) => listed.get(creator) ?? "";
}

/** The profit report as of a day; `postings` may be given to save time, or for another basis of days. */
export function profit(
  facts: Facts,
  asOf: DayText,
  by: ProfitKey,
  period: Period = { from: null, to: null },
  all: readonly Posting[] = postings(facts, asOf),
): Profit {
  const inside = all.filter((posting) => inPeriod(posting, period));
  const ofCreator = creatorGroups(facts, asOf, by);
  const groups = [...groupBy(inside, (posting) => groupOf(posting, by, ofCreator))].map(
    ([key, own]): [string, Figures] => [key, figures(own)],
  );
  const shown = groups.filter(([, figuresOfGroup]) => hasFigure(figuresOfGroup)).sort(byProfit);
  return {
    rows: shown.map(([key, figuresOfGroup]) => ({ ...keyCells(facts, by, key), ...figuresOfGroup })),
    totals: figures(inside),
  };
}
