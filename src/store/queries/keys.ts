import type Database from "better-sqlite3";
import { OPEN_END } from "../../core/held-days.ts";

/** A key as it is written, with who that is. */
export interface WrittenKey {
  /** The handle under which it is written. */
  readonly handle: string;
  /** The creators whom that handle means on the key's days; the handle itself where nobody is known by it. */
  readonly owners: readonly string[];
  readonly kind: string;
  readonly value: string;
  /** "" where it always held. */
  readonly from_day: string;
  /** "9999-12-31" where it is open. */
  readonly to_day: string;
  /** False of an e-mail that stands in a row of the creator. */
  readonly is_key: boolean;
  /** The key of its fact. */
  readonly row_key: string;
  /** Other creators who have the same key on a day of these. */
  readonly others: readonly string[];
}

/** Every key that is not removed, and what of it each creator has; e-mails of creators rows are keys as well. */
const OWNED = `
  written AS MATERIALIZED (
    SELECT key ->> 0 AS handle, key ->> 1 AS kind, key ->> 2 AS value, key ->> 3 AS from_day,
      coalesce(fields ->> 'to', '${OPEN_END}') AS to_day, 1 AS is_key, key AS row_key
    FROM sheet_row WHERE fact = 'key' AND fields ->> 'removed' IS NULL
    UNION ALL
    SELECT key ->> 0, 'email', fields ->> 'email', '', '${OPEN_END}', 0, key
    FROM sheet_row WHERE fact = 'creator' AND fields ->> 'email' IS NOT NULL
  ), owned AS MATERIALIZED (
    SELECT w.*, iif(w.kind = 'link', comparable_link(w.value), w.value) AS same,
      coalesce(h.creator, w.handle) AS creator, max(w.from_day, coalesce(h.from_day, '')) AS held_from,
      min(w.to_day, coalesce(h.to_day, '${OPEN_END}')) AS held_to
    FROM written AS w
    LEFT JOIN handle_owner AS h ON h.handle = w.handle AND h.from_day <= w.to_day AND h.to_day >= w.from_day
  )`;

type StoredKey = Omit<WrittenKey, "owners" | "others" | "is_key"> & {
  readonly owners: string;
  readonly others: string;
  readonly is_key: number;
};

function readable({ owners, others, is_key, ...row }: StoredKey): WrittenKey {
  return {
    ...row,
    owners: JSON.parse(owners) as string[],
    others: JSON.parse(others) as string[],
    is_key: is_key === 1,
  };
}

/** All keys that stand, of whatever day, by who has them; the derived tables have to fit the day of the report. */
export function writtenKeys(db: Database.Database): readonly WrittenKey[] {
  const rows = db
    .prepare(
      `WITH ${OWNED}, clash AS (
         SELECT a.row_key, a.is_key, b.creator
         FROM owned AS a JOIN owned AS b ON b.kind = a.kind AND b.same = a.same AND b.creator <> a.creator
           AND b.held_from <= a.held_to AND b.held_to >= a.held_from
         GROUP BY a.row_key, a.is_key, b.creator
       )
       SELECT o.handle, json_group_array(DISTINCT o.creator ORDER BY o.creator) AS owners, o.kind, o.value, o.from_day,
         o.to_day, o.is_key, o.row_key, (
           SELECT json_group_array(c.creator ORDER BY c.creator) FROM clash AS c
           WHERE c.row_key = o.row_key AND c.is_key = o.is_key
         ) AS others
       FROM owned AS o GROUP BY o.row_key, o.is_key
       ORDER BY min(o.creator), o.kind, o.value, o.from_day, o.handle`,
    )
    .all() as StoredKey[];
  return rows.map(readable);
}

/** The key that somebody else has on a day of these; the earliest. `handle` says who it shall be. */
export function heldByAnother(
  db: Database.Database,
  wanted: {
    readonly handle: string;
    readonly kind: string;
    readonly value: string;
    readonly from: string;
    readonly to: string;
  },
): WrittenKey | null {
  const row = db
    .prepare(
      `WITH ${OWNED}, mine AS (
         SELECT creator, from_day, to_day FROM handle_owner WHERE handle = @handle
         UNION ALL
         SELECT @handle, '', '${OPEN_END}' WHERE NOT EXISTS (SELECT 1 FROM handle_owner WHERE handle = @handle)
       )
       SELECT o.handle, json_array(o.creator) AS owners, o.kind, o.value, o.from_day, o.to_day, o.is_key, o.row_key,
         '[]' AS others
       FROM owned AS o JOIN mine AS m
         ON m.creator <> o.creator AND max(m.from_day, @from) <= o.held_to AND min(m.to_day, @to) >= o.held_from
       WHERE o.kind = @kind AND o.same = iif(@kind = 'link', comparable_link(@value), @value)
         AND o.held_from <= @to AND o.held_to >= @from
       ORDER BY o.is_key DESC, o.held_from, o.handle LIMIT 1`,
    )
    .get(wanted) as StoredKey | undefined;
  return row === undefined ? null : readable(row);
}

/** Whether `handle` is, by keys of any day, one of those that `creator` has come to: the two may not claim each other. */
export function claims(db: Database.Database, handle: string, creator: string): boolean {
  const found = db
    .prepare(
      `WITH RECURSIVE above (handle) AS (
         SELECT @creator
         UNION
         SELECT k.handle FROM key_sheet AS k JOIN above AS a ON k.kind = 'handle' AND k.value = a.handle
       )
       SELECT 1 FROM above WHERE handle = @handle`,
    )
    .get({ handle, creator });
  return found !== undefined;
}
