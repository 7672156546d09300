import { SPECIAL_KEYS } from "../reports/profit-columns.ts";
import type { Ledger } from "../store/open.ts";
import type { Input, OptionDef } from "./command.ts";
import { refusedOption } from "./problems.ts";
import { creatorOfOption } from "./profit-scope.ts";

/** The option of lists that looks at one creator's rows. */
export const ONE_CREATOR_OPTION: OptionDef = {
  name: "creator",
  kind: "text",
  value: "handle",
  summary: "only this creator's",
};

/**
 * The creator whose rows a list shall show; null for all.
 * @throws CannotGoOn (exit 2) when nobody has the handle
 */
export function oneCreator(ledger: Ledger, { options }: Input): string | null {
  const creator = creatorOfOption(ledger, options["creator"]);
  if (creator === null || !SPECIAL_KEYS.includes(creator)) return creator;
  throw refusedOption(
    "CO002",
    `--creator ${creator} is a row of profit, and no creator`,
    "--creator @handle",
  );
}
