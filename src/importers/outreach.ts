import { OUTREACH_EVENTS } from "../core/outreach-events.ts";
import type { Instant } from "../core/scalars.ts";
import { formatInstant } from "../core/time.ts";
import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { creatorOf, filledFields, noCreator, taken, textOf } from "./sheet-facts.ts";

/** An event of a day, or of a moment when the cell has a time; equal ones of one day stay as many as they are. */
function toRecords(row: Row, context: RowContext): RowOutcome {
  const creator = creatorOf(row, context);
  if (creator === null) return noCreator();
  const at = row.values["at"] as Instant;
  const fields = filledFields(row, "event");
  fields["at"] = formatInstant(at);
  const key = [creator, textOf(row, "event") ?? "", context.dayOf(at)];
  return taken({ fact: "event", key, fields, numbered: true });
}

export const outreach: ImporterDef = {
  id: "outreach",
  title: "Outreach (sheet)",
  whereToExport: "A sheet of your own with one message or event per row, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "event",
  columns: [
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle", required: true },
    {
      field: "event",
      headers: ["event"],
      kind: "choice",
      required: true,
      filled: true,
      choices: Object.fromEntries(OUTREACH_EVENTS.map((event) => [event.replaceAll("_", " "), event])),
    },
    { field: "at", headers: ["at"], kind: "instant", required: true, filled: true },
    { field: "channel", headers: ["channel"], kind: "text" },
    { field: "note", headers: ["note"], kind: "text" },
  ],
  dayField: "at",
  toRecords,
};
