import { EXIT } from "../core/problem.ts";
import { queryTable } from "../reports/query.ts";
import { deriveFor } from "../store/derive.ts";
import { prepareQuery } from "../store/query.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { ledgerAsKnown } from "./known-at.ts";

export const query: CommandDef = {
  arguments: [{ name: "select", summary: "one statement that only reads, in quotes", required: true }],
  options: [],
  report: false,
  rows: true,
  examples: [
    "creatorops query \"select name from sqlite_schema where type = 'table' order by name\"",
    'creatorops query "select creator, sum(net_revenue) as net_revenue from line_profit group by creator"',
  ],
  run: async (context, input) => {
    // The first connection may roll back what a crash left behind; the one that is asked cannot write.
    const heading = readShop(context.ledger("read").db);
    const { db } = await ledgerAsKnown(context, context.ledger("read-only"));
    const asOf = await context.asOf(heading.timezone);
    await deriveFor(db, asOf);
    const table = queryTable(prepareQuery(db, input.arguments[0] ?? ""), context.rowLimit);
    return { tables: [table], problems: [], exit: EXIT.done, heading, asOf };
  },
};
