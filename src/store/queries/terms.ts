import type Database from "better-sqlite3";
import type { TermInForce } from "../../core/terms-in-force.ts";
import { ownerOn } from "./owner.ts";

/** A term as it was written; `from_day` is "" where it always held. */
export interface TermRow extends TermInForce {
  readonly note: string | null;
}

const WRITTEN = `SELECT key ->> 0 AS creator, key ->> 1 AS sku, key ->> 2 AS kind, key ->> 3 AS from_day,
    fields ->> 'to' AS to_day, fields ->> 'rate' AS rate, fields ->> 'post_days' AS post_days,
    fields ->> 'posts_due' AS posts_due, fields ->> 'flat_fee' AS flat_fee, fields ->> 'note' AS note
  FROM sheet_row WHERE fact = 'term'`;

/** The terms of one handle (or `*`), SKU (or `*`) and kind, as written, earliest first. */
export function termsOf(
  db: Database.Database,
  scope: { readonly creator: string; readonly sku: string; readonly kind: string },
): readonly TermRow[] {
  return db
    .prepare(
      `SELECT * FROM (${WRITTEN}) WHERE creator = @creator AND sku = @sku AND kind = @kind ORDER BY from_day`,
    )
    .all(scope) as TermRow[];
}

/** All terms, whenever they hold, under the creator who has the handle on the day; `*` is everybody. */
export function allTerms(db: Database.Database, day: string): readonly TermRow[] {
  return db
    .prepare(
      `SELECT iif(t.creator = '*', '*', ${ownerOn("t.creator", "@day")}) AS creator, t.sku, t.kind, t.from_day, t.to_day,
         t.rate, t.post_days, t.posts_due, t.flat_fee, t.note
       FROM (${WRITTEN}) AS t ORDER BY 1, t.sku, t.kind, t.from_day`,
    )
    .all({ day }) as TermRow[];
}
