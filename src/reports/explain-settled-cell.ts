import type { DrillRow } from "../store/queries/profit-drill.ts";
import type { CellComponent, CellPart } from "./cell.ts";
import type { Statement } from "./explain.ts";
import { reckoned } from "./explain.ts";

/** What no settlement says of a line, by component. */
const OWN: Partial<Record<CellComponent, string>> = {
  cogs: "product",
  shipping: "own labels",
  commission: "commission of other programmes",
};

type Money = (amount: number) => string;

/** `net_revenue - sales_tax - … = 20.00 - 1.20 …`, of what a settlement or the line itself put into a period. */
function sumText(row: DrillRow, component: CellComponent, money: Money): string {
  const shown = (amount: number): string => (amount < 0 ? `(${money(amount)})` : money(amount));
  const put = (names: readonly (keyof DrillRow)[]): string =>
    `${names.join(" - ")} = ${names.map((name) => shown(row[name] as number)).join(" - ")}`;
  if (component === "net_revenue") return `: ${put(["gross", "seller_discount", "refunds"])}`;
  if (component !== "cm3" && component !== "net_profit") return "";
  return `: ${put(["net_revenue", "sales_tax", "cogs", "platform_fees", "shipping", "other_fees", "commission"])}`;
}

/** What a settlement entry, or the line on the day of its first one, put into a period of the settled basis. */
export function settledStatement({ row, line }: CellPart, component: CellComponent, money: Money): Statement {
  if (line === null) throw new Error(`the line of ${row.order_id ?? ""} is not explained`);
  const { facts } = line;
  const entry = facts.settled.find(({ entry_ref }) => entry_ref === row.entry_ref);
  const subject = `order ${row.order_id ?? ""}, SKU ${row.sku_id ?? ""}`;
  const { labels, cost, commissions } = facts;
  const own = {
    cogs: cost?.sources ?? [],
    shipping: labels.flatMap((label) => label.sources),
    commission: commissions.filter((each) => each.tiktok_amount === null).flatMap((each) => each.sources),
  };
  const rate = facts.tax?.value ?? 0;
  const tax =
    component === "sales_tax" ? `: round(${money(row.net_revenue)} x ${rate} / (10000 + ${rate}))` : "";
  if (entry !== undefined) {
    const share = entry.is_whole === 1 ? "" : ", its share of the order's by net sales";
    const text = `${entry.type} of ${entry.day} in statement ${entry.statement}${sumText(row, component, money)}${tax}${share}`;
    return reckoned(subject, component, row[component], text, { basis: "actual", sources: entry.sources });
  }
  const sources = component in own ? own[component as keyof typeof own] : Object.values(own).flat();
  const text = `${OWN[component] ?? "product, own labels and other programmes"}, on the day of its first settlement${sumText(row, component, money)}`;
  return reckoned(subject, component, row[component], text, { sources: [...new Set(sources)] });
}
