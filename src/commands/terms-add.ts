import { formatRate } from "../core/rate.ts";
import type { SheetFact } from "../core/facts.ts";
import { CannotGoOn, EXIT, type Problem } from "../core/problem.ts";
import { terms } from "../importers/terms.ts";
import type { Ledger } from "../store/open.ts";
import { termsOf } from "../store/queries/terms.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { newCreatorRemarks } from "./creator-argument.ts";
import { replacedRemarks, skuRemarks } from "./edit-remarks.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { factsOfRow, record, ledgerToEdit } from "./record-edit.ts";
import { amountOf, handleOfArgument, optionDay, optionText, rateOf } from "./typed-value.ts";

const EVERY = "*";

/** What a person should know before relying on the terms: an unknown name, or what they replace. */
function remarks(ledger: Ledger, facts: readonly SheetFact[], currency: string): readonly Problem[] {
  return facts.flatMap((fact) => {
    const [creator = "", sku = ""] = fact.key;
    return [
      ...(creator === EVERY ? [] : newCreatorRemarks(ledger, creator)),
      ...(sku === EVERY ? [] : skuRemarks(ledger, sku)),
      ...replacedRemarks(ledger, fact, { what: "the same term", currency }),
    ];
  });
}

export const termsAdd: CommandDef = {
  arguments: [{ name: "creator", summary: "whose terms; '*' for everybody", required: true }],
  options: [
    { name: "rate", kind: "text", value: "rate", summary: "commission: 15%, or in basis points 1500" },
    { name: "sku", kind: "text", value: "sku", summary: "for one product alone" },
    {
      name: "kind",
      kind: "choice",
      choices: ["standard", "ads"],
      value: "kind",
      summary: "ads: for sales by ads",
    },
    { name: "from", kind: "day", value: "date", summary: "first day; without it they always held" },
    { name: "to", kind: "day", value: "date", summary: "last day" },
    { name: "post-days", kind: "integer", value: "days", summary: "days from delivery to the post" },
    { name: "posts-due", kind: "integer", value: "posts", summary: "posts owed for a sample" },
    { name: "flat-fee", kind: "text", value: "amount", summary: "agreed beside the rate; no cost by itself" },
    { name: "note", kind: "text", value: "text", summary: "a word on it" },
  ],
  report: false,
  examples: ["creatorops terms add @demo.maya --rate 18% --from 2026-11-10"],
  run: async (context, input) => {
    const {
      arguments: [name = ""],
      options,
    } = input;
    const creator = name === EVERY ? EVERY : handleOfArgument(name);
    const rate = optionText(options["rate"]);
    const rateBps = rate === undefined ? undefined : rateOf("--rate", rate);
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const from = await optionDay(context, input, "from", shop.timezone);
    const to = await optionDay(context, input, "to", shop.timezone);
    if (from !== undefined && to !== undefined && to < from)
      throw new CannotGoOn(
        EXIT.refused,
        commandProblem("endsBeforeItBegins", `--to ${to} is before --from ${from}`),
      );
    const fee = optionText(options["flat-fee"]);
    const cells = {
      creator,
      rate: rateBps,
      sku: optionText(options["sku"]),
      kind: optionText(options["kind"]),
      from,
      to,
      post_days: options["post-days"] as number | undefined,
      posts_due: options["posts-due"] as number | undefined,
      flat_fee: fee === undefined ? undefined : amountOf("--flat-fee", fee, shop.currency),
      note: optionText(options["note"]),
    };
    if (Object.values(cells).filter((value) => value !== undefined).length === 1)
      throw refusedOption("CO004", "nothing was agreed: no --rate and no other term", "--rate 15%");
    const scope = { creator, sku: cells.sku ?? EVERY, kind: cells.kind ?? "standard" };
    const later = termsOf(ledger.db, scope).find((term) => {
      return to !== undefined && term.from_day > (from ?? "") && term.from_day <= to;
    });
    if (later !== undefined) {
      const message = `terms from ${from ?? "the beginning"} to ${to ?? ""} run into those from ${later.from_day}`;
      throw new CannotGoOn(EXIT.refused, commandProblem("overlap", message));
    }
    const what = rateBps === undefined ? "terms" : `${formatRate(rateBps)} ${scope.kind}`;
    const whose = creator === EVERY ? "everybody" : `@${creator}`;
    const summary = `${what} for ${whose}${scope.sku === EVERY ? "" : ` on ${scope.sku}`}${from === undefined ? "" : ` from ${from}`}${to === undefined ? "" : ` to ${to}`}`;
    const facts = factsOfRow(terms, cells, { ...shop, today: context.today(shop.timezone) });
    const problems = remarks(ledger, facts, shop.currency);
    return record(context, ledger, { command: "terms add", summary, facts, problems });
  },
};
