import { normaliseHandle } from "../core/handle.ts";
import { parseMoney } from "../core/money.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Handle } from "../core/scalars.ts";
import { readRate } from "../core/settings.ts";
import type { OptionValue } from "./command.ts";
import { commandProblem, refusedOption } from "./problems.ts";

/** A creator as typed, with or without `@`, as a handle. @throws CannotGoOn (exit 2) */
export function handleOfArgument(text: string): Handle {
  const handle = normaliseHandle(text);
  if (handle !== null) return handle;
  throw new CannotGoOn(EXIT.refused, commandProblem("unreadableHandle", `"${text}" is no handle`));
}

/** An amount as typed, in minor units. @throws CannotGoOn (exit 2) */
export function amountOf(name: string, text: string, currency: string): number {
  const amount = parseMoney(text, ".", currency);
  if (amount.ok) return amount.value;
  throw refusedOption("CO002", `${name} ${text}: ${amount.reason}`, `write it with a decimal dot: 12.50`);
}

/** A rate as typed (`15%`, or `1500` in basis points). @throws CannotGoOn (exit 2), also above 100 % */
export function rateOf(name: string, text: string): number {
  const rate = readRate(text.trim());
  if (rate.ok) return rate.value;
  throw refusedOption("CO002", `${name} ${text}: ${rate.reason}`, `write it as 15% or 1500 (basis points)`);
}

/** The text of an option; undefined when it was not given. */
export function optionText(value: OptionValue): string | undefined {
  return typeof value === "string" ? value : undefined;
}
