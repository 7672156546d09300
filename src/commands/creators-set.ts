import type { SheetFact } from "../core/facts.ts";
import { normaliseEmail } from "../core/email.ts";
import { nearestText } from "../core/nearest.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { creators } from "../importers/creators.ts";
import type { Ledger } from "../store/open.ts";
import { handlesThatFill } from "../store/queries/creator-rows.ts";
import { creatorOfHandle } from "../store/queries/explain-creator.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { creatorOfArgument } from "./creator-argument.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { factsOfRow, record, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument } from "./typed-value.ts";

const FIELDS = ["name", "niche", "region", "email", "tags", "owner"] as const;
type Field = (typeof FIELDS)[number];
type Values = Readonly<Partial<Record<Field, string | null>>>;

function refuse(message: string): CannotGoOn {
  return new CannotGoOn(EXIT.refused, commandProblem("unknownField", message));
}

/** `niche=tea` as a field and its value; null clears. @throws CannotGoOn (exit 2) */
function fieldOf(text: string): readonly [Field, string | null] {
  const sign = text.indexOf("=");
  if (sign === -1) throw refuse(`"${text}" is not of the form field=value`);
  const name = text.slice(0, sign).trim().toLowerCase();
  const field = FIELDS.find((known) => known === name);
  if (field === undefined) {
    const nearest = nearestText(name, FIELDS);
    throw refuse(`a creator has no field "${name}".${nearest === null ? "" : ` Perhaps it is ${nearest}.`}`);
  }
  const value = text.slice(sign + 1).trim();
  if (field === "email" && value !== "" && normaliseEmail(value) === null)
    throw refusedOption("CO002", `email ${value}: not an e-mail address`, "email=name@example.com");
  return [field, value === "" ? null : value];
}

function valuesOf(texts: readonly string[]): Values {
  const values: Partial<Record<Field, string | null>> = {};
  for (const text of texts) {
    const [field, value] = fieldOf(text);
    if (field in values) throw refuse(`${field} is given twice`);
    values[field] = value;
  }
  return values;
}

/** A field that is cleared has to go from the rows of all handles of the creator, else another one shows. */
function clearedElsewhere(ledger: Ledger, creator: string, values: Values): readonly SheetFact[] {
  const fields = new Map<string, Record<string, null>>();
  for (const [field, value] of Object.entries(values)) {
    if (value !== null) continue;
    for (const handle of handlesThatFill(ledger.db, creator, field).filter((one) => one !== creator))
      fields.set(handle, { ...fields.get(handle), [field]: null });
  }
  return Array.from(fields, ([handle, cleared]): SheetFact => ({
    fact: "creator",
    key: [handle],
    fields: cleared,
  }));
}

export const creatorsSet: CommandDef = {
  arguments: [
    { name: "creator", summary: "whom", required: true },
    {
      name: "field=value",
      summary: `what to set: ${FIELDS.join(", ")}; tags with commas between them, and field= clears`,
      required: true,
      variadic: true,
    },
  ],
  options: [{ name: "new", kind: "flag", summary: "make a creator whom nothing names yet" }],
  report: false,
  examples: ["creatorops creators set @demo.maya niche=haircare tags=vip,autumn owner=ben"],
  run: (context, { arguments: [name = "", ...texts], options }) => {
    const values = valuesOf(texts);
    const handle = handleOfArgument(name);
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const isNew = options["new"] === true && creatorOfHandle(ledger.db, handle) === null;
    const creator = isNew ? handle : creatorOfArgument(ledger, name, "; --new makes a new one");
    const facts = factsOfRow(
      creators,
      { creator, ...values },
      { ...shop, today: context.today(shop.timezone) },
    );
    const told = Object.entries(values).map(([field, value]) =>
      value === null ? `no ${field}` : `${field} ${value}`,
    );
    return record(context, ledger, {
      command: "creators set",
      summary: `@${creator}: ${told.join(", ")}`,
      facts: [...facts, ...clearedElsewhere(ledger, creator, values)],
    });
  },
};
