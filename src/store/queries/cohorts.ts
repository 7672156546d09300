import type Database from "better-sqlite3";
import { periodBounds, type PeriodScope } from "./period-bounds.ts";

/** Creators whose first sample left in one month, and what came of them since; amounts in minor units. */
export interface CohortRow {
  /** `2026-10`. */
  readonly cohort: string;
  /** The ship day of the first sample of all. */
  readonly first_on: string;
  readonly creators: number;
  readonly posted: number;
  readonly sold: number;
  /** The first day on which what they earned covers what all their samples cost; null: none yet. */
  readonly payback_on: string | null;
  readonly payback_days: number | null;
}

/** What a cohort brought and cost in one month. */
export interface CohortMonthRow {
  readonly cohort: string;
  readonly month: string;
  readonly net_revenue: number;
  readonly cm3: number;
  readonly sample_cost: number;
}

/** The cm3 of a row of sums by day. */
const CM3 =
  "d.net_revenue - d.sales_tax - d.cogs - d.platform_fees - d.shipping - d.other_fees - d.commission";

/**
 * Members with their first ship day; and by day what they brought after it, and what their samples cost. The sales are
 * asked of the sums by day: whose line it is needs no line once the creator is known.
 */
const COHORTS = `
  member AS MATERIALIZED (
    SELECT creator, min(ship_on) AS first_on, substr(min(ship_on), 1, 7) AS cohort
    FROM sample WHERE creator IS NOT NULL AND ship_on IS NOT NULL
    GROUP BY creator HAVING min(ship_on) BETWEEN @from AND @to
  ), flow AS MATERIALIZED (
    SELECT m.cohort, m.creator, d.day, d.net_revenue, ${CM3} AS cm3, 0 AS sample_cost,
      1 AS is_sale
    FROM owner_day AS d CROSS JOIN member AS m ON m.creator = d.owner AND d.day > m.first_on
    UNION ALL
    SELECT m.cohort, m.creator, c.day, 0, 0, c.amount, 0
    FROM other_cost AS c CROSS JOIN member AS m ON m.creator = c.creator
    WHERE c.component = 'sample_cost' AND c.day <= @asOf
  )`;

interface CohortScope extends PeriodScope {
  readonly asOf: string;
}

const valuesOf = (scope: CohortScope): Record<string, string> => ({
  ...periodBounds(scope),
  asOf: scope.asOf,
});

/** The cohorts of a period, oldest first. */
export function cohortRows(db: Database.Database, scope: CohortScope): readonly CohortRow[] {
  return db
    .prepare(
      `WITH ${COHORTS}, base AS (
         SELECT m.cohort, min(m.first_on) AS first_on, count(*) AS creators,
           sum(EXISTS (SELECT 1 FROM post AS p WHERE p.creator = m.creator AND p.posted_on >= m.first_on)) AS posted,
           sum(m.creator IN (SELECT d.creator FROM flow AS d WHERE d.is_sale)) AS sold
         FROM member AS m GROUP BY m.cohort
       ), day AS (
         SELECT cohort, day, sum(cm3) AS cm3 FROM flow GROUP BY cohort, day
         UNION ALL SELECT cohort, first_on, 0 FROM base
       ), earned AS (
         SELECT cohort, day, sum(cm3) OVER (PARTITION BY cohort ORDER BY day) AS cm3 FROM day
       ), cost AS (
         SELECT cohort, sum(sample_cost) AS amount FROM flow GROUP BY cohort
       ), paid AS (
         SELECT b.cohort, min(e.day) AS payback_on
         FROM base AS b
         JOIN earned AS e ON e.cohort = b.cohort AND e.day >= b.first_on
         LEFT JOIN cost AS c ON c.cohort = b.cohort
         WHERE e.cm3 >= coalesce(c.amount, 0) GROUP BY b.cohort
       )
       SELECT b.*, p.payback_on,
         CAST(julianday(p.payback_on) - julianday(b.first_on) AS INTEGER) AS payback_days
       FROM base AS b LEFT JOIN paid AS p ON p.cohort = b.cohort ORDER BY b.cohort`,
    )
    .all(valuesOf(scope)) as CohortRow[];
}

/** What they brought and cost month by month, oldest first; months without either are not there. */
export function cohortMonths(db: Database.Database, scope: CohortScope): readonly CohortMonthRow[] {
  return db
    .prepare(
      `WITH ${COHORTS}
       SELECT cohort, substr(day, 1, 7) AS month, sum(net_revenue) AS net_revenue, sum(cm3) AS cm3,
         sum(sample_cost) AS sample_cost
       FROM flow GROUP BY cohort, month ORDER BY cohort, month`,
    )
    .all(valuesOf(scope)) as CohortMonthRow[];
}

/** Samples shipped to these creators with a product whose cost nobody knows. */
export function cohortSamplesWithoutCost(db: Database.Database, scope: CohortScope): number {
  return db
    .prepare(
      `WITH ${COHORTS}
       SELECT count(DISTINCT s.sample_ref) FROM member AS m
       JOIN sample AS s ON s.creator = m.creator AND s.ship_on IS NOT NULL
       JOIN sample_item AS i ON i.sample_ref = s.sample_ref AND i.unit_cost IS NULL`,
    )
    .pluck()
    .get(valuesOf(scope)) as number;
}
