import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { ChangeRow } from "../store/changes.ts";
import { findChange } from "../store/changes.ts";
import type { Ledger } from "../store/open.ts";
import { commandProblem } from "./problems.ts";

/** The change that an argument names by its number. @throws CannotGoOn (exit 2) when there is none. */
export function changeOfArgument(ledger: Ledger, argument: string | undefined): ChangeRow {
  const change = /^\d{1,9}$/u.test(argument ?? "") ? findChange(ledger.db, Number(argument)) : null;
  if (change !== null) return change;
  throw new CannotGoOn(EXIT.refused, commandProblem("unknownChange", `there is no change ${argument ?? ""}`));
}
