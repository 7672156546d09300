import { reconcileTable } from "../reports/reconcile.ts";
import { rebuild } from "../store/build.ts";
import { exceptionRows, knownKeys, statusRows } from "../store/queries/reconcile.ts";
import {
  adsMonths,
  orderDifferences,
  payoutRows,
  statementRows,
  unsettled,
} from "../store/queries/settlements.ts";
import { formatMoney } from "../core/money.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const reconcile: CommandDef = {
  arguments: [],
  options: [{ name: "rebuild", kind: "flag", summary: "make the derived tables anew from the facts first" }],
  report: true,
  examples: ["creatorops reconcile --month 2026-10", "creatorops reconcile --json"],
  run: async (context, input) => {
    if (input.options["rebuild"] === true) rebuild(context.ledger("write").db);
    const start = await startReport(context);
    const { db } = start.ledger;
    const { from, to } = start.period;
    const scope = { from, to: to === null || to > start.asOf ? start.asOf : to };
    const report = {
      statuses: statusRows(db, scope),
      exceptions: exceptionRows(db, scope),
      knownKeys: knownKeys(db),
      settlements: {
        tables: {
          settlements: statementRows(db, scope),
          payouts: payoutRows(db, scope),
          order_differences: orderDifferences(db, scope),
          ads: adsMonths(db, scope),
        },
        unsettled: unsettled(db),
        money: (amount: number) => `${start.heading.currency} ${formatMoney(amount, start.heading.currency)}`,
      },
      period: { from, to, basis: "order" },
      notes: [],
    };
    return reportResult(start, reconcileTable(report));
  },
};
