import type { SheetFact } from "../core/facts.ts";
import { formatMoney } from "../core/money.ts";
import { nearestText } from "../core/nearest.ts";
import type { Problem } from "../core/problem.ts";
import { formatRate } from "../core/rate.ts";
import type { Ledger } from "../store/open.ts";
import { knownSkus } from "../store/queries/sku.ts";
import { storedFields } from "../store/queries/stored-fields.ts";
import { commandProblem } from "./problems.ts";

/** What a person should know of a SKU that no order line holds: the edit is done all the same. */
export function skuRemarks({ db }: Ledger, sku: string): readonly Problem[] {
  const known = knownSkus(db);
  if (known.includes(sku)) return [];
  const lower = sku.toLowerCase();
  const alike = known.find((name) => name.toLowerCase() === lower) ?? nearestText(sku, known);
  const perhaps = alike === null ? "" : ` Perhaps you mean ${alike}.`;
  return [commandProblem("unknownSku", `no order line holds the SKU ${sku}.${perhaps}`)];
}

const AMOUNTS: ReadonlySet<string> = new Set(["amount", "unit_cost", "flat_fee", "shipping_cost"]);

function shown(field: string, value: string | number, currency: string): string {
  if (AMOUNTS.has(field)) return formatMoney(Number(value), currency);
  return field === "rate" ? formatRate(Number(value)) : String(value);
}

/**
 * What was stored under the key of a fact, where the edit says something else: `what` names it. Of facts that may
 * stand several times also that it is there at all, for a second one may have been meant.
 */
export function replacedRemarks(
  { db }: Ledger,
  fact: SheetFact,
  {
    what,
    currency,
    another,
  }: { readonly what: string; readonly currency: string; readonly another?: string },
): readonly Problem[] {
  const before = storedFields(db, fact.fact, fact.key);
  if (before === null) return [];
  const changed = Object.entries(fact.fields).flatMap(([field, value]) => {
    const old = before[field];
    return old === undefined || old === value
      ? []
      : [`${field.replaceAll("_", " ")} was ${shown(field, old, currency)}`];
  });
  if (changed.length === 0 && another === undefined) return [];
  const told =
    changed.length === 0 ? "is there already" : `is there already and is updated: ${changed.join(", ")}`;
  const details = another === undefined ? {} : { cure: another };
  return [commandProblem("replaced", `${what} ${told}`, details)];
}
