import type { SheetFact } from "../core/facts.ts";
import { readLink } from "../core/link.ts";
import { CREATOR_HEADERS } from "./columns.ts";
import type { ImporterDef, Row, RowContext, RowOutcome } from "./importer.ts";
import { KEY_KINDS, normaliseKey, type KeyKind } from "./key-values.ts";
import { creatorOf, filledFields, noCreator, rejectedCell, taken, textOf } from "./sheet-facts.ts";

const KEY_COLUMNS = ["value", "code", "link"] as const;

/** The stated kind where there is one key; else a URL is a link, and anything else a code. */
function kindOf(
  field: (typeof KEY_COLUMNS)[number],
  text: string,
  stated: string | null,
  alone: boolean,
): KeyKind {
  const kind = KEY_KINDS.find((known) => known === stated);
  if (kind !== undefined && (alone || field === "value")) return kind;
  return field === "link" || readLink(text) !== null ? "link" : "code";
}

function toRecords(row: Row, context: RowContext): RowOutcome {
  const handle = creatorOf(row, context);
  if (handle === null) return noCreator();
  const filled = KEY_COLUMNS.flatMap((field) => {
    const text = textOf(row, field);
    return text === null ? [] : [{ field, text }];
  });
  if (filled.length === 0) {
    const field = KEY_COLUMNS.find((name) => row.values[name] !== undefined) ?? "value";
    return rejectedCell("emptyCell", field, "the row has no code, link or other key.");
  }
  const facts: SheetFact[] = [];
  for (const { field, text } of filled) {
    const kind = kindOf(field, text, textOf(row, "kind"), filled.length === 1);
    const value = normaliseKey(kind, text);
    if (value === null)
      return rejectedCell("unreadable", field, `"${field}" ${text}: no ${kind.replace("_", " ")}.`);
    facts.push({
      fact: "key",
      key: [handle, kind, value, textOf(row, "from") ?? ""],
      fields: filledFields(row, "key"),
    });
  }
  return taken(...facts);
}

export const keys: ImporterDef = {
  id: "keys",
  title: "Codes, links and other keys of creators (sheet)",
  whereToExport:
    "A sheet of your own with one creator and their code or link per row, saved as .xlsx or CSV.",
  nature: "sheet",
  primaryFact: "key",
  columns: [
    { field: "creator", headers: CREATOR_HEADERS, kind: "handle", required: true },
    { field: "value", headers: ["value"], kind: "text", names: true },
    { field: "code", headers: ["code", "promo code", "discount code"], kind: "text", names: true },
    { field: "link", headers: ["link", "url"], kind: "text" },
    {
      field: "kind",
      headers: ["kind"],
      kind: "choice",
      choices: Object.fromEntries(KEY_KINDS.map((kind) => [kind.replace("_", " "), kind])),
    },
    { field: "from", headers: ["from"], kind: "day" },
    { field: "to", headers: ["to"], kind: "day" },
  ],
  oneOf: [KEY_COLUMNS],
  dayField: "from",
  toRecords,
};
