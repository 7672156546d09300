import type { SheetFact } from "../core/facts.ts";
import { normaliseEmail } from "../core/email.ts";
import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { creatorOf, filledFields, noCreator, rejectedCell, taken, textOf } from "./sheet-facts.ts";

/** Stages that orders, samples and posts tell of: a sheet may name them, but it does not make them. */
const DERIVED = "derived";
const DERIVED_STAGES = ["prospect", "agreed", "requested", "shipped", "delivered", "posted", "selling"];

/** Any other stage in the sheet is the event of this name on the day on which the creator was seen. */
const STAGES: Readonly<Record<string, string>> = Object.fromEntries([
  ...["declined", "paused", "cut", "resumed", "accepted", "contacted", "replied"].map(
    (stage): [string, string] => [stage, stage],
  ),
  ...DERIVED_STAGES.map((stage): [string, string] => [stage, DERIVED]),
]);

function toRecords(row: Row, context: RowContext): RowOutcome {
  const handle = creatorOf(row, context);
  if (handle === null) return noCreator();
  const fields = filledFields(row, "creator");
  const email = textOf(row, "email");
  if (email !== null) {
    fields["email"] = normaliseEmail(email);
    if (fields["email"] === null)
      return rejectedCell("unreadable", "email", `"email" ${email}: not an e-mail address.`);
  }
  const seenOn = textOf(row, "seen_on") ?? context.fileDay;
  const facts: SheetFact[] = [{ fact: "creator", key: [handle], fields }];
  const metric = filledFields(row, "creator_metric");
  if (Object.keys(metric).length > 0)
    facts.push({ fact: "creator_metric", key: [handle, seenOn], fields: metric });
  const stage = textOf(row, "stage");
  if (stage !== null && stage !== DERIVED)
    facts.push({ fact: "event", key: [handle, stage, seenOn], fields: {} });
  return taken(...facts);
}

export const creators: ImporterDef = {
  id: "creators",
  title: "Creators (sheet)",
  whereToExport: "A sheet of your own with one creator per row, saved as CSV.",
  nature: "sheet",
  primaryFact: "creator",
  columns: [
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle", required: true },
    { field: "name", headers: ["name"], kind: "text" },
    { field: "niche", headers: ["niche"], kind: "text" },
    { field: "region", headers: ["region"], kind: "text" },
    { field: "followers", headers: ["followers"], kind: "integer" },
    { field: "engagement_rate", headers: ["engagement_rate"], kind: "rate" },
    { field: "level", headers: ["level"], kind: "text" },
    { field: "gmv_30d", headers: ["gmv_30d"], kind: "money" },
    { field: "email", headers: ["email"], kind: "text" },
    { field: "tags", headers: ["tags"], kind: "text" },
    { field: "owner", headers: ["owner"], kind: "text" },
    { field: "stage", headers: ["stage"], kind: "choice", choices: STAGES },
    { field: "seen_on", headers: ["seen_on"], kind: "day" },
  ],
  dayField: "seen_on",
  toRecords,
};
