import { nearestText } from "../core/nearest.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Ledger } from "../store/open.ts";
import { writtenKeys, type WrittenKey } from "../store/queries/keys.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { creatorOfArgument } from "./creator-argument.ts";
import { isNamed, keyDays, keyName, KIND_OPTION } from "./key-argument.ts";
import { commandProblem } from "./problems.ts";
import { record, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument, optionText } from "./typed-value.ts";

const ALWAYS = "always";

/** The one key that is meant. @throws CannotGoOn (exit 2) where it is none, or several. */
function keyOf(
  ledger: Ledger,
  creator: string,
  text: string,
  {
    handle,
    kind,
    from,
  }: { readonly handle: string; readonly kind: string | undefined; readonly from: string | undefined },
): WrittenKey {
  const own = writtenKeys(ledger.db).filter((key) => key.owners.includes(creator));
  const alike = own
    .filter((key) => kind === undefined || key.kind === kind)
    .filter((key) => from === undefined || key.from_day === from)
    .filter((key) => isNamed(key, text));
  // Written under another handle of the same creator: only where the one that was typed has no such key.
  const typed = alike.filter((key) => key.handle === handle);
  const named = typed.length > 0 ? typed : alike;
  const [key, other] = named.toSorted((a, b) => Number(b.is_key) - Number(a.is_key));
  if (key === undefined) {
    const nearest = nearestText(
      text.toLowerCase(),
      own.map(({ value }) => value.toLowerCase()),
    );
    const like = own.find(({ value }) => value.toLowerCase() === nearest);
    const perhaps = like === undefined ? "" : ` Perhaps it is ${keyName(like)}${keyDays(like)}.`;
    const message = `@${creator} has no key ${text}${from === undefined ? "" : ` from ${from === "" ? ALWAYS : from}`}.${perhaps}`;
    throw new CannotGoOn(EXIT.refused, commandProblem("unknownKey", message));
  }
  if (other?.is_key === true) {
    const all = named.map((one) => `${keyName(one)}${keyDays(one) || " on every day"}`).join("; ");
    throw new CannotGoOn(EXIT.refused, commandProblem("severalKeys", `${text} may be ${all}`));
  }
  if (key.is_key) return key;
  const cure = `creatorops creators set @${key.handle} email=`;
  const message = `${keyName(key)} stands in the row of @${key.handle}, and is no key of its own`;
  throw new CannotGoOn(EXIT.refused, commandProblem("unknownKey", message, { cure }));
}

export const keysRemove: CommandDef = {
  arguments: [
    { name: "creator", summary: "whose key it is", required: true },
    { name: "value", summary: "the code, link or other key", required: true },
  ],
  options: [
    { ...KIND_OPTION, summary: "what the value is, where several keys read alike" },
    {
      name: "from",
      kind: "text",
      value: "date",
      summary: "the key that begins on this day; always: the one without a first day",
    },
  ],
  report: false,
  examples: ["creatorops keys remove @demo.maya MAYA15"],
  run: async (context, { arguments: [name = "", value = ""], options }) => {
    const ledger = ledgerToEdit(context);
    const { timezone } = readShop(ledger.db);
    const creator = creatorOfArgument(ledger, name);
    const typed = optionText(options["from"]);
    const from =
      typed === undefined || typed === ALWAYS ? typed && "" : await context.day("from", typed, timezone);
    const key = keyOf(ledger, creator, value, {
      handle: handleOfArgument(name),
      kind: optionText(options["kind"]),
      from,
    });
    return record(context, ledger, {
      command: "keys remove",
      summary: `removed ${keyName(key)} of @${key.handle}${keyDays(key)}`,
      facts: [{ fact: "key", key: [key.handle, key.kind, key.value, key.from_day], fields: { removed: 1 } }],
    });
  },
};
