import type Database from "better-sqlite3";
import type { Day } from "../core/scalars.ts";
import { registerDays } from "./day-of.ts";
import { definitionHash } from "./definitions.ts";
import { registerLinks } from "./link-parts.ts";
import { readShop } from "./shop.ts";

/**
 * Makes the derived tables fit a report as of `asOf`: the ledger's own where they do, else temporary
 * ones of the same names, which come first when a statement names them. A reader never writes.
 */
export async function deriveFor(db: Database.Database, asOf: Day): Promise<void> {
  registerDays(db, readShop(db).timezone);
  registerLinks(db);
  const state = db.prepare("SELECT is_dirty, definition_hash, horizon FROM derived_state").get() as {
    is_dirty: number;
    definition_hash: string;
    horizon: string;
  };
  const fits = state.is_dirty === 0 && state.definition_hash === definitionHash() && asOf >= state.horizon;
  // What builds them is loaded only when it is needed: most reports find theirs ready.
  if (!fits) (await import("./build.ts")).buildBeside(db, asOf);
}
