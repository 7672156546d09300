import { counted } from "../core/counted.ts";
import type { Note } from "../render/table.ts";

/** That samples hold products without a cost, if they do. */
export function missingSampleCosts(rows: readonly { readonly missing_costs: number }[]): readonly Note[] {
  const without = rows.filter((row) => row.missing_costs > 0).length;
  if (without === 0) return [];
  const message = `${counted(without, "sample")} with a product that has no cost; it counts as 0`;
  return [{ code: "missing_sample_costs", message }];
}
