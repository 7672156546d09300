import { costsTable } from "../reports/costs-list.ts";
import { allCosts } from "../store/queries/costs-list.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const costsList: CommandDef = {
  arguments: [],
  options: [],
  report: false,
  rows: true,
  examples: ["creatorops costs list", "creatorops costs list --as-of today"],
  run: async (context) => {
    const start = await startReport(context);
    const choice = { asOf: start.asOf, onlyInForce: context.isDayGiven };
    return reportResult(start, costsTable(allCosts(start.ledger.db), choice));
  },
};
