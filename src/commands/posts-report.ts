import { formatMoney } from "../core/money.ts";
import { postsTable } from "../reports/posts-report.ts";
import { ordersOfPosts, postRows } from "../store/queries/posts-report.ts";
import { profitRows } from "../store/queries/profit.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { profitScope } from "./profit-scope.ts";

const ALL_TIME = { from: null, to: null };

export const postsReport: CommandDef = {
  arguments: [],
  options: [],
  report: true,
  examples: [
    "creatorops posts report --month 2026-10",
    "creatorops posts report --sort views:desc --limit 20",
  ],
  run: async (context, input) => {
    const start = await startReport(context);
    const { db } = start.ledger;
    const { period, asOf } = start;
    const { currency } = start.heading;
    const posts = postRows(db, { ...period, asOf });
    const table = postsTable(
      {
        posts,
        profit: profitRows(db, "content", profitScope(start, input, ALL_TIME)),
        orders: ordersOfPosts(db),
        isAllTime: period.from === null && period.to === null,
        period: { ...period, basis: "posted" },
      },
      (amount) => `${currency} ${formatMoney(amount, currency)}`,
    );
    return reportResult(start, table);
  },
};
