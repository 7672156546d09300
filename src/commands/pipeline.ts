import type { Table } from "../render/table.ts";
import { creatorStageTable, pipelineTable, STAGES, TREND_WEEKS } from "../reports/pipeline.ts";
import { ordersByWeek, stageRows } from "../store/queries/standing.ts";
import { standOn } from "../store/standing.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef, Input } from "./command.ts";
import { OWNER_OPTION, ownerWish } from "./owner-option.ts";
import { refusedOption } from "./problems.ts";
import { optionText } from "./typed-value.ts";

/** What is asked for; a funnel is about all stages. */
function viewOf({ options }: Input): { readonly kind: "stages" | "list" | "funnel"; stage: string | null } {
  const stage = optionText(options["stage"]) ?? null;
  const isList = stage !== null || options["list"] === true;
  if (options["funnel"] !== true) return { kind: isList ? "list" : "stages", stage };
  if (!isList) return { kind: "funnel", stage };
  const other = stage === null ? "--list" : "--stage";
  throw refusedOption("CO003", `--funnel counts, ${other} lists creators`, "give one of the two");
}

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
    { name: "funnel", kind: "flag", summary: "how many ever reached each stage, and went on from it" },
    OWNER_OPTION,
  ],
  report: true,
  examples: [
    "creatorops pipeline",
    "creatorops pipeline --stage delivered",
    "creatorops pipeline --funnel --owner ana",
  ],
  run: async (context, input) => {
    const view = viewOf(input);
    const { ofOwner, notes } = ownerWish(input);
    const start = await startReport(context);
    const { db } = start.ledger;
    standOn(db, start.asOf);
    const tables: Readonly<Record<typeof view.kind, () => Table | Promise<Table>>> = {
      stages: () => pipelineTable(ofOwner(stageRows(db))),
      list: () => creatorStageTable(ofOwner(stageRows(db)), view.stage, ordersByWeek(db, TREND_WEEKS)),
      funnel: async () => {
        const [{ funnelTable }, { funnelRows }] = await Promise.all([
          import("../reports/funnel.ts"),
          import("../store/queries/funnel.ts"),
        ]);
        return funnelTable(ofOwner(funnelRows(db)));
      },
    };
    const table = await tables[view.kind]();
    return reportResult(start, { ...table, notes: [...table.notes, ...notes(start.ledger)] });
  },
};
