import { feesByCreatorTable } from "../reports/fees-by-creator.ts";
import { feesTable } from "../reports/fees-list.ts";
import { allFees } from "../store/queries/fees-list.ts";
import { allTerms } from "../store/queries/terms.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { ONE_CREATOR_OPTION, oneCreator } from "./creator-option.ts";

export const feesList: CommandDef = {
  arguments: [],
  options: [
    ONE_CREATOR_OPTION,
    { name: "unpaid", kind: "flag", summary: "only what is not paid yet" },
    {
      name: "by",
      kind: "choice",
      choices: ["creator"],
      value: "key",
      summary: "agreed, charged, paid and open, in sums",
    },
  ],
  report: false,
  rows: true,
  examples: ["creatorops fees list --unpaid", "creatorops fees list --by creator"],
  run: async (context, input) => {
    const start = await startReport(context);
    const { asOf, heading, ledger } = start;
    const fees = allFees(ledger.db);
    const choice = {
      asOf,
      creator: oneCreator(ledger, input),
      onlyUnpaid: input.options["unpaid"] === true,
    };
    if (input.options["by"] === undefined) return reportResult(start, feesTable(fees, choice, heading));
    return reportResult(start, feesByCreatorTable(fees, allTerms(ledger.db, asOf), choice));
  },
};
