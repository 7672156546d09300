import type Database from "better-sqlite3";

/** Money of one day: how many things it is about, and their sum in minor units. */
export interface DayAmount {
  readonly day: string;
  readonly count: number;
  readonly amount: number;
}

/** Counted orders of a creator by the day on which they were made, with their units and commission. */
export interface OrderDay extends DayAmount {
  readonly units: number;
  readonly commission: number;
}

export function orderDays(db: Database.Database, creator: string, asOf: string): readonly OrderDay[] {
  return db
    .prepare(
      `SELECT day, orders AS count, units, net_revenue AS amount, commission FROM owner_day
       WHERE owner = ? AND day <= ? ORDER BY day`,
    )
    .all(creator, asOf) as OrderDay[];
}

/**
 * What was given back of a creator's orders: on the day of the return's refund, else on which the refund was settled,
 * else of the order, for an export of orders does not date refunds.
 */
export function refundDays(db: Database.Database, creator: string, asOf: string): readonly DayAmount[] {
  return db
    .prepare(
      `WITH refunded AS (
         SELECT c.order_ref, min(c.ordered_on) AS ordered_on, sum(p.refunds) AS amount
         FROM counted_line AS c CROSS JOIN line_profit AS p ON p.line_ref = c.line_ref
         WHERE c.creator = @creator AND p.refunds <> 0 GROUP BY c.order_ref
       ), dated AS (
         SELECT amount, coalesce(
           (SELECT max(r.refunded_on) FROM return_version AS r
            WHERE r.order_ref = o.order_ref AND r.is_current = 1 AND r.refunded_on <= @asOf),
           (SELECT max(e.day) FROM settlement_entry AS e WHERE e.order_ref = o.order_ref AND e.refund <> 0),
           ordered_on) AS day
         FROM refunded AS o
       )
       SELECT day, count(*) AS count, sum(amount) AS amount FROM dated WHERE day <= @asOf GROUP BY day ORDER BY day`,
    )
    .all({ creator, asOf }) as DayAmount[];
}

/** Commission of a creator that was paid: TikTok's by the day of payment, that of sheets by the row's day. */
export function commissionDays(db: Database.Database, creator: string, asOf: string): readonly DayAmount[] {
  return db
    .prepare(
      `WITH paid AS (
         SELECT day_of(v.commission_paid_at) AS day,
           coalesce(v.actual_standard, 0) + coalesce(v.actual_ads, 0) + coalesce(v.actual_bonus, 0) AS amount
         FROM (SELECT DISTINCT handle FROM handle_owner WHERE creator = @creator) AS h
         CROSS JOIN order_handle AS o ON o.handle = h.handle
         CROSS JOIN commission_row_version AS v ON v.order_ref = o.order_ref AND v.is_current = 1
           AND v.creator_handle = h.handle
         WHERE v.commission_paid_at IS NOT NULL AND v.state <> 'ineligible'
         UNION ALL
         SELECT c.on_day, c.actual_amount FROM commission_creator AS k
         JOIN commission_fact AS c ON c.commission_ref = k.commission_ref
         WHERE k.creator = @creator AND c.source NOT LIKE 'tiktok-%' AND c.on_day IS NOT NULL
       )
       SELECT day, count(*) AS count, sum(amount) AS amount FROM paid
       WHERE day <= @asOf AND amount <> 0 GROUP BY day ORDER BY day`,
    )
    .all({ creator, asOf }) as DayAmount[];
}

/** A fee of a creator: agreed payments beside the commission, and commission paid outside TikTok. */
export interface WrittenFee {
  readonly row_key: string;
  readonly kind: string;
  readonly due_on: string;
  readonly paid_on: string | null;
  readonly amount: number;
  readonly note: string | null;
}

export function feesOf(db: Database.Database, creator: string): readonly WrittenFee[] {
  return db
    .prepare(
      `SELECT DISTINCT r.key AS row_key, r.key ->> 1 AS kind, r.key ->> 2 AS due_on, r.fields ->> 'paid_on' AS paid_on,
         coalesce(r.fields ->> 'amount', 0) AS amount, r.fields ->> 'note' AS note
       FROM handle_owner AS h
       JOIN sheet_row AS r ON r.fact = 'fee' AND r.key ->> 0 = h.handle AND r.key ->> 2 BETWEEN h.from_day AND h.to_day
       WHERE h.creator = ? ORDER BY due_on, row_key`,
    )
    .all(creator) as WrittenFee[];
}

/** Ad spend for a creator, by the first day of its period. */
export function adDays(db: Database.Database, creator: string, asOf: string): readonly DayAmount[] {
  return db
    .prepare(
      `SELECT day, count(*) AS count, sum(amount) AS amount FROM other_cost
       WHERE component = 'ad_spend' AND creator = ? AND day <= ? GROUP BY day ORDER BY day`,
    )
    .all(creator, asOf) as DayAmount[];
}
