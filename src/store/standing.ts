import type Database from "better-sqlite3";
import { assignAllPosts } from "./assigned-posts.ts";
import type { FollowupLimits } from "../core/followup-rules.ts";
import type { Day } from "../core/scalars.ts";
import { readSql } from "./open.ts";
import { sellingRuns } from "./selling-runs.ts";

/** Makes the temporary tables that say where samples and obligations stand on a day. */
export function obligationsOn(db: Database.Database, asOf: Day): void {
  // One transaction for all: committing each row of a temporary table by itself takes most of the time.
  db.transaction(() => {
    db.exec("CREATE TEMP TABLE report_day (as_of TEXT NOT NULL) STRICT");
    db.prepare("INSERT INTO temp.report_day (as_of) VALUES (?)").run(asOf);
    db.exec(readSql("report/01_obligations.sql"));
    assignAllPosts(db);
    db.exec(readSql("report/02_open_obligations.sql"));
  })();
}

/** The same, and at which stage every creator is. */
export function standOn(db: Database.Database, asOf: Day): void {
  obligationsOn(db, asOf);
  db.transaction(() => {
    sellingRuns(db);
    db.exec(readSql("report/03_stages.sql"));
  })();
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
