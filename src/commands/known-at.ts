import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Instant } from "../core/scalars.ts";
import { dayOf } from "../core/time.ts";
import { lastChange, findChange } from "../store/changes.ts";
import type { Ledger } from "../store/open.ts";
import { readShop } from "../store/shop.ts";
import type { Context } from "./command.ts";
import { commandProblem } from "./problems.ts";

/**
 * The ledger that a report reads: `current`, or what `--known-at` says was known of it.
 * @throws CannotGoOn (exit 2) when there was no such change, or no ledger yet on that day.
 */
export async function ledgerAsKnown(context: Context, current: Ledger): Promise<Ledger> {
  const { knownAt } = context;
  if (knownAt === undefined) return current;
  checkKnownAt(current, knownAt, "--known-at");
  return (await import("../store/known-at.ts")).ledgerKnownAt(current, knownAt);
}

/**
 * Refuses a state of knowledge that never was.
 * @param option as it was typed: the number of a change or a day.
 * @throws CannotGoOn (exit 2)
 */
export function checkKnownAt({ db }: Ledger, knownAt: string, option: string): void {
  const { timezone } = readShop(db);
  const dayOfChange = (recordedAt: number): string => dayOf(recordedAt as Instant, timezone);
  const isNumber = /^\d+$/u.test(knownAt);
  const first = findChange(db, 1);
  const exists = isNumber
    ? findChange(db, Number(knownAt)) !== null
    : first !== null && knownAt >= dayOfChange(first.recorded_at);
  if (exists) return;
  const last = lastChange(db);
  const newest = `the last is change ${last.change_id} of ${dayOfChange(last.recorded_at)}`;
  const what = isNumber
    ? `there is no change ${knownAt}`
    : `the ledger was made later, on ${dayOfChange(first?.recorded_at ?? last.recorded_at)}`;
  throw new CannotGoOn(
    EXIT.refused,
    commandProblem("unknownChange", `${option} ${knownAt}: ${what}; ${newest}`),
  );
}
