import { counted } from "../core/counted.ts";
import { formatMoney } from "../core/money.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { FEE_KINDS, fees } from "../importers/fees.ts";
import type { Ledger } from "../store/open.ts";
import { creatorOfHandle } from "../store/queries/explain-creator.ts";
import type { FeeRow } from "../store/queries/fees-list.ts";
import { allFees } from "../store/queries/fees-list.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef, Context, Input } from "./command.ts";
import { newCreatorRemarks } from "./creator-argument.ts";
import { replacedRemarks } from "./edit-remarks.ts";
import { ANOTHER, NUMBER_OPTION, numberedFacts } from "./numbered.ts";
import { commandProblem } from "./problems.ts";
import { factsOfRow, record, ledgerToEdit } from "./record-edit.ts";
import { amountOf, handleOfArgument, neededText, optionDay, optionText } from "./typed-value.ts";

const EXAMPLE = "creatorops fees add @demo.maya 150.00 --kind flat --due 2026-11-15";

interface WantedFee {
  readonly creator: string;
  readonly kind: string;
  readonly due_on: string;
}

/** Fees of the creator that are of this kind and due on this day, under any of its handles. */
function alikeFees({ db }: Ledger, { creator, kind, due_on }: WantedFee): readonly FeeRow[] {
  const owner = creatorOfHandle(db, creator) ?? creator;
  return allFees(db).filter(
    (fee) => fee.kind === kind && fee.due_on === due_on && (fee.creator === owner || fee.handle === creator),
  );
}

/** Several fees that are alike have to be told apart; one under another handle of the creator is another fee. */
function alikeRemarks(ledger: Ledger, fee: WantedFee, input: Input, currency: string): readonly Problem[] {
  if (input.options["number"] !== undefined) return [];
  const alike = alikeFees(ledger, fee);
  const own = alike.filter(({ handle }) => handle === fee.creator);
  const list = (rows: readonly FeeRow[]): string =>
    rows.map(({ number, amount }) => `${number}: ${formatMoney(amount, currency)}`).join(", ");
  if (own.some(({ number }) => number > 1)) {
    const message = `@${fee.creator} has ${counted(own.length, `${fee.kind} fee`)} due ${fee.due_on} by number (${list(own)})`;
    throw new CannotGoOn(EXIT.refused, commandProblem("severalAlike", message));
  }
  const others = alike.filter(({ handle }) => handle !== fee.creator);
  return others.map(({ handle, amount }) =>
    commandProblem(
      "replaced",
      `there is a ${fee.kind} fee of ${formatMoney(amount, currency)} due ${fee.due_on} under the handle @${handle} of the same creator; this one is added to it.`,
    ),
  );
}

/** `--paid` alone is today. */
async function paidOn(context: Context, input: Input, timezone: string): Promise<string | undefined> {
  if (input.options["paid"] === true) return context.today(timezone);
  return await optionDay(context, input, "paid", timezone);
}

export const feesAdd: CommandDef = {
  arguments: [
    { name: "creator", summary: "to whom it is owed", required: true },
    { name: "amount", summary: "how much: 150.00", required: true },
  ],
  options: [
    { name: "kind", kind: "choice", choices: FEE_KINDS, value: "kind", summary: "what it is for" },
    { name: "due", kind: "day", value: "date", summary: "the day on which it is owed, and a cost" },
    { name: "paid", kind: "day", value: "date", bare: true, summary: "it is paid, on this day or today" },
    { name: "note", kind: "text", value: "text", summary: "a word on it" },
    NUMBER_OPTION,
  ],
  report: false,
  examples: [EXAMPLE, `${EXAMPLE} --paid 2026-11-16`],
  run: async (context, input) => {
    const [name = "", text = ""] = input.arguments;
    const creator = handleOfArgument(name);
    const kind = await neededText(context, input, "kind", {
      message: "What the fee is for",
      choices: FEE_KINDS,
      cure: EXAMPLE,
    });
    const due = await neededText(context, input, "due", { message: "The day it is due", cure: EXAMPLE });
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const amount = amountOf("the amount", text, shop.currency);
    const due_on = await context.day("due", due, shop.timezone);
    const paid_on = await paidOn(context, input, shop.timezone);
    const cells = { creator, amount, kind, due_on, paid_on, note: optionText(input.options["note"]) };
    const read = factsOfRow(fees, cells, { ...shop, today: context.today(shop.timezone) });
    const facts = numberedFacts(read, input.options["number"]);
    const what = `the ${kind} fee of @${creator} due ${due_on}`;
    const problems = [
      ...newCreatorRemarks(ledger, creator),
      ...alikeRemarks(ledger, { creator, kind, due_on }, input, shop.currency),
      ...facts.flatMap((fact) =>
        replacedRemarks(ledger, fact, { what, currency: shop.currency, another: ANOTHER }),
      ),
    ];
    const paid = paid_on === undefined ? "" : `, paid ${paid_on}`;
    const summary = `${kind} fee ${formatMoney(amount, shop.currency)} for @${creator} due ${due_on}${paid}`;
    return record(context, ledger, { command: "fees add", summary, facts, problems });
  },
};
