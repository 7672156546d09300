import type { DayText } from "../shops/calendar.ts";

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
}
