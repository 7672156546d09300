import type Database from "better-sqlite3";

/** A sample of a creator with its days, its cost and what is owed for it; `standOn` comes first. */
export interface SampleLife {
  readonly sample: string;
  /** Finds what sources say of it. */
  readonly sample_node: string;
  readonly state: string;
  readonly requested_on: string | null;
  readonly approved_on: string | null;
  readonly shipped_on: string | null;
  readonly delivered_on: string | null;
  readonly is_assumed: number;
  readonly ship_on: string | null;
  /** JSON array of seller SKUs, with their quantity where it is not 1. */
  readonly products: string;
  /** Minor units, what it cost to make and to send. */
  readonly cost: number;
  readonly due_on: string | null;
  readonly posts_due: number | null;
  readonly obligation: "posted" | "due" | "late" | "overdue" | "lapsed" | null;
  readonly fulfilled_on: string | null;
}

export function sampleLives(db: Database.Database, creator: string): readonly SampleLife[] {
  return db
    .prepare(
      `SELECT s.sample, p.sample_node, s.state, s.requested_on, s.approved_on, s.shipped_on, s.delivered_on, s.is_assumed, s.ship_on, (
           SELECT json_group_array(i.name || iif(i.quantity = 1, '', ' x ' || i.quantity) ORDER BY i.name)
           FROM sample_item AS i WHERE i.sample_ref = s.sample_ref
         ) AS products, (
           SELECT coalesce(sum(c.amount), 0) FROM other_cost AS c
           WHERE c.component = 'sample_cost' AND c.reference = s.sample
         ) AS cost,
         o.due_on, w.posts_due, o.state AS obligation, o.fulfilled_on
       FROM sample_standing AS s
       JOIN sample AS p ON p.sample_ref = s.sample_ref
       LEFT JOIN obligation_standing AS o ON o.sample_ref = s.sample_ref
       LEFT JOIN obligation AS w ON w.sample_ref = s.sample_ref
       WHERE s.creator = ? ORDER BY coalesce(s.requested_on, s.ship_on, ''), s.sample`,
    )
    .all(creator) as SampleLife[];
}

/** The day on which a creator was first known; null: not yet. `standOn` comes first. */
export function foundOn(db: Database.Database, creator: string): string | null {
  const day = db.prepare("SELECT on_day FROM first_known WHERE creator = ?").pluck().get(creator);
  return (day as string | undefined) ?? null;
}

/** Value of the setting that says for how many days an order keeps its creator at `selling`. */
export function sellingDays(db: Database.Database): number {
  return Number(db.prepare("SELECT value FROM setting WHERE name = 'selling_days'").pluck().get());
}
