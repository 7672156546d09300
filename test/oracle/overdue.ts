import type { DayText } from "../shops/calendar.ts";
import { addDays, daysBetween } from "../shops/calendar.ts";
import { sellerSkuOf } from "./catalogue.ts";
import { creatorsAsOf } from "./creators.ts";
import type { Facts } from "./facts.ts";
import { factsAsOf } from "./facts.ts";
import { textOrder } from "./grouping.ts";
import type { Obligation, ObligationState } from "./obligations.ts";
import { obligationsAsOf, obligationState } from "./obligations.ts";
import { sampleCost, samplesAsOf } from "./samples.ts";
import { lastContact } from "./stages.ts";

/** A row of `overdue` (`cli.md §4`), without the wording of `next_action`. */
export interface OverdueRow {
  readonly creator: string;
  readonly sample: string;
  readonly products: readonly string[];
  readonly shipped_on: DayText | null;
  readonly delivered_on: DayText;
  readonly due_on: DayText;
  readonly days_late: number;
  readonly state: ObligationState;
  readonly reminders: number;
  readonly last_contact_on: DayText | null;
  readonly assumed: boolean;
  readonly value_at_risk: number;
  readonly owner: string | null;
}

/** Which obligations to list; by default those that are late or overdue. */
export interface OverdueChoice {
  readonly certain?: boolean;
  readonly dueWithin?: number;
  readonly lapsed?: boolean;
}

function isChosen(row: OverdueRow, choice: OverdueChoice, asOf: DayText): boolean {
  if (choice.lapsed === true) return row.state === "lapsed";
  if (choice.certain === true) return row.state === "overdue" && !row.assumed;
  const soon = choice.dueWithin !== undefined && row.due_on <= addDays(asOf, choice.dueWithin);
  return row.state === "late" || row.state === "overdue" || (row.state === "due" && soon);
}

function rowOf(facts: Facts, obligation: Obligation, asOf: DayText): OverdueRow {
  const { sample, creator } = obligation;
  const known = creatorsAsOf(facts, asOf).get(creator);
  const skus = [...sample.products.keys()].map((sku_id) => sellerSkuOf(facts, sku_id) ?? sku_id);
  return {
    creator,
    sample: sample.key,
    products: [...new Set(skus)].sort(textOrder),
    shipped_on: sample.shipped_on,
    delivered_on: obligation.delivered_on,
    due_on: obligation.due_on,
    days_late: daysBetween(obligation.due_on, asOf),
    state: obligationState(facts, obligation, asOf),
    reminders: (known?.events ?? []).filter(
      ({ event, day }) => event === "reminded" && day >= obligation.delivered_on,
    ).length,
    last_contact_on: known === undefined ? null : lastContact(known),
    assumed: sample.assumed,
    value_at_risk: sampleCost(sample),
    owner: known?.owner ?? null,
  };
}

/** The latest days first, then by creator; rows that agree in both in order of their key. */
export function overdue(allFacts: Facts, asOf: DayText, choice: OverdueChoice = {}): OverdueRow[] {
  const facts = factsAsOf(allFacts, asOf);
  const obligations = obligationsAsOf(facts, samplesAsOf(facts, asOf), asOf);
  const rows = obligations.map((obligation) => rowOf(facts, obligation, asOf));
  const chosen = rows.filter((row) => isChosen(row, choice, asOf));
  return chosen.sort(
    (one, other) =>
      other.days_late - one.days_late ||
      textOrder(one.creator, other.creator) ||
      textOrder(one.sample, other.sample),
  );
}
