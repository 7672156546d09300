import type { LedgerHeading } from "../render/table.ts";
import { formatMoney } from "../core/money.ts";
import type { EntryOfStatement, SettledPartOfLine } from "../store/queries/explain-settlement.ts";
import type { Statement } from "./explain.ts";
import { reckoned } from "./explain.ts";

type Component =
  | "gross"
  | "seller_discount"
  | "refunds"
  | "platform_fees"
  | "commission"
  | "shipping"
  | "other_fees";

const COMPONENTS: readonly Component[] = [
  "gross",
  "seller_discount",
  "refunds",
  "platform_fees",
  "commission",
  "shipping",
  "other_fees",
];

/**
 * `sum of its settlement entries = 20.00 + (-20.00)`, entries that say nothing of it left out.
 * @param besides what no settlement holds: its name and amounts.
 */
export function settledSum(
  parts: readonly SettledPartOfLine[],
  component: Component,
  money: (amount: number) => string,
  besides: { readonly name: string; readonly amounts: readonly number[] } = { name: "", amounts: [] },
): string {
  const amounts = [...parts.map((part) => part[component]), ...besides.amounts].filter(
    (amount) => amount !== 0,
  );
  const shown = amounts.map((amount) => (amount < 0 ? `(${money(amount)})` : money(amount)));
  const what = besides.amounts.length === 0 ? "" : ` and ${besides.name}`;
  return `sum of its settlement entries${what} = ${shown.length === 0 ? money(0) : shown.join(" + ")}`;
}

/** Each entry with what of it falls on the line. */
export function settledParts(
  skuId: string,
  parts: readonly SettledPartOfLine[],
  money: (amount: number) => string,
): readonly Statement[] {
  return parts.map((part) => {
    const { gross, seller_discount, refunds, platform_fees, commission, shipping, other_fees, ads } = part;
    const total =
      gross - seller_discount - refunds - platform_fees - commission - shipping - other_fees - ads;
    const told = [...COMPONENTS, "ads" as const]
      .filter((name) => part[name] !== 0)
      .map((name) => `${name} ${money(part[name])}`)
      .join(", ");
    const share = part.is_whole === 1 ? "" : ", its share of the order's by net sales";
    const text = `${part.type} of ${part.day} in statement ${part.statement}: ${told === "" ? "nothing" : told}${share}`;
    return reckoned(skuId, "settlement", total, text, { basis: "actual", sources: part.sources });
  });
}

const PLACES: Readonly<Record<string, string>> = {
  line: "the line's",
  order: "shared over the order's lines by net sales",
  uncounted: "its order brings no revenue: the shop's",
  sample: "a cost of the sample",
  shop: "the shop's",
  unknown: "no export holds the order: stays out of profit",
  copy: "stands in a layout with SKU ids as well, which counts",
};

/** A statement from its entries to its total. */
export function explainStatement(
  statement: string,
  buckets: Readonly<Record<string, number>>,
  entries: readonly EntryOfStatement[],
  heading: LedgerHeading,
): readonly Statement[] {
  const money = (amount: number): string => formatMoney(amount, heading.currency);
  const costs = Object.entries(buckets).filter(([name]) => name !== "gross" && name !== "total");
  const shown = costs
    .filter(([, amount]) => amount !== 0)
    .map(([name, amount]) => ` - ${name} ${amount < 0 ? `(${money(amount)})` : money(amount)}`)
    .join("");
  const subject = `statement ${statement}`;
  return [
    ...entries.map((entry) => {
      const about = entry.about === null || entry.about === entry.entry_id ? "" : ` about ${entry.about}`;
      const sku = entry.sku_id === "" ? "" : `, SKU ${entry.sku_id}`;
      const text = `${entry.type} ${entry.entry_id}${about}${sku}, ${entry.day}: ${PLACES[entry.place] ?? ""}`;
      return reckoned(subject, "entry", entry.total, text, { sources: entry.sources });
    }),
    reckoned(subject, "total", buckets["total"] ?? 0, `gross ${money(buckets["gross"] ?? 0)}${shown}`),
  ];
}
