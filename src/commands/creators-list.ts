import { NO_WISH } from "../reports/creators.ts";
import { startReport } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { listedCreators } from "./listed-creators.ts";

export const creatorsList: CommandDef = {
  arguments: [],
  options: [],
  report: true,
  examples: ["creatorops creators", "creatorops creators list --month 2026-10 --sort net_revenue:desc"],
  run: async (context) => listedCreators(await startReport(context), "creators list", NO_WISH),
};
