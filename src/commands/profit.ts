import { formatMoney } from "../core/money.ts";
import { profitNotes, profitTable } from "../reports/profit.ts";
import type { ProfitKey } from "../store/queries/profit.ts";
import { isTaxSet, profitGaps, profitRows, profitTotal } from "../store/queries/profit.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const profit: CommandDef = {
  arguments: [],
  options: [
    {
      name: "by",
      kind: "choice",
      choices: ["creator", "product", "week", "month", "total"],
      value: "key",
      summary: "what a row stands for",
    },
    {
      name: "basis",
      kind: "choice",
      choices: ["order"],
      value: "basis",
      summary: "the date that puts a line into a period",
    },
    { name: "attributed", kind: "flag", summary: "only lines that a creator gets" },
  ],
  report: true,
  examples: ["creatorops profit --month 2026-10", "creatorops profit --by product --format csv"],
  run: async (context, input) => {
    const start = await startReport(context);
    const { db } = start.ledger;
    const by = (input.options["by"] ?? "creator") as ProfitKey;
    const attributedOnly = input.options["attributed"] === true;
    const { from, to } = start.period;
    const scope = { from, to: to === null || to > start.asOf ? start.asOf : to, attributedOnly };
    const { currency } = start.heading;
    const facts = { currency, isTaxSet: isTaxSet(db) };
    const report = {
      by,
      rows: profitRows(db, by, scope),
      total: profitTotal(db, scope),
      attributedOnly,
      period: { from, to, basis: "order" },
      notes: profitNotes(profitGaps(db, scope), facts, (amount) => formatMoney(amount, currency)),
    };
    return reportResult(start, profitTable(report));
  },
};
