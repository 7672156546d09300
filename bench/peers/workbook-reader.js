import { readFileSync } from "node:fs";
import { streamXlsxRows } from "hucre/xlsx";

/** Reads every row of a workbook with a library, and does nothing with them. */
const [, , path = "", sheet = ""] = process.argv;
let rows = 0;
for await (const row of streamXlsxRows(readFileSync(path), { sheet })) rows += row.values.length > 0 ? 1 : 0;
process.stdout.write(`${rows}\n`);
