import type { DayText } from "../shops/calendar.ts";
import type { OrderRow } from "../shops/model.ts";
import { rowsOf } from "../shops/model.ts";
import { sum } from "./arithmetic.ts";
import type { Facts } from "./facts.ts";

/**
 * Units of a line that came back: the larger of what its export says and of its completed returns
 * (`domain.md §5`, Refunds), those refunded by `asOf`; of one without a refund time, those asked for by then.
 */
export function returnedUnits(facts: Facts, line: OrderRow, asOf: DayText): number {
  const completed = rowsOf(facts.shop, "tiktok-returns").filter(
    (row) =>
      row.order_id === line.order_id &&
      row.sku_id === line.sku_id &&
      row.status === "completed" &&
      !row.is_exchange &&
      (row.refunded_on ?? row.requested_on) <= asOf,
  );
  const units = sum(completed.map((row) => row.quantity));
  return Math.min(line.quantity, Math.max(line.returned_quantity, units));
}
