import type { ProfitBasis } from "../store/queries/profit-keys.ts";
import type { CellComponent, CellPart } from "./cell.ts";
import type { Statement } from "./explain.ts";
import { reckoned } from "./explain.ts";
import type { LineFacts } from "./explain-line.ts";
import { lineStatements } from "./explain-line.ts";
import { settledStatement } from "./explain-settled-cell.ts";

type Money = (amount: number) => string;

/** Which column of the table, under which basis of dates. */
export interface CellQuestion {
  readonly component: CellComponent;
  readonly basis: ProfitBasis;
  readonly money: Money;
}

/** Files that a component of a line comes from, besides those that its formula names. */
function sourcesOf(component: CellComponent, facts: LineFacts): readonly string[] {
  const { sources, settled, cost, tax, labels, commissions } = facts;
  const isSettled = facts.line.revenue_basis === "actual";
  const entries = settled.flatMap((part) => part.sources);
  const revenue = isSettled ? entries : sources;
  const charged = commissions.filter((row) => row.tiktok_amount === null).flatMap((row) => row.sources);
  const ownLabels = isSettled && facts.ownLabel === 0 ? [] : labels.flatMap((label) => label.sources);
  const all = [...revenue, ...(cost?.sources ?? []), ...ownLabels, ...charged];
  const own: Partial<Record<CellComponent, readonly string[]>> = {
    sales_tax: [...revenue, ...(tax?.sources ?? [])],
    cogs: [...sources, ...(cost?.sources ?? [])],
    shipping: [...revenue, ...ownLabels],
    other_fees: entries,
    commission: charged.length === 0 ? revenue : [...(isSettled ? entries : []), ...charged],
    cm3: all,
    net_profit: all,
  };
  return own[component] ?? revenue;
}

function lineStatement({ row, line }: CellPart, component: CellComponent, money: Money): Statement {
  if (line === null) throw new Error(`the line of ${row.order_id ?? ""} is not explained`);
  const { facts, order } = line;
  const item = component === "net_profit" ? "cm3" : component;
  const found = lineStatements(facts, order, money).findLast((statement) => statement.item === item);
  if (found === undefined || found.value !== row[component])
    throw new Error(
      `${component} of ${row.order_id ?? ""} is ${row[component]}, explained as ${found?.value ?? "nothing"}`,
    );
  const sources = [...new Set([...found.sources, ...sourcesOf(component, facts)])];
  return {
    ...found,
    subject: `order ${row.order_id ?? ""}, SKU ${row.sku_id ?? ""}`,
    item: component,
    sources,
  };
}

function costStatement({ row, cost }: CellPart, component: CellComponent, money: Money): Statement {
  if (cost === null) throw new Error(`the cost of ${row.day} is not explained`);
  const { reason, day, reference, product, sources } = cost;
  const formula =
    product === null ? "" : `: unit cost x quantity = ${money(product.unit_cost)} x ${product.quantity}`;
  const named = product === null && sources.length === 0 ? `: ${reference}` : formula;
  const subject =
    row.order_id === null ? (row.sku_id === null ? "cost" : `SKU ${row.sku_id}`) : `order ${row.order_id}`;
  return reckoned(subject, component, row[component], `${reason} on ${day}${named}`, { sources });
}

/**
 * A cell of the profit table as the amounts that it sums.
 * @throws Error when an amount is explained as another one: a bug, never a matter of the data.
 */
export function cellStatements(
  parts: readonly CellPart[],
  { component, basis, money }: CellQuestion,
): readonly Statement[] {
  const ofLine = basis === "settled" ? settledStatement : lineStatement;
  return parts.map((part) =>
    part.cost === null ? ofLine(part, component, money) : costStatement(part, component, money),
  );
}
