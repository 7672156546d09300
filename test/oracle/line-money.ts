import type { DayText } from "../shops/calendar.ts";
import type { EntryPart } from "./settlement-parts.ts";

/** How sure a component of a line is (`domain.md §5`). */
export type Basis = "actual" | "estimate" | "missing";

export interface Component {
  readonly amount: number;
  readonly basis: Basis;
}

/** The money of one counted order line; costs are positive. */
export interface LineMoney {
  readonly order_id: string;
  readonly sku_id: string;
  readonly day: DayText;
  readonly units: number;
  /** As the order export has it, or as it was settled. */
  readonly gross: number;
  readonly seller_discount: number;
  readonly refunds: Component;
  readonly net_revenue: number;
  readonly sales_tax: number;
  readonly cogs: Component;
  readonly platform_fees: Component;
  readonly shipping: Component;
  readonly other_fees: number;
  readonly commission: Component;
  readonly cm3: number;
  /** What the line has of settlement entries, adjustments among them. */
  readonly parts: readonly EntryPart[];
  /** The day of its first order-type entry; null for a line that is not settled. */
  readonly settled_on: DayText | null;
  /** Of a settled line: own labels in `shipping`, and in `commission` what others than TikTok charge. */
  readonly own_labels: number;
  readonly other_commission: number;
}
