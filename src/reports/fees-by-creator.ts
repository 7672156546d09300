import type { TermInForce } from "../core/terms-in-force.ts";
import { decidedFields, isInForce } from "../core/terms-in-force.ts";
import type { Table } from "../render/table.ts";
import type { FeeRow } from "../store/queries/fees-list.ts";
import type { FeesChoice } from "./fees-list.ts";

/** Kinds that are a cost of their own; a payment of commission is none (`domain.md §5`, Fixed fees). */
const FIXED: ReadonlySet<string> = new Set(["flat", "retainer", "bonus"]);

/** Flat fees of the terms that decide for the creator on the day, those for every SKU and for single ones. */
function agreedWith(creator: string, inForce: readonly TermInForce[]): number {
  return inForce
    .filter((term) => term.creator === creator || term.creator === "*")
    .filter((term) => decidedFields(term, inForce, creator).includes("flat_fee"))
    .reduce((total, term) => total + (term.flat_fee ?? 0), 0);
}

function sum(fees: readonly FeeRow[]): number {
  return fees.reduce((total, { amount }) => total + amount, 0);
}

/**
 * What was agreed, charged, paid and is open, per creator who has a fee or a flat fee of its own: what is due by
 * the day, as profit counts it.
 */
export function feesByCreatorTable(
  fees: readonly FeeRow[],
  terms: readonly TermInForce[],
  { asOf, creator, onlyUnpaid }: FeesChoice,
): Table {
  const inForce = terms.filter((term) => isInForce(term, asOf));
  const due = fees.filter((fee) => FIXED.has(fee.kind) && fee.due_on <= asOf);
  const agreeing = inForce.filter((term) => term.flat_fee !== null && term.creator !== "*");
  const rows = [...new Set([...due, ...agreeing].map((one) => one.creator))]
    .filter((one) => creator === null || one === creator)
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((one) => {
      const own = due.filter((fee) => fee.creator === one);
      const charged = sum(own);
      const paid = sum(own.filter(({ paid_on }) => paid_on !== null && paid_on <= asOf));
      return { creator: one, agreed: agreedWith(one, inForce), charged, paid, open: charged - paid };
    })
    .filter(({ open }) => !onlyUnpaid || open !== 0);
  const total = (key: "agreed" | "charged" | "paid" | "open"): number =>
    rows.reduce((running, row) => running + row[key], 0);
  return {
    name: "fees list",
    title: `Fees by creator up to ${asOf}`,
    columns: [
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "agreed", label: "agreed", kind: "money", priority: 1 },
      { key: "charged", label: "charged", kind: "money", priority: 1 },
      { key: "paid", label: "paid", kind: "money", priority: 1 },
      { key: "open", label: "open", kind: "money", priority: 1 },
    ],
    rows,
    totals: {
      creator: "total",
      agreed: total("agreed"),
      charged: total("charged"),
      paid: total("paid"),
      open: total("open"),
    },
    notes: [
      {
        code: "fixed_fees_only",
        message: "charged: flat fees, retainers and bonuses that are due; payments of commission are no fee",
      },
    ],
    empty: "No fees and no flat fees agreed.",
    period: null,
  };
}
