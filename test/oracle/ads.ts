import type { DayText } from "../shops/calendar.ts";
import { daysBetween, monthOf } from "../shops/calendar.ts";
import type { AdSpendRow } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { productOf, skuIdsOf } from "./catalogue.ts";
import type { Facts } from "./facts.ts";
import { handleText, isOwnHandle, keyOf, resolve } from "./identity.ts";
import { postsAsOf } from "./posts.ts";

/** A row of ad spend, and whether it is booked (`domain.md §5`). */
export interface AdSpend {
  readonly row: AdSpendRow;
  /** The first day of its period, on which it is booked. */
  readonly day: DayText;
  readonly counts: boolean;
  readonly creator: string | null;
  /** SKU id, or as written where no file holds it; null when it names none or several. */
  readonly sku_id: string | null;
}

const firstDay = (row: AdSpendRow): DayText => row.day ?? row.from!;
const lastDay = (row: AdSpendRow): DayText => row.day ?? row.to ?? row.from!;

function creatorOf(facts: Facts, row: AdSpendRow, asOf: DayText): string | null {
  if (row.creator !== null && !isOwnHandle(facts.shop, keyOf("handle", row.creator))) {
    const owners = resolve(facts.shop, keyOf("handle", row.creator), firstDay(row));
    if (owners.length === 1) return owners[0]!;
  }
  if (row.content_id === null) return null;
  const makers = new Set([
    ...postsAsOf(facts, asOf)
      .filter((post) => post.key === row.content_id)
      .map((post) => post.creator),
    ...facts.affiliate_rows
      .filter((one) => one.content_id === row.content_id)
      .flatMap((one) => resolve(facts.shop, keyOf("handle", handleText(one.creator_handle)), firstDay(row))),
  ]);
  return makers.size === 1 ? [...makers][0]! : null;
}

function productsOf(facts: Facts, row: AdSpendRow): string[] {
  return row.sku === null ? [] : skuIdsOf(facts, row.sku);
}

/** Two rows that may tell of one spend: of one campaign and content, and not of two products. */
function isSameSpend(facts: Facts, one: AdSpendRow, other: AdSpendRow): boolean {
  if (one.campaign === null && one.content_id === null) return false;
  if (one.campaign !== other.campaign || one.content_id !== other.content_id) return false;
  const [mine, theirs] = [one, other].map((row) => productsOf(facts, row)[0]);
  if (mine !== undefined && theirs !== undefined && productOf(facts, mine) !== productOf(facts, theirs))
    return false;
  return firstDay(one) <= lastDay(other) && firstDay(other) <= lastDay(one);
}

const length = (row: AdSpendRow): number => daysBetween(firstDay(row), lastDay(row));

/** The rows begun by a day, the longest booked first; what overlaps a booked one is not booked. */
export function adSpendAsOf(facts: Facts, asOf: DayText): AdSpend[] {
  const rows = rowsOf(facts.shop, "ad-spend").filter((row) => firstDay(row) <= asOf);
  const longest = rows.toSorted(
    (one, other) =>
      length(other) - length(one) ||
      (firstDay(one) < firstDay(other) ? -1 : firstDay(one) > firstDay(other) ? 1 : 0),
  );
  const booked: AdSpendRow[] = [];
  for (const row of longest) {
    if (!booked.some((other) => isSameSpend(facts, row, other))) booked.push(row);
  }
  return rows.map((row) => {
    const skus = productsOf(facts, row);
    return {
      row,
      day: firstDay(row),
      counts: booked.includes(row),
      creator: creatorOf(facts, row, asOf),
      sku_id: skus.length === 1 ? skus[0]! : null,
    };
  });
}

/** Whether rows begun by a day tell of the month: then what TikTok paid itself for ads is told twice. */
export function hasAdSpend(facts: Facts, asOf: DayText, month: string): boolean {
  const rows = rowsOf(facts.shop, "ad-spend").filter((row) => firstDay(row) <= asOf);
  return rows.some((row) => monthOf(firstDay(row)) <= month && month <= monthOf(lastDay(row)));
}
