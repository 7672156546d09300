import { refusal } from "./problems.ts";

/**
 * Path of the ledger: `--db`, else `CREATOROPS_DB`, else `./creatorops.db`.
 * @throws CannotGoOn (exit 2) for names that SQLite takes for a database that vanishes or for a URI.
 */
export function ledgerPathOf(option: string | undefined, fromEnvironment: string | undefined): string {
  const path = option ?? (fromEnvironment || "creatorops.db");
  if (path === "" || path === ":memory:" || /^file:/i.test(path)) {
    throw refusal("CO006", `"${path}" is no path of a ledger`, "name a file: --db shop.db");
  }
  return path;
}
