import { normaliseHandle } from "../core/handle.ts";
import { parseMoney } from "../core/money.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Day, Handle } from "../core/scalars.ts";
import { readRate } from "../core/settings.ts";
import type { Context, Input, OptionValue } from "./command.ts";
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

/** The day that an option names; undefined when it was not given. @throws CannotGoOn (exit 2) */
export async function optionDay(
  context: Context,
  { options }: Input,
  name: string,
  timezone: string,
): Promise<Day | undefined> {
  const text = optionText(options[name]);
  return text === undefined ? undefined : await context.day(name, text, timezone);
}

/** `3d` or `3`: a number of days; null when the option was not given. @throws CannotGoOn (exit 2) */
export function daysOf(command: string, name: string, value: OptionValue): number | null {
  if (value === undefined) return null;
  const match = /^(\d{1,3})d?$/u.exec(String(value));
  if (match?.[1] !== undefined) return Number(match[1]);
  throw refusedOption(
    "CO002",
    `--${name} ${String(value)} is not a number of days`,
    `creatorops ${command} --${name} 3d`,
  );
}

/** A value that the edit needs: as given, else as a person answers. @throws CannotGoOn (exit 2) with nobody to ask */
export async function neededText(
  context: Context,
  { options }: Input,
  name: string,
  question: { readonly message: string; readonly choices?: readonly string[]; readonly cure: string },
): Promise<string> {
  const given = optionText(options[name]);
  if (given !== undefined) return given;
  const { cure, ...asked } = question;
  if (context.interactive) return await context.ask(asked);
  throw refusedOption("CO004", `--${name} is missing, and there is nobody to ask`, cure);
}
