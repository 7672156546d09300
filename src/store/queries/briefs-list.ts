import type Database from "better-sqlite3";
import { ownerOn } from "./owner.ts";

/** What a creator was asked for, under the creator who had the handle on that day. */
export interface BriefRow {
  readonly creator: string;
  /** `*` is any product. */
  readonly sku: string;
  readonly sent_on: string;
  readonly post_days: number | null;
  readonly posts_due: number | null;
  readonly link: string | null;
  readonly code: string | null;
  readonly hashtags: string | null;
  readonly note: string | null;
}

/** The briefs that were sent by the day, the latest first. */
export function sentBriefs(db: Database.Database, day: string): readonly BriefRow[] {
  return db
    .prepare(
      `WITH brief AS (
         SELECT key ->> 0 AS handle, iif(key ->> 1 = '', '*', key ->> 1) AS sku, key ->> 2 AS sent_on,
           fields ->> 'post_days' AS post_days, fields ->> 'posts_due' AS posts_due, fields ->> 'link' AS link,
           fields ->> 'code' AS code, fields ->> 'hashtags' AS hashtags, fields ->> 'note' AS note
         FROM sheet_row WHERE fact = 'brief'
       )
       SELECT ${ownerOn("brief.handle", "brief.sent_on")} AS creator, sku, sent_on, post_days, posts_due, link, code,
         hashtags, note
       FROM brief WHERE sent_on <= ? ORDER BY sent_on DESC, creator, sku`,
    )
    .all(day) as BriefRow[];
}
