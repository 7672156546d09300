import type Database from "better-sqlite3";
import type { Instant } from "../core/scalars.ts";
import { dayOf } from "../core/time.ts";

/** Days in SQL are days of the shop's zone. */
export function registerDays(db: Database.Database, timezone: string): void {
  db.function("day_of", { deterministic: true }, (instant: unknown) =>
    typeof instant === "number" ? dayOf(instant as Instant, timezone) : null,
  );
}
