import type Database from "better-sqlite3";
import type { FollowupReason } from "../../core/followup-rules.ts";

/** A creator and a reason to write to them. */
export interface FollowupCandidate {
  readonly creator: string;
  readonly reason: FollowupReason;
  readonly days: number;
  readonly due_on: string | null;
  /** JSON arrays. */
  readonly products: string;
  readonly product_names: string;
  readonly value_at_risk: number | null;
  readonly missing_costs: number;
  readonly stage: string;
  readonly last_contact_on: string | null;
  /** Days since the shop last wrote; null: never. */
  readonly message_age: number | null;
  /** Of the latest message or answer that names one. */
  readonly channel: string | null;
  readonly owner: string | null;
  readonly name: string | null;
  readonly niche: string | null;
  readonly email: string | null;
  /** Basis points: the creator's own rate in force, else everybody's. */
  readonly rate: number | null;
  /** Of the latest brief. */
  readonly link: string | null;
}

/** Everybody who might be written to, once for each reason; `followupsOn` comes first. */
export function followupCandidates(db: Database.Database): readonly FollowupCandidate[] {
  return db
    .prepare(
      `WITH wanted AS (SELECT DISTINCT creator FROM followup_candidate),
       handle AS (
         SELECT DISTINCT h.handle, h.creator, h.from_day, h.to_day
         FROM wanted AS w JOIN handle_owner AS h ON h.creator = w.creator
       ), channel AS (
         SELECT h.creator, r.fields ->> 'channel' AS channel, row_number() OVER (
           PARTITION BY h.creator ORDER BY r.key ->> 2 DESC, r.fields ->> 'at' DESC, r.key DESC
         ) AS place
         FROM sheet_row AS r JOIN handle AS h ON h.handle = r.key ->> 0 AND r.key ->> 2 BETWEEN h.from_day AND h.to_day
         WHERE r.fact = 'event' AND r.fields ->> 'channel' IS NOT NULL AND r.key ->> 2 <= (SELECT as_of FROM report_day)
       ), email AS (
         SELECT h.creator, s.email, row_number() OVER (
           PARTITION BY h.creator ORDER BY s.exported_at DESC, h.handle = h.creator DESC, h.handle
         ) AS place
         FROM creator_sheet AS s JOIN handle AS h ON h.handle = s.handle
           AND (SELECT as_of FROM report_day) BETWEEN h.from_day AND h.to_day
         WHERE s.email IS NOT NULL
       ), link AS (
         SELECT h.creator, r.fields ->> 'link' AS link, row_number() OVER (
           PARTITION BY h.creator ORDER BY r.key ->> 2 DESC, r.key
         ) AS place
         FROM sheet_row AS r JOIN handle AS h ON h.handle = r.key ->> 0 AND r.key ->> 2 BETWEEN h.from_day AND h.to_day
         WHERE r.fact = 'brief' AND r.fields ->> 'link' IS NOT NULL AND r.key ->> 2 <= (SELECT as_of FROM report_day)
       )
       SELECT f.*, s.stage, c.last_contact_on,
         CAST(julianday(d.as_of) - julianday(c.last_message_on) AS INTEGER) AS message_age,
         channel.channel, k.owner, k.name, k.niche, email.email, link.link, coalesce(own.rate, usual.rate) AS rate
       FROM followup_candidate AS f
       JOIN report_day AS d
       JOIN creator_stage AS s ON s.creator = f.creator AND s.since <= d.as_of
       JOIN creator AS k ON k.creator = f.creator
       LEFT JOIN conversation AS c ON c.creator = f.creator
       LEFT JOIN channel ON channel.creator = f.creator AND channel.place = 1
       LEFT JOIN email ON email.creator = f.creator AND email.place = 1
       LEFT JOIN link ON link.creator = f.creator AND link.place = 1
       LEFT JOIN rate_in_force AS own ON own.creator = f.creator
       LEFT JOIN rate_in_force AS usual ON usual.creator = '*'
       ORDER BY f.creator, f.reason`,
    )
    .all() as FollowupCandidate[];
}
