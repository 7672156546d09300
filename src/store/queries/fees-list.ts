import type Database from "better-sqlite3";
import { ownerOn } from "./owner.ts";

/** A fee as it was written, under the creator who has its handle on its due day. */
export interface FeeRow {
  readonly creator: string;
  /** The handle as it was written. */
  readonly handle: string;
  readonly kind: string;
  readonly due_on: string;
  /** Which of those that are alike: 1 is the first. */
  readonly number: number;
  readonly amount: number;
  readonly paid_on: string | null;
  readonly note: string | null;
}

/** All fees, whenever they are due, the earliest first. */
export function allFees(db: Database.Database): readonly FeeRow[] {
  return db
    .prepare(
      `WITH fee AS (
         SELECT key ->> 0 AS handle, key ->> 1 AS kind, key ->> 2 AS due_on, CAST(key ->> 3 AS INTEGER) AS number,
           fields ->> 'amount' AS amount, fields ->> 'paid_on' AS paid_on, fields ->> 'note' AS note
         FROM sheet_row WHERE fact = 'fee' AND fields ->> 'amount' IS NOT NULL
       )
       SELECT ${ownerOn("fee.handle", "fee.due_on")} AS creator, fee.* FROM fee
       ORDER BY due_on, creator, kind, handle, number`,
    )
    .all() as FeeRow[];
}
