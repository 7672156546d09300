import type { TableRow } from "../render/table.ts";

/** A file of rejected rows that was written. */
interface Written {
  readonly path: string;
}

const RESULTS = ["new", "updated", "unchanged", "stale", "repeated", "rejected"] as const;

/** What became of files of a status, in words for one and for several of them. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  imported: "imported",
  dry_run: "to import",
  already_imported: "in the ledger already",
  unrecognised: "left alone",
  refused: "refused",
  failed: "failed",
};

/** Of many rows the digits stand in groups. */
function countedInGroups(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

function sum(rows: readonly TableRow[], key: string): number {
  return rows.reduce((total, row) => total + Number(row[key]), 0);
}

/** How many files came to what: `21 files: 2 imported, 19 in the ledger already`. */
function filesLine(rows: readonly TableRow[]): string {
  const parts = Object.entries(STATUS_WORDS).flatMap(([status, words]) => {
    const count = rows.filter((row) => row["status"] === status).length;
    return count === 0 ? [] : [`${count} ${words}`];
  });
  return `${countedInGroups(rows.length, "file")}: ${parts.join(", ")}`;
}

/** The rows that were looked at: `1,204 rows: 310 new, 44 updated, 850 unchanged`. */
function rowsLine(rows: readonly TableRow[]): string | null {
  const looked = rows.filter((row) => row["status"] === "imported" || row["status"] === "dry_run");
  if (looked.length === 0) return null;
  const parts = RESULTS.flatMap((key) => {
    const count = sum(looked, key);
    return count === 0 ? [] : [`${count.toLocaleString("en-US")} ${key}`];
  });
  const read = countedInGroups(sum(looked, "read"), "row");
  return parts.length === 0 ? read : `${read}: ${parts.join(", ")}`;
}

/** What an import touched, or would touch, in a few lines for stderr, whatever the number of files. */
export function importSummary(
  rows: readonly TableRow[],
  rejects: readonly Written[],
  dryRun: boolean,
): readonly string[] {
  if (rows.length === 0) return [];
  const lines = [filesLine(rows), rowsLine(rows)].filter((line) => line !== null);
  const touched = rows.some(
    (row) => row["status"] === "imported" && sum([row], "new") + sum([row], "updated") > 0,
  );
  if (dryRun) lines.push("this was a dry run: nothing was written to the ledger");
  else if (!touched) lines.push("no fact of the ledger has changed");
  lines.push(
    ...rejects.map(({ path }) => `rejected rows are in ${path}: mend them there, then import that file`),
  );
  return lines.map((line) => `creatorops: ${line}`);
}
