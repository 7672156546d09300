import { measure } from "../measure.js";
import { workbookReader } from "../peers.js";
import { creatorops } from "../program.js";
import { timeRow } from "../rows.js";
import { takeTurns } from "../turns.js";

/**
 * The import of a workbook, against its reader alone.
 * @param {import("../run.js").Bench} bench
 */
export function workbookJobs({ data, runs, ledgers }) {
  const { reader, ours } = takeTurns(runs, {
    reader: () => measure(workbookReader(data.workbook)),
    ours: () => {
      const measured = measure(creatorops(ledgers.empty("workbook"), ["import", data.workbook, "--json"]));
      const [row] = JSON.parse(measured.output).rows;
      if (row.new !== data.workbookLines) throw new Error(`${row.new} of ${data.workbookLines} rows are new`);
      return measured;
    },
  });
  const title = `import of a workbook, ${data.workbookLines} x 30 cells`;
  return [timeRow(title, ours, "hucre, nothing done", reader, { must: 1.5, aim: 1.2 })];
}
