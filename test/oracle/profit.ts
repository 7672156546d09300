import type { DayText } from "../shops/calendar.ts";
import { monthOf, weekOf } from "../shops/calendar.ts";
import { share, sum } from "./arithmetic.ts";
import { productNameOf, sellerSkuOf } from "./catalogue.ts";
import type { CountedLine } from "./economics.ts";
import { rowsOf } from "../shops/model.ts";
import type { Facts } from "./facts.ts";
import { groupBy, textOrder } from "./grouping.ts";
import type { Component } from "./line-money.ts";
import type { Posting } from "./postings.ts";
import { pipelineList } from "./pipeline.ts";
import { postings, SHOP, SPECIAL_ROWS } from "./postings.ts";

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

const isEstimated = (line: CountedLine): boolean => components(line).some((one) => one.basis !== "actual");

function figures(all: readonly Posting[]): Figures {
  const lines = all.flatMap((posting) => posting.line ?? []);
  const total = (of: (line: CountedLine["money"]) => number): number =>
    sum(lines.map((line) => of(line.money)));
  const net_revenue = total((money) => money.net_revenue);
  const sales_tax = total((money) => money.sales_tax);
  const cogs = total((money) => money.cogs.amount);
  const platform_fees = total((money) => money.platform_fees.amount);
  const shipping = total((money) => money.shipping.amount) + sum(all.map((one) => one.shipping));
  const commission = total((money) => money.commission.amount) + sum(all.map((one) => one.commission));
  const sample_cost = sum(all.map((one) => one.sample_cost));
  const cm3 = net_revenue - sales_tax - cogs - platform_fees - shipping - commission;
  const fixed_fees = sum(all.map((one) => one.fixed_fees));
  const ad_spend = sum(all.map((one) => one.ad_spend));
  const net_profit = cm3 - sample_cost - fixed_fees - ad_spend;
  const untaxed = net_revenue - sales_tax;
  const estimated = sum(lines.filter(isEstimated).map((line) => line.money.net_revenue));
  return {
    orders: new Set(lines.map((line) => line.money.order_id)).size,
    units: total((money) => money.units),
    gross: total((money) => money.gross),
    seller_discount: total((money) => money.seller_discount),
    refunds: total((money) => money.refunds.amount),
    net_revenue,
    sales_tax,
    cogs,
    platform_fees,
    shipping,
    other_fees: 0,
    commission,
    cm3,
    sample_cost,
    fixed_fees,
    ad_spend,
    net_profit,
    margin_bps: untaxed === 0 ? null : share(10_000, net_profit, untaxed),
    estimated_share_bps: net_revenue === 0 ? null : share(10_000, estimated, net_revenue),
    missing_cost_lines: lines.filter((line) => line.money.cogs.basis === "missing").length,
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

/** The profit report as of a day, on the basis of order days; `postings` may be given to save time. */
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
