import type { Day } from "../core/scalars.ts";
import { SPECIAL_KEYS } from "../reports/profit-columns.ts";
import type { Ledger } from "../store/open.ts";
import type { ProfitScope } from "../store/queries/profit-entries.ts";
import type { ProfitBasis } from "../store/queries/profit-keys.ts";
import { PROFIT_BASES } from "../store/queries/profit-keys.ts";
import type { ReportStart } from "./answer.ts";
import type { Input, OptionDef, Period } from "./command.ts";
import { creatorOfArgument } from "./creator-argument.ts";

/** The option that looks at one creator's figures. */
export const CREATOR_OPTION: OptionDef = {
  name: "creator",
  kind: "text",
  value: "handle",
  summary: "only what is this creator's; also (organic), (unresolved) and (shop)",
};

export const BASIS_OPTION: OptionDef = {
  name: "basis",
  kind: "choice",
  choices: PROFIT_BASES,
  value: "basis",
  summary: "the date that puts a line into a period",
};

/**
 * The creator that `--creator` names; null without the option.
 * @throws CannotGoOn (exit 2) when nobody has the handle.
 */
export function creatorOfOption(ledger: Ledger, text: unknown): string | null {
  if (typeof text !== "string") return null;
  if (SPECIAL_KEYS.includes(text)) return text;
  return creatorOfArgument(ledger, text);
}

/** What of the ledger a profit report is about, up to its day. */
export function profitScope(
  { ledger, asOf, period }: ReportStart,
  { options }: Input,
  { from, to }: Period = period,
): ProfitScope & { readonly to: Day } {
  return {
    from,
    to: to === null || to > asOf ? asOf : to,
    attributedOnly: options["attributed"] === true,
    basis: (options["basis"] ?? "order") as ProfitBasis,
    creator: creatorOfOption(ledger, options["creator"]),
  };
}
