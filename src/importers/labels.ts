import type { ParcelState, ShipmentFact } from "../core/facts.ts";
import { normaliseWord } from "./cells.ts";
import type { RowOutcome } from "./importer.ts";
import { parcelState } from "./parcel-states.ts";
import { problem } from "./problems.ts";

/** States that only a parcel which travelled can have. */
const MOVED: ReadonlySet<ParcelState> = new Set([
  "in_transit",
  "out_for_delivery",
  "delivered",
  "exception",
  "returned",
]);

const VOIDED: ReadonlySet<string> = new Set(["refunded", "cancelled", "canceled", "voided"]);

/** Whether a label's own status says that its money came back; a refund that was only asked for does not. */
export function isVoided(labelStatus: string | null): boolean {
  return VOIDED.has(normaliseWord(labelStatus ?? ""));
}

/** The state that a parcel's status means; a voided label that never moved is cancelled. */
export function stateOfLabel(status: string | null, voided: boolean): ParcelState {
  const state = parcelState(status ?? "");
  return voided && !MOVED.has(state) ? "cancelled" : state;
}

/** An order's number as other systems know it: `#1001` is order 1001. */
export function orderNumber(text: string | null): string | null {
  const bare = text?.replace(/^#\s*/, "") ?? "";
  return bare === "" ? null : bare;
}

/** A label as it is taken; a status text that nobody knows is reported, and never taken for delivered. */
export function labelTaken(
  label: ShipmentFact,
  status: { readonly field: string; readonly header: string },
): RowOutcome {
  if (label.parcel_state !== "unknown" || label.status_text === null)
    return { kind: "facts", facts: [label] };
  const message = `"${status.header}" ${label.status_text}: not a known status; the parcel's state is unknown.`;
  return {
    kind: "facts",
    facts: [label],
    warnings: [problem("unknownStatus", message, { column: status.field })],
  };
}
