import { csvText, parseCsv } from "../csv.ts";
import type { GivenFile, TestLedger } from "./ledger.ts";

/** The file with other records; its bytes are UTF-8, its cells separated by commas. */
export function rewritten(
  file: GivenFile,
  change: (records: readonly (readonly string[])[]) => readonly (readonly string[])[],
): GivenFile {
  return { ...file, bytes: Buffer.from(csvText(change(parseCsv(file.bytes.toString("utf8"))))) };
}

/** Records that belong together, by their first cell: no export parts the lines of one order. */
function groupsOf(rows: readonly (readonly string[])[]): (readonly (readonly string[])[])[] {
  const groups = new Map<string, (readonly string[])[]>();
  for (const row of rows) {
    const key = row[0] ?? "";
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** Files of shares of the rows, each from one place to another between 0 and 1; whole orders stay whole. */
export function partsOf(
  file: GivenFile,
  shares: readonly (readonly [from: number, to: number])[],
): GivenFile[] {
  return shares.map(([from, to]) =>
    rewritten(file, ([header = [], ...rows]) => {
      const groups = groupsOf(rows);
      const place = (share: number): number => Math.round(share * groups.length);
      return [header, ...groups.slice(place(from), place(to)).flat()];
    }),
  );
}

/** The files with the export times that a ledger took them to have: a part of one may tell another time. */
export function withTimesOf(ledger: TestLedger, files: readonly GivenFile[]): GivenFile[] {
  const timeOf = ledger.open.db
    .prepare("SELECT exported_at FROM change WHERE file = ? AND kind = 'import' ORDER BY change_id")
    .pluck();
  const places = new Map<string, number>();
  return files.map((file) => {
    const place = places.get(file.name) ?? 0;
    places.set(file.name, place + 1);
    return { ...file, exportedAt: timeOf.all(file.name)[place] as number };
  });
}
