import type Database from "better-sqlite3";
import type { SampleDays } from "../../core/sample-states.ts";

/**
 * Rows of a CTE `named (sample_node, node, row_key, place)`: what a key names, by `@key`. Whatever ever named a sample
 * still does: its order, its parcel, its row; a row that another one took the place of leads to that one.
 */
const NAMED = `named AS (
  SELECT sample_node, node, NULL AS row_key, 1 AS place FROM sample_member WHERE node IN ('o:' || @key, 't:' || @key)
  UNION ALL
  SELECT m.sample_node, coalesce(c.node, r.node), iif(c.node IS NULL AND r.node LIKE 'r:%', r.row_key, NULL),
    iif(r.printed_key = @key, 2, 3)
  FROM known_sample_row AS r
  JOIN sample_member AS m ON m.node = r.node
  LEFT JOIN sample_succession AS c ON c.row_key = r.row_key
  WHERE r.printed_key = @key OR r.row_key ->> 0 = @key
)`;

/** Where an edit of a sample is written, and what is known of the sample. */
export interface NamedSample extends SampleDays {
  readonly sample_ref: number;
  readonly sample: string;
  readonly creator: string | null;
  /** `o:<order id>`, `t:<tracking number>` or `r:<row key>`, as the key names it. */
  readonly node: string;
  /** Of a row of a sheet with neither order nor parcel: its key. */
  readonly row_key: string | null;
}

/** The sample of a key: the printed one, or any that it had before. */
export function sampleOfKey(db: Database.Database, key: string): NamedSample | null {
  const row = db
    .prepare(
      `WITH ${NAMED}
       SELECT s.sample_ref, s.sample, s.creator, n.node, n.row_key, s.state, s.requested_on, s.approved_on, s.shipped_on,
         s.delivered_on
       FROM named AS n JOIN sample AS s ON s.sample_node = n.sample_node
       ORDER BY n.place, s.sample, n.node LIMIT 1`,
    )
    .get({ key }) as NamedSample | undefined;
  return row ?? null;
}

/** Every key that a sample is printed under. */
export function sampleKeys(db: Database.Database): readonly string[] {
  return db.prepare("SELECT sample FROM sample ORDER BY sample").pluck().all() as string[];
}
