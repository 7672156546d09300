import { formatMoney } from "../core/money.ts";
import { profitTable } from "../reports/profit.ts";
import { netProfit } from "../reports/profit-columns.ts";
import { profitNotes } from "../reports/profit-notes.ts";
import type { Note, Table } from "../render/table.ts";
import { profitRows, profitTotal } from "../store/queries/profit.ts";
import { isTaxSet, profitGaps } from "../store/queries/profit-gaps.ts";
import type { ProfitKey } from "../store/queries/profit-keys.ts";
import { PROFIT_KEYS } from "../store/queries/profit-keys.ts";
import { standOn } from "../store/standing.ts";
import type { ReportStart } from "./answer.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef, Context, Input } from "./command.ts";
import { closedBooksNotes } from "./closed-books.ts";
import { BASIS_OPTION, CREATOR_OPTION, profitScope } from "./profit-scope.ts";
import { refusedOption } from "./problems.ts";

type Scope = ReturnType<typeof profitScope>;

/** One view of the figures at a time. */
function refuseTwoViews({ options }: Input): void {
  const views = ["drill", "waterfall"].filter((name) => options[name] === true);
  if (options["waterfall"] === true && options["by"] !== undefined) views.push("by");
  if (views.length < 2) return;
  throw refusedOption(
    "CO003",
    `${views.map((name) => `--${name}`).join(" and ")} do not go together`,
    "give one of them; --creator goes with all",
  );
}

async function notesOf(start: ReportStart, scope: Scope, net: number): Promise<readonly Note[]> {
  const { db } = start.ledger;
  const { currency } = start.heading;
  const money = (amount: number): string => formatMoney(amount, currency);
  const gaps = profitNotes(profitGaps(db, scope), { currency, isTaxSet: isTaxSet(db) }, money);
  // One creator's rows are a part of the statements.
  const tiesOut = scope.basis === "settled" && scope.creator === null;
  const ties = tiesOut ? await tieOutOf(start, scope, money) : [];
  return [...gaps, ...ties, ...(await closedBooksNotes(start, scope, net))];
}

async function tieOutOf(
  { ledger }: ReportStart,
  scope: Scope,
  money: (amount: number) => string,
): Promise<readonly Note[]> {
  const [{ tieOut }, { tieOutNotes }] = await Promise.all([
    import("../store/queries/settled.ts"),
    import("../reports/tie-out.ts"),
  ]);
  return tieOutNotes(tieOut(ledger.db, scope.from ?? "", scope.to), money);
}

async function tableOf(context: Context, input: Input, start: ReportStart): Promise<Table> {
  const { db } = start.ledger;
  const by = (input.options["by"] ?? "creator") as ProfitKey;
  if (by === "stage") standOn(db, start.asOf);
  const scope = profitScope(start, input);
  const total = profitTotal(db, scope);
  const common = {
    by,
    total,
    period: { ...start.period, basis: scope.basis },
    notes: await notesOf(start, scope, netProfit(total)),
  };
  if (input.options["waterfall"] === true) {
    const { waterfallTable } = await import("../reports/waterfall.ts");
    return waterfallTable({ ...common, creator: scope.creator });
  }
  const limit = context.rowLimit;
  if (input.options["drill"] === true) {
    const [{ drillTable }, { drillRows, eachDrillRow }] = await Promise.all([
      import("../reports/profit-drill.ts"),
      import("../store/queries/profit-drill.ts"),
    ]);
    if (context.streams)
      return drillTable({ ...common, rows: [], further: eachDrillRow(db, by, scope, limit) });
    return drillTable({ ...common, rows: drillRows(db, by, scope, { key: null, limit }) });
  }
  const isPart = scope.attributedOnly || scope.creator !== null;
  return profitTable({ ...common, rows: profitRows(db, by, scope), isPart });
}

export const profit: CommandDef = {
  arguments: [],
  options: [
    {
      name: "by",
      kind: "choice",
      choices: PROFIT_KEYS,
      value: "key",
      summary: "what a row stands for",
    },
    BASIS_OPTION,
    { name: "attributed", kind: "flag", summary: "only lines that a creator gets" },
    CREATOR_OPTION,
    { name: "drill", kind: "flag", summary: "the lines and costs that make up the rows" },
    { name: "waterfall", kind: "flag", summary: "from gross to net profit, step by step" },
  ],
  report: true,
  examples: [
    "creatorops profit --month 2026-10",
    "creatorops profit --by product --format csv",
    "creatorops profit --drill --creator demo.maya --month 2026-10",
    "creatorops profit --waterfall --month 2026-10",
  ],
  run: async (context, input) => {
    refuseTwoViews(input);
    const start = await startReport(context);
    return reportResult(start, await tableOf(context, input, start));
  },
};
