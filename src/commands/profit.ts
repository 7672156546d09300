import { formatMoney } from "../core/money.ts";
import { profitNotes, profitTable } from "../reports/profit.ts";
import { tieOutNotes } from "../reports/tie-out.ts";
import type { ProfitBasis, ProfitKey } from "../store/queries/profit.ts";
import {
  isTaxSet,
  PROFIT_BASES,
  PROFIT_KEYS,
  profitGaps,
  profitRows,
  profitTotal,
} from "../store/queries/profit.ts";
import { tieOut } from "../store/queries/settled.ts";
import { standOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";

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
    {
      name: "basis",
      kind: "choice",
      choices: PROFIT_BASES,
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
    if (by === "stage") standOn(db, start.asOf);
    const basis = (input.options["basis"] ?? "order") as ProfitBasis;
    const attributedOnly = input.options["attributed"] === true;
    const { from, to } = start.period;
    const scope = { from, to: to === null || to > start.asOf ? start.asOf : to, attributedOnly, basis };
    const { currency } = start.heading;
    const money = (amount: number): string => formatMoney(amount, currency);
    const facts = { currency, isTaxSet: isTaxSet(db) };
    const report = {
      by,
      rows: profitRows(db, by, scope),
      total: profitTotal(db, scope),
      attributedOnly,
      period: { from, to, basis },
      notes: [
        ...profitNotes(profitGaps(db, scope), facts, money),
        ...(basis === "settled" ? tieOutNotes(tieOut(db, scope.from ?? "", scope.to), money) : []),
      ],
    };
    return reportResult(start, profitTable(report));
  },
};
