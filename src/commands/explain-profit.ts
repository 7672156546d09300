import { CannotGoOn, EXIT } from "../core/problem.ts";
import { formatMoney } from "../core/money.ts";
import { explainTable } from "../reports/explain.ts";
import type { CellComponent, CellPart } from "../reports/cell.ts";
import { CELL_COMPONENTS } from "../reports/cell.ts";
import { cellStatements } from "../reports/explain-cell.ts";
import { figures } from "../reports/profit-columns.ts";
import type { Table } from "../render/table.ts";
import { explainedCost } from "../store/queries/explain-cost.ts";
import { readOrder } from "../store/queries/explain-line.ts";
import { explainedOrder } from "../store/queries/explain-order.ts";
import { profitRows } from "../store/queries/profit.ts";
import type { DrillRow } from "../store/queries/profit-drill.ts";
import { drillRows } from "../store/queries/profit-drill.ts";
import type { ProfitKey } from "../store/queries/profit-keys.ts";
import { skuOfName } from "../store/queries/sku.ts";
import type { ReportStart } from "./answer.ts";
import type { Input, OptionDef } from "./command.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { BASIS_OPTION, CREATOR_OPTION, creatorOfOption, profitScope } from "./profit-scope.ts";

const KEYS = [
  "creator",
  "product",
  "content",
  "stage",
  "niche",
  "tag",
] as const satisfies readonly ProfitKey[];

const keyOption = (name: string, summary: string): OptionDef => ({
  name,
  kind: "text",
  value: name,
  summary,
});

/** Options that name a cell of the profit table: its row and its column. */
export const CELL_OPTIONS: readonly OptionDef[] = [
  keyOption("component", `of profit: ${CELL_COMPONENTS.join(", ")}`),
  { ...CREATOR_OPTION, summary: "of profit: this creator's row; without any such option the total" },
  keyOption("product", "of profit: this product's row, by SKU id or seller SKU"),
  keyOption("content", "of profit: the row of this content"),
  keyOption("stage", "of profit: the row of this stage"),
  keyOption("niche", "of profit: the row of this niche"),
  keyOption("tag", "of profit: the row of this tag"),
  { ...BASIS_OPTION, summary: "of profit: the date that puts a line into a period" },
];

function componentOf({ options }: Input): CellComponent {
  const text = options["component"] ?? "net_profit";
  const component = CELL_COMPONENTS.find((name) => name === text);
  if (component !== undefined) return component;
  const cure = `components: ${CELL_COMPONENTS.join(", ")}`;
  throw refusedOption("CO002", `--component ${String(text)}: profit has no such component`, cure);
}

/** The row that the options name: a grouping and its key. */
function rowOf({ ledger }: ReportStart, { options }: Input): { by: ProfitKey; key: string } {
  const named = KEYS.filter((name) => options[name] !== undefined);
  const [by, second] = named;
  if (second !== undefined)
    throw refusedOption(
      "CO003",
      `${named.map((name) => `--${name}`).join(" and ")} name two rows`,
      "give one of them",
    );
  if (by === undefined) return { by: "total", key: "total" };
  const text = options[by] as string;
  if (by === "creator") return { by, key: creatorOfOption(ledger, text) ?? text };
  return { by, key: by === "product" ? (skuOfName(ledger.db, text) ?? text) : text };
}

/** Reads what is known of each amount; lines of one order share what is known of it. */
function partsOf({ ledger: { db } }: ReportStart, rows: readonly DrillRow[]): readonly CellPart[] {
  const orders = new Map<string, ReturnType<typeof readOrder>>();
  const orderOf = (orderId: string): ReturnType<typeof readOrder> => {
    const found = orders.get(orderId) ?? readOrder(db, explainedOrder(db, orderId) ?? missing(orderId));
    orders.set(orderId, found);
    return found;
  };
  return rows.map((row) => {
    if (row.cost_ref !== null) return { row, line: null, cost: explainedCost(db, row.cost_ref) };
    const { order, lines } = orderOf(row.order_id ?? "");
    const facts = lines.find(({ line }) => line.line_ref === row.line_ref) ?? missing(row.order_id ?? "");
    return { row, line: { facts, order }, cost: null };
  });
}

function missing(orderId: string): never {
  throw new Error(`order ${orderId} has profit and cannot be found`);
}

/**
 * A cell of the profit table taken apart: the lines and costs that make it up, which add up to it.
 * @throws CannotGoOn (exit 2) for a component or a row that there is not.
 */
export function explainProfit(start: ReportStart, input: Input, limit: number | null): Table {
  const { db } = start.ledger;
  const component = componentOf(input);
  const { by, key } = rowOf(start, input);
  // The key picks the row; a filter by creator would change what the others hold.
  const scope = { ...profitScope(start, input), creator: null };
  const row = profitRows(db, by, scope).find((each) => each.key === key);
  if (row === undefined) {
    const message = `the profit by ${by} has no row ${key} in this period`;
    throw new CannotGoOn(
      EXIT.refused,
      commandProblem("nothingToExplain", message, { cure: `creatorops profit --by ${by}` }),
    );
  }
  const cell = Number(figures(row)[component]);
  const rows = drillRows(db, by, scope, { key, limit: null }).filter((each) => each[component] !== 0);
  const sum = rows.reduce((running, each) => running + each[component], 0);
  if (sum !== cell) throw new Error(`${component} of ${key} is ${cell}, its lines and costs sum to ${sum}`);
  const money = (amount: number): string => formatMoney(amount, start.heading.currency);
  const parts = partsOf(start, rows.slice(0, limit ?? rows.length));
  const whose =
    by === "total" ? "in total" : `of ${by === "creator" && !key.startsWith("(") ? "@" : ""}${key}`;
  return {
    ...explainTable(
      `What makes up ${component} ${whose}`,
      cellStatements(parts, { component, basis: scope.basis, money }),
    ),
    totals: { subject: "total", item: component, value: cell, text: null, basis: null, sources: null },
    empty: `It is ${money(cell)}: no line and no cost has any.`,
    period: { ...start.period, basis: scope.basis },
  };
}
