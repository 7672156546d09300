import type Database from "better-sqlite3";
import type { SampleState } from "../../core/sample-states.ts";
import { sampleProducts, sampleValue } from "./standing.ts";

/** A sample as it stands on the report's day. */
export interface SampleRow {
  readonly sample: string;
  readonly creator: string | null;
  /** JSON array of seller SKUs. */
  readonly products: string;
  readonly state: SampleState;
  readonly requested_on: string | null;
  readonly approved_on: string | null;
  readonly shipped_on: string | null;
  readonly delivered_on: string | null;
  readonly due_on: string | null;
  readonly assumed: number;
  readonly obligation: "posted" | "due" | "late" | "overdue" | "lapsed" | null;
  readonly cost: number;
  readonly missing_costs: number;
}

/** All samples, the newest first; `obligationsOn` comes first (`domain.md §8`). */
export function allSamples(db: Database.Database): readonly SampleRow[] {
  return db
    .prepare(
      `WITH ${sampleValue("SELECT sample FROM sample_standing")}
       SELECT s.sample, s.creator, ${sampleProducts("s.sample_ref")} AS products,
         CASE WHEN o.state IN ('posted', 'lapsed') THEN o.state ELSE s.state END AS state,
         s.requested_on, s.approved_on, s.shipped_on, s.delivered_on, o.due_on, s.is_assumed AS assumed,
         o.state AS obligation, coalesce(v.amount, 0) AS cost, (
           SELECT count(*) FROM sample_item AS i
           WHERE i.sample_ref = s.sample_ref AND i.unit_cost IS NULL AND s.ship_on IS NOT NULL
         ) AS missing_costs
       FROM sample_standing AS s
       LEFT JOIN obligation_standing AS o ON o.sample_ref = s.sample_ref
       LEFT JOIN sample_value AS v ON v.sample = s.sample
       ORDER BY coalesce(s.shipped_on, s.ship_on, s.requested_on, '') DESC, s.sample`,
    )
    .all() as SampleRow[];
}
