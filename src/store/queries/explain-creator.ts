import type Database from "better-sqlite3";
import { OPEN_END } from "../../core/held-days.ts";
import type { Day } from "../../core/scalars.ts";
import type { Source } from "./explain-sources.ts";
import { sheetSources } from "./explain-sources.ts";

/** The creator whom a handle names, if it names one. */
export function creatorOfHandle(db: Database.Database, handle: string): string | null {
  const owners = db
    .prepare("SELECT DISTINCT creator FROM handle_owner WHERE handle = ? ORDER BY creator = ? DESC, creator")
    .pluck()
    .all(handle, handle) as string[];
  return owners[0] ?? null;
}

export function knownHandles(db: Database.Database): readonly string[] {
  return db.prepare("SELECT DISTINCT handle FROM handle_owner ORDER BY handle").pluck().all() as string[];
}

/** A handle, code, link or other key of a creator, with its days and where it was registered. */
export interface KeyOfCreator {
  readonly kind: string;
  readonly value: string;
  readonly from_day: string;
  readonly to_day: string;
  readonly sources: readonly Source[];
}

export function keysOfCreator(db: Database.Database, creator: string): readonly KeyOfCreator[] {
  const rows = db
    .prepare(
      `SELECT kind, value, from_day, to_day FROM (
         SELECT 'handle' AS kind, handle AS value, from_day, to_day FROM handle_owner WHERE creator = @creator
         UNION
         SELECT kind, value, from_day, to_day FROM key_owner WHERE creator = @creator
       ) ORDER BY kind <> 'handle', kind, value, from_day`,
    )
    .all({ creator }) as Omit<KeyOfCreator, "sources">[];
  return rows.map((row) => ({
    ...row,
    to_day: row.to_day === OPEN_END ? "" : row.to_day,
    sources: keySources(db, row),
  }));
}

function keySources(
  db: Database.Database,
  { kind, value }: Pick<KeyOfCreator, "kind" | "value">,
): readonly Source[] {
  const keys = db
    .prepare(`SELECT key FROM sheet_row WHERE fact = 'key' AND key ->> 1 = ? AND key ->> 2 = ?
         AND fields ->> 'removed' IS NULL ORDER BY key`)
    .pluck()
    .all(kind, value) as string[];
  const rows = keys.flatMap((key) => sheetSources(db, "key", key));
  if (kind === "email") {
    const named = db
      .prepare("SELECT key FROM sheet_row WHERE fact = 'creator' AND fields ->> 'email' = ? ORDER BY key")
      .pluck()
      .all(value) as string[];
    return [...named.flatMap((key) => sheetSources(db, "creator", key, "email")), ...rows];
  }
  return kind === "handle" ? [...sheetSources(db, "creator", JSON.stringify([value])), ...rows] : rows;
}

/** A term of a creator that is in force on the day. */
export interface TermOfCreator {
  readonly handle: string;
  readonly sku: string;
  readonly kind: string;
  readonly from_day: string;
  readonly rate: number | null;
  readonly post_days: number | null;
  readonly posts_due: number | null;
  readonly sources: readonly Source[];
}

export function termsOfCreator(db: Database.Database, creator: string, asOf: Day): readonly TermOfCreator[] {
  const rows = db
    .prepare(
      `SELECT handle, sku, kind, from_day, rate, post_days, posts_due FROM term_sheet
       WHERE @asOf BETWEEN from_day AND to_day
         AND (handle = '*' OR handle IN (SELECT handle FROM handle_owner WHERE creator = @creator))
       ORDER BY handle = '*', sku = '*', kind, from_day DESC`,
    )
    .all({ creator, asOf }) as Omit<TermOfCreator, "sources">[];
  return rows.map((row) => ({
    ...row,
    sources: sheetSources(db, "term", JSON.stringify([row.handle, row.sku, row.kind, row.from_day])),
  }));
}

/** What a creator's row of profit sums beside its lines. */
export interface CostOfCreator {
  readonly component: string;
  readonly reason: string;
  readonly day: string;
  readonly amount: number;
  readonly reference: string;
  readonly sources: readonly Source[];
}

export function costsOfCreator(
  db: Database.Database,
  creator: string,
  period: { readonly from: string; readonly to: string },
): readonly CostOfCreator[] {
  const rows = db
    .prepare(
      `SELECT component, reason, day, sum(amount) AS amount, reference FROM other_cost
       WHERE creator = ? AND day BETWEEN ? AND ?
       GROUP BY component, reason, day, reference ORDER BY component, day, reference`,
    )
    .all(creator, period.from, period.to) as Omit<CostOfCreator, "sources">[];
  const factOf: Readonly<Record<string, string>> = { fixed_fees: "fee", ad_spend: "ad_spend" };
  return rows.map((row) => {
    const fact = factOf[row.component];
    return { ...row, sources: fact === undefined ? [] : sheetSources(db, fact, row.reference) };
  });
}

/** A sample of a creator, newest first. */
export interface SampleOfCreator {
  readonly sample: string;
  readonly state: string;
  readonly shipped_on: string | null;
  readonly delivered_on: string | null;
  readonly due_on: string | null;
  readonly obligation: string | null;
  readonly fulfilled_on: string | null;
}

export function samplesOfCreator(db: Database.Database, creator: string): readonly SampleOfCreator[] {
  return db
    .prepare(
      `SELECT s.sample, s.state, s.shipped_on, s.delivered_on, o.due_on, o.state AS obligation, o.fulfilled_on
       FROM sample_standing AS s LEFT JOIN obligation_standing AS o ON o.sample_ref = s.sample_ref
       WHERE s.creator = ? ORDER BY coalesce(s.shipped_on, s.ship_on, s.requested_on, '') DESC, s.sample`,
    )
    .all(creator) as SampleOfCreator[];
}

/** An order that a creator's row counts, or that somebody else's evidence contests. */
export interface OrderOfCreator {
  readonly order_id: string;
  readonly ordered_on: string;
  readonly lines: number;
  readonly net_revenue: number;
  readonly cm3: number;
  readonly contested: number;
}

export function ordersOfCreator(
  db: Database.Database,
  creator: string,
  period: { readonly from: string; readonly to: string },
): readonly OrderOfCreator[] {
  return db
    .prepare(
      `SELECT k.order_id, p.ordered_on, count(*) AS lines, sum(p.net_revenue) AS net_revenue, sum(p.cm3) AS cm3,
         sum(a.is_contested) AS contested
       FROM line_attribution AS a
       CROSS JOIN line_profit AS p ON p.line_ref = a.line_ref
       JOIN order_key AS k ON k.order_ref = p.order_ref
       WHERE a.counts AND a.creator = ? AND a.ordered_on BETWEEN ? AND ?
       GROUP BY p.order_ref ORDER BY p.ordered_on, k.order_id`,
    )
    .all(creator, period.from, period.to) as OrderOfCreator[];
}

/** The last events of a creator, newest first. */
export interface EventOfCreator {
  readonly event: string;
  readonly on_day: string;
  readonly sources: readonly Source[];
}

export function eventsOfCreator(
  db: Database.Database,
  creator: string,
  asOf: Day,
): readonly EventOfCreator[] {
  const rows = db
    .prepare(
      `SELECT r.key, r.key ->> 1 AS event, r.key ->> 2 AS on_day
       FROM sheet_row AS r
       JOIN handle_owner AS h ON h.handle = r.key ->> 0 AND r.key ->> 2 BETWEEN h.from_day AND h.to_day
       WHERE r.fact = 'event' AND h.creator = ? AND r.key ->> 2 <= ?
       ORDER BY on_day DESC, r.key DESC LIMIT 12`,
    )
    .all(creator, asOf) as { key: string; event: string; on_day: string }[];
  return rows.map(({ key, ...row }) => ({ ...row, sources: sheetSources(db, "event", key) }));
}
