import { creatorStageTable, pipelineTable, STAGES } from "../reports/pipeline.ts";
import { stageRows } from "../store/queries/standing.ts";
import { standOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";

export const pipeline: CommandDef = {
  arguments: [],
  options: [
    {
      name: "stage",
      kind: "choice",
      choices: STAGES,
      value: "stage",
      summary: "list the creators at one stage",
    },
    { name: "list", kind: "flag", summary: "list the creators of all stages" },
  ],
  report: true,
  examples: ["creatorops pipeline", "creatorops pipeline --stage delivered"],
  run: async (context, input) => {
    const start = await startReport(context);
    standOn(start.ledger.db, start.asOf);
    const rows = stageRows(start.ledger.db);
    const stage = (input.options["stage"] as string | undefined) ?? null;
    const isList = stage !== null || input.options["list"] === true;
    return reportResult(start, isList ? creatorStageTable(rows, stage) : pipelineTable(rows));
  },
};
