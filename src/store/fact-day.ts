import type { Fact } from "../core/facts.ts";
import type { Day } from "../core/scalars.ts";
import { dayOf } from "../core/time.ts";

/** The day of a fact, for the days that a file covers. */
export function factDay(fact: Fact, timezone: string): Day | null {
  switch (fact.fact) {
    case "order_line":
    case "commission_row":
    case "creator_sale":
      return fact.created_at === null ? null : dayOf(fact.created_at, timezone);
    case "return":
      return fact.requested_on ?? fact.refunded_on;
    case "shipment":
      return fact.shipped_on ?? fact.created_on;
    case "settlement_entry":
      return fact.day === "" ? null : fact.day;
    case "payment":
      return (fact.fields["initiated_on"] ?? null) as Day | null;
    case "sample_row":
      return (fact.fields["requested_on"] ?? fact.fields["shipped_on"] ?? null) as Day | null;
    case "shipment_row":
      return (fact.fields["shipped_on"] ?? null) as Day | null;
    case "fee":
    case "brief":
    case "event":
    case "label_charge":
      return (fact.key[2] ?? null) as Day | null;
    case "ad_spend":
      return (fact.key[0] ?? null) as Day | null;
    case "post":
      return (fact.fields["posted_on"] ?? null) as Day | null;
    case "commission_sheet_row":
      return (fact.fields["date"] ?? null) as Day | null;
    default:
      return null;
  }
}
