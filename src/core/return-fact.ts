import type { Day, Money } from "./scalars.ts";

/** One SKU of one return. */
export interface ReturnFact {
  readonly fact: "return";
  readonly return_id: string;
  readonly order_id: string;
  readonly sku_id: string;
  /** Its units came back for good: they count as returned. */
  readonly is_completed: boolean;
  /** The status as written. */
  readonly status_text: string;
  readonly return_type: string | null;
  readonly quantity: number;
  readonly unit_price: Money | null;
  readonly requested_on: Day | null;
  readonly refunded_on: Day | null;
}
