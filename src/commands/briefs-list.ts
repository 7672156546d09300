import { briefsTable } from "../reports/briefs-list.ts";
import { sentBriefs } from "../store/queries/briefs-list.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { ONE_CREATOR_OPTION, oneCreator } from "./creator-option.ts";

export const briefsList: CommandDef = {
  arguments: [],
  options: [ONE_CREATOR_OPTION],
  report: false,
  rows: true,
  examples: ["creatorops briefs list --creator @demo.maya"],
  run: async (context, input) => {
    const start = await startReport(context);
    const { asOf, ledger } = start;
    return reportResult(start, briefsTable(sentBriefs(ledger.db, asOf), oneCreator(ledger, input)));
  },
};
