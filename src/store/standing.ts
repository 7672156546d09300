import type Database from "better-sqlite3";
import type { FollowupLimits } from "../core/followup-rules.ts";
import type { Obligation, Post } from "../core/obligations.ts";
import { assignPosts } from "../core/obligations.ts";
import type { Day } from "../core/scalars.ts";
import { readSql } from "./open.ts";

interface PostRow {
  readonly creator: string;
  readonly content: string;
  readonly posted_on: string;
  readonly products: string;
}

interface ObligationRow {
  readonly creator: string;
  readonly sample_ref: number;
  readonly sample: string;
  readonly ship_on: string;
  readonly delivered_on: string;
  readonly posts_due: number;
  readonly products: string;
}

function setOf(products: string): ReadonlySet<string> {
  return new Set(JSON.parse(products) as string[]);
}

function grouped<Row extends { readonly creator: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.creator, [...(groups.get(row.creator) ?? []), row]);
  return groups;
}

function readPosts(db: Database.Database): readonly PostRow[] {
  return db
    .prepare(
      `SELECT p.creator, p.content, p.posted_on, (
         SELECT json_group_array(x.product) FROM post_product AS x WHERE x.content = p.content
       ) AS products
       FROM post AS p
       WHERE p.posted_on IS NOT NULL AND p.creator IN (SELECT creator FROM temp.obligation)`,
    )
    .all() as PostRow[];
}

function readObligations(db: Database.Database): readonly ObligationRow[] {
  return db
    .prepare(
      `SELECT o.creator, o.sample_ref, s.sample, o.ship_on, o.delivered_on, o.posts_due, (
         SELECT json_group_array(coalesce(k.product, i.name))
         FROM sample_item AS i LEFT JOIN sku AS k ON k.sku_ref = i.sku_ref WHERE i.sample_ref = o.sample_ref
       ) AS products
       FROM temp.obligation AS o JOIN sample AS s ON s.sample_ref = o.sample_ref`,
    )
    .all() as ObligationRow[];
}

function assignAll(db: Database.Database): void {
  const posts = grouped(readPosts(db));
  const add = db.prepare(
    "INSERT INTO temp.post_assignment (content, sample_ref, posted_on) VALUES (?, ?, ?)",
  );
  for (const [creator, rows] of grouped(readObligations(db))) {
    const obligations = rows.map((row): Obligation => ({
      sampleRef: row.sample_ref,
      sample: row.sample,
      shipOn: row.ship_on,
      deliveredOn: row.delivered_on,
      postsDue: row.posts_due,
      products: setOf(row.products),
    }));
    const own = (posts.get(creator) ?? []).map((row): Post => ({
      content: row.content,
      postedOn: row.posted_on,
      products: setOf(row.products),
    }));
    for (const { content, sampleRef, postedOn } of assignPosts(own, obligations))
      add.run(content, sampleRef, postedOn);
  }
}

/** Makes the temporary tables that say where samples and obligations stand on a day. */
export function obligationsOn(db: Database.Database, asOf: Day): void {
  // One transaction for all: committing each row of a temporary table by itself takes most of the time.
  db.transaction(() => {
    db.exec("CREATE TEMP TABLE report_day (as_of TEXT NOT NULL) STRICT");
    db.prepare("INSERT INTO temp.report_day (as_of) VALUES (?)").run(asOf);
    db.exec(readSql("report/01_obligations.sql"));
    assignAll(db);
    db.exec(readSql("report/02_open_obligations.sql"));
  })();
}

/** The same, and at which stage every creator is. */
export function standOn(db: Database.Database, asOf: Day): void {
  obligationsOn(db, asOf);
  db.transaction(() => db.exec(readSql("report/03_stages.sql")))();
}

/** The same, and who might be written to. */
export function followupsOn(db: Database.Database, asOf: Day, limits: FollowupLimits): void {
  standOn(db, asOf);
  db.transaction(() => {
    db.exec("CREATE TEMP TABLE followup_limit (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT");
    const add = db.prepare("INSERT INTO temp.followup_limit (name, value) VALUES (?, ?)");
    for (const [name, value] of Object.entries(limits)) add.run(name, value);
    db.exec(readSql("report/04_followups.sql"));
  })();
}

/** What every sample cost and brought, and how far it came; `obligationsOn` or `standOn` comes first. */
export function returnsOfSamples(db: Database.Database): void {
  db.transaction(() => db.exec(readSql("report/04_sample_returns.sql")))();
}
