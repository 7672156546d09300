import { counted } from "../core/counted.ts";
import type { Table } from "../render/table.ts";
import type { CostRow } from "../store/queries/costs-list.ts";

/** What the SKUs cost, since when; `onlyInForce`: on the day alone. */
export function costsTable(
  costs: readonly CostRow[],
  { asOf, onlyInForce }: { readonly asOf: string; readonly onlyInForce: boolean },
): Table {
  const isInForce = ({ from_day, to_day }: CostRow): boolean =>
    from_day <= asOf && (to_day === null || asOf <= to_day);
  const shown = costs.filter((cost) => !onlyInForce || isInForce(cost));
  const unknown = new Set(shown.filter(({ is_known }) => is_known === 0).map(({ sku }) => sku)).size;
  const message = `${counted(unknown, "SKU")} that no order line holds`;
  return {
    name: "costs list",
    title: onlyInForce ? `Unit costs in force on ${asOf}` : "Unit costs",
    columns: [
      { key: "sku", label: "sku", kind: "id", priority: 1 },
      { key: "product_name", label: "product", kind: "text", priority: 3 },
      { key: "unit_cost", label: "unit cost", kind: "money", priority: 1 },
      { key: "from", label: "from", kind: "day", priority: 1 },
      { key: "to", label: "to", kind: "day", priority: 2 },
      { key: "in_force", label: "in force", kind: "boolean", priority: 2 },
      { key: "is_sold", label: "in orders", kind: "boolean", priority: 4 },
    ],
    rows: shown.map((cost) => ({
      sku: cost.sku,
      product_name: cost.product_name,
      unit_cost: cost.unit_cost,
      from: cost.from_day === "" ? null : cost.from_day,
      to: cost.to_day,
      in_force: isInForce(cost),
      is_sold: cost.is_known === 1,
    })),
    totals: null,
    notes: unknown === 0 ? [] : [{ code: "unknown_sku", message }],
    empty: "No unit costs. What a product costs you: creatorops costs add SKU 4.20",
    period: null,
  };
}
