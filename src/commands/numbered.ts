import type { SheetFact } from "../core/facts.ts";
import { refusedOption } from "./problems.ts";
import type { OptionDef, OptionValue } from "./command.ts";

/** The option that tells one row from others that are alike. */
export const NUMBER_OPTION: OptionDef = {
  name: "number",
  kind: "integer",
  value: "number",
  summary: "which of those that are alike: 2 adds a second one",
};

/**
 * The facts under the number that was given, else under the first: an edit says which of equal rows it means, and
 * does not count them, so that it means the same one whatever else the ledger holds.
 * @throws CannotGoOn (exit 2) below 1
 */
export function numberedFacts(facts: readonly SheetFact[], number: OptionValue): readonly SheetFact[] {
  if (number === 0) throw refusedOption("CO002", "--number 0: they are counted from 1", "--number 1");
  return facts.map(({ numbered, ...fact }) => {
    return numbered === true ? { ...fact, key: [...fact.key, String(number ?? 1)] } : fact;
  });
}

/** What to do when a second one was meant. */
export const ANOTHER = "nothing, if the same one is meant; a second one beside it: --number 2";
