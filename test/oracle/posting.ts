import type { DayText } from "../shops/calendar.ts";
import type { Attribution } from "./attribution.ts";
import type { CountedLine } from "./economics.ts";
import type { Facts } from "./facts.ts";

/** Which day of a line counts: that of its order, or those on which TikTok settled it. */
export type DateBasis = "order" | "settled";

/** Columns of profit that are added up; costs are positive. */
interface PostedMoney {
  readonly gross: number;
  readonly seller_discount: number;
  readonly refunds: number;
  readonly sales_tax: number;
  readonly cogs: number;
  readonly platform_fees: number;
  readonly shipping: number;
  readonly other_fees: number;
  readonly commission: number;
  readonly sample_cost: number;
  readonly fixed_fees: number;
  readonly ad_spend: number;
}

/** Money of the profit report on its day, with whose it is (`domain.md §5`, Rows). */
export interface Posting extends PostedMoney {
  readonly who: string;
  /** SKU id; null for what no product can be named for. */
  readonly sku_id: string | null;
  readonly day: DayText;
  /** The counted line that it belongs to. */
  readonly line: CountedLine | null;
  /** True for the one posting of a line that counts its units and its order. */
  readonly is_head: boolean;
  /** Content id: of the commission row of a line, or of an ad. */
  readonly content: string | null;
}

const ORGANIC = "(organic)";
const UNRESOLVED = "(unresolved)";
export const SHOP = "(shop)";
export const SPECIAL_ROWS = [ORGANIC, UNRESOLVED, SHOP] as const;

export const nothing = {
  sku_id: null,
  line: null,
  is_head: false,
  content: null,
  gross: 0,
  seller_discount: 0,
  refunds: 0,
  sales_tax: 0,
  cogs: 0,
  platform_fees: 0,
  shipping: 0,
  other_fees: 0,
  commission: 0,
  sample_cost: 0,
  fixed_fees: 0,
  ad_spend: 0,
};

function whoseLine({ creator, status }: Attribution): string {
  if (creator !== null) return creator;
  return status === "organic" ? ORGANIC : UNRESOLVED;
}

/** Money of a counted line, before its day and amounts. */
export function lineStart(facts: Facts, line: CountedLine): Omit<Posting, "day"> {
  const { sku_id, order_id } = line.money;
  const row = facts.affiliate_rows.find((one) => one.order_id === order_id && one.sku_id === sku_id);
  return {
    ...nothing,
    who: whoseLine(line.attribution),
    sku_id,
    line,
    content: row?.content_id ?? null,
  };
}
