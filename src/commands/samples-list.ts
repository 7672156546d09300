import { SAMPLE_STATES, type SampleState } from "../core/sample-states.ts";
import { samplesTable } from "../reports/samples-list.ts";
import { allSamples } from "../store/queries/samples-list.ts";
import { obligationsOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { ONE_CREATOR_OPTION, oneCreator } from "./creator-option.ts";

export const samplesList: CommandDef = {
  arguments: [],
  options: [
    ONE_CREATOR_OPTION,
    { name: "state", kind: "choice", choices: SAMPLE_STATES, value: "state", summary: "only those in it" },
  ],
  report: false,
  rows: true,
  examples: ["creatorops samples list --state delivered", "creatorops samples list --creator @demo.maya"],
  run: async (context, input) => {
    const start = await startReport(context);
    const { asOf, ledger } = start;
    obligationsOn(ledger.db, asOf);
    const choice = {
      creator: oneCreator(ledger, input),
      state: (input.options["state"] ?? null) as SampleState | null,
    };
    return reportResult(start, samplesTable(allSamples(ledger.db), choice));
  },
};
