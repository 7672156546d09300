import { addDays } from "../core/days.ts";
import type { SheetFact } from "../core/facts.ts";
import { heldDays, OPEN_END } from "../core/held-days.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Day } from "../core/scalars.ts";
import { normaliseKey, type KeyKind } from "../importers/key-values.ts";
import { keys } from "../importers/keys.ts";
import type { Ledger } from "../store/open.ts";
import { claims, heldByAnother, type WrittenKey } from "../store/queries/keys.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { newCreatorRemarks } from "./creator-argument.ts";
import { keyDays, keyName, KIND_OPTION } from "./key-argument.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { factsOfRow, record, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument, optionText } from "./typed-value.ts";

/** The key that is wanted, read as a sheet's row would be. */
interface WantedKey {
  readonly handle: string;
  readonly kind: string;
  readonly value: string;
  readonly from: string;
  readonly to: string;
}

function wantedKey(fact: SheetFact): WantedKey {
  const [handle = "", kind = "", value = "", from = ""] = fact.key;
  return { handle, kind, value, from, to: String(fact.fields["to"] ?? OPEN_END) };
}

/** @throws CannotGoOn (exit 2) where a handle would become its own, or the other's and its own at once. */
function checkHandle({ db }: Ledger, { handle, kind, value, from }: WantedKey): void {
  if (kind !== "handle") return;
  // With a first day it says that somebody new has the handle that was another's before.
  if (handle === value && from !== "") return;
  if (handle === value)
    throw new CannotGoOn(EXIT.refused, commandProblem("sameCreator", `@${handle} is itself`));
  if (!claims(db, value, handle)) return;
  const message = `@${handle} is a handle of @${value} already, and @${value} cannot be one of @${handle} as well`;
  throw new CannotGoOn(EXIT.refused, commandProblem("handleCircle", message));
}

function refuseOverlap(wanted: WantedKey, held: WrittenKey, cure: string): CannotGoOn {
  const owner = held.owners[0] ?? held.handle;
  const days = heldDays(wanted.from, wanted.to === OPEN_END ? "" : wanted.to);
  const message = `${keyName(held)} is @${owner}'s${keyDays(held) || " on every day"}, and cannot be @${wanted.handle}'s${days || " on every day"} as well`;
  return new CannotGoOn(EXIT.refused, commandProblem("overlap", message, { cure }));
}

/** What ends the key of its present owner where the wanted one begins; all of it where nothing comes before. */
function endOf(wanted: WantedKey, held: WrittenKey): { readonly fact: SheetFact; readonly words: string } {
  const key = [held.handle, held.kind, held.value, held.from_day];
  const theirs = `@${held.handle}'s`;
  if (wanted.from <= held.from_day)
    return { fact: { fact: "key", key, fields: { removed: 1 } }, words: `${theirs} is removed` };
  const last = addDays(wanted.from as Day, -1);
  return { fact: { fact: "key", key, fields: { to: last } }, words: `${theirs} ends on ${last}` };
}

/** Ends what somebody else has of the key, if it may. @throws CannotGoOn (exit 2) */
function movedFrom(
  ledger: Ledger,
  wanted: WantedKey,
  move: boolean,
): { readonly facts: readonly SheetFact[]; readonly words: string } {
  const held = heldByAnother(ledger.db, wanted);
  if (held === null) return { facts: [], words: "" };
  if (!held.is_key)
    throw refuseOverlap(
      wanted,
      held,
      `the address stands in the row of @${held.handle}: creatorops creators set @${held.handle} email=`,
    );
  if (!move)
    throw refuseOverlap(
      wanted,
      held,
      wanted.from > held.from_day
        ? `add --move, which ends @${held.handle}'s on ${addDays(wanted.from as Day, -1)}.`
        : `give the day from which it is @${wanted.handle}'s with --from, and add --move; without a day --move takes it from @${held.handle} altogether.`,
    );
  if (held.to_day > wanted.to)
    throw refuseOverlap(
      wanted,
      held,
      `leave --to out, and when the key goes back, creatorops keys add @${held.handle} ${wanted.value} --kind ${wanted.kind} --from DATE --move`,
    );
  const end = endOf(wanted, held);
  const rest = heldByAnother(ledger.db, { ...wanted, from: addDays(held.to_day as Day, 1) });
  if (held.to_day < wanted.to && rest !== null)
    throw refuseOverlap(wanted, rest, `end it first: creatorops keys remove @${rest.handle} ${wanted.value}`);
  return { facts: [end.fact], words: `; ${end.words}` };
}

export const keysAdd: CommandDef = {
  arguments: [
    { name: "creator", summary: "whose key it is", required: true },
    { name: "value", summary: "a code, a link, or what --kind says", required: true },
  ],
  options: [
    KIND_OPTION,
    { name: "from", kind: "day", value: "date", summary: "first day; without it the key always was theirs" },
    { name: "to", kind: "day", value: "date", summary: "last day" },
    { name: "move", kind: "flag", summary: "take it from who has it: theirs ends on the day before" },
  ],
  report: false,
  examples: [
    "creatorops keys add @demo.lena LENA10",
    "creatorops keys add @demo.lena MAYA15 --from 2026-11-01 --move",
  ],
  run: async (context, { arguments: [name = "", value = ""], options }) => {
    const creator = handleOfArgument(name);
    const kind = optionText(options["kind"]) as KeyKind | undefined;
    if (normaliseKey(kind ?? "code", value) === null)
      throw refusedOption(
        "CO002",
        `"${value}" is no ${(kind ?? "key").replace("_", " ")}`,
        "write it as the files have it, with --kind where it is neither a code nor an address.",
      );
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const day = async (option: string): Promise<string | undefined> => {
      const text = optionText(options[option]);
      return text === undefined ? undefined : await context.day(option, text, shop.timezone);
    };
    const [from, to] = [await day("from"), await day("to")];
    if (from !== undefined && to !== undefined && to < from)
      throw new CannotGoOn(
        EXIT.refused,
        commandProblem("endsBeforeItBegins", `--to ${to} is before --from ${from}`),
      );
    // An added key is what the command says, whatever an earlier one with the same first day was.
    const cells = { creator, value, kind, from, to: to ?? null, removed: null };
    const facts = factsOfRow(keys, cells, { ...shop, today: context.today(shop.timezone) });
    const [fact] = facts;
    if (fact === undefined) throw new Error("a key that is no fact");
    const wanted = wantedKey(fact);
    checkHandle(ledger, wanted);
    const moved = movedFrom(ledger, wanted, options["move"] === true);
    const summary = `${keyName(wanted)} for @${creator}${heldDays(wanted.from, to ?? "")}${moved.words}`;
    return record(context, ledger, {
      command: "keys add",
      summary,
      facts: [...facts, ...moved.facts],
      problems: newCreatorRemarks(ledger, creator),
    });
  },
};
