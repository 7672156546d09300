import type { SheetFact } from "../core/facts.ts";
import type { OutreachEvent } from "../core/outreach-events.ts";
import type { Day, Instant } from "../core/scalars.ts";
import { outreach } from "../importers/outreach.ts";
import { factsOfRow } from "./record-edit.ts";

/** An event as a person records it. */
export interface LoggedEvent {
  readonly creator: string;
  readonly event: OutreachEvent;
  readonly at: Instant;
  readonly channel?: string | undefined;
  readonly note?: string | undefined;
}

/**
 * The fact of an event that an edit records. Rows of a sheet are told apart by their number in the file; an edit
 * has no such file, so its key goes on with what was said: two messages of one day are two, the same one logged
 * again is the same.
 */
export function outreachEvent(
  { creator, event, at, channel, note }: LoggedEvent,
  shop: { readonly timezone: string; readonly currency: string; readonly today: Day },
): SheetFact {
  const [fact] = factsOfRow(outreach, { creator, event, at, channel, note }, shop);
  if (fact === undefined) throw new Error("an event is a fact");
  const { numbered: _, ...own } = fact;
  return { ...own, key: [...fact.key, String(fact.fields["at"]), channel ?? "", note ?? ""] };
}
