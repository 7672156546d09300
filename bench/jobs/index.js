import { drillJobs } from "./drill.js";
import { endToEndJobs } from "./end-to-end.js";
import { importJobs } from "./import.js";
import { reportJobs } from "./report.js";
import { startJobs } from "./start.js";
import { weeklyJobs } from "./weekly.js";
import { workbookJobs } from "./workbook.js";

/**
 * What `--only` names, in the order of the table.
 * @type {Readonly<Record<string, (bench: import("../run.js").Bench) => import("../rows.js").Row[] | Promise<import("../rows.js").Row[]>>>}
 */
export const JOBS = {
  import: importJobs,
  report: reportJobs,
  "end-to-end": endToEndJobs,
  weekly: weeklyJobs,
  workbook: workbookJobs,
  start: startJobs,
  drill: drillJobs,
};
