import { formatMoney } from "../core/money.ts";
import type { Problem } from "../core/problem.ts";
import { samples } from "../importers/samples.ts";
import type { Ledger } from "../store/open.ts";
import { creatorOfHandle } from "../store/queries/explain-creator.ts";
import { salesOfOrder } from "../store/queries/paid-order.ts";
import { sampleOfKey } from "../store/queries/sample-key.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { newCreatorRemarks } from "./creator-argument.ts";
import { replacedRemarks, skuRemarks } from "./edit-remarks.ts";
import { ANOTHER, NUMBER_OPTION, numberedFacts } from "./numbered.ts";
import { commandProblem, refusedOption } from "./problems.ts";
import { factsOfRow, record, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument, optionDay, optionText } from "./typed-value.ts";

interface Ids {
  readonly order: string | undefined;
  readonly tracking: string | undefined;
}

/** An order whose id stands in a samples row is a sample order, whatever its price. */
function orderRemarks({ db }: Ledger, { order }: Ids, currency: string): readonly Problem[] {
  const sales = order === undefined ? null : salesOfOrder(db, order);
  if (sales === null) return [];
  const message = `order ${order} is a sale of ${formatMoney(sales, currency)}; as a sample it counts no longer.`;
  return [commandProblem("paidOrder", message)];
}

/** An order or a parcel that is somebody else's sample so far becomes this creator's. */
function ownerRemarks({ db }: Ledger, { order, tracking }: Ids, creator: string): readonly Problem[] {
  const found = [order, tracking].flatMap((key) => (key === undefined ? [] : [sampleOfKey(db, key)]));
  return found
    .filter((sample) => sample !== null)
    .filter(
      (sample) => sample.creator !== null && sample.creator !== (creatorOfHandle(db, creator) ?? creator),
    )
    .map(({ sample, creator: owner }) =>
      commandProblem("replaced", `the sample ${sample} was @${owner}'s until now, and is @${creator}'s`),
    );
}

export const samplesAdd: CommandDef = {
  arguments: [
    { name: "creator", summary: "who gets it", required: true },
    { name: "sku", summary: "a SKU id, or a seller SKU", required: true },
  ],
  options: [
    { name: "quantity", kind: "integer", value: "units", summary: "how many; without it one" },
    { name: "requested", kind: "day", value: "date", summary: "the day it was asked for" },
    { name: "shipped", kind: "day", value: "date", summary: "the day it was sent" },
    { name: "order", kind: "text", value: "id", summary: "the sample order it is" },
    { name: "tracking", kind: "text", value: "number", summary: "the parcel it is in" },
    { name: "note", kind: "text", value: "text", summary: "a word on it" },
    NUMBER_OPTION,
  ],
  report: false,
  examples: ["creatorops samples add @demo.maya GLOW-SERUM-30 --shipped 2026-11-03 --tracking 9400100000099"],
  run: async (context, input) => {
    const {
      arguments: [name = "", typedSku = ""],
      options,
    } = input;
    const creator = handleOfArgument(name);
    const sku = typedSku.trim();
    if (options["quantity"] === 0) throw refusedOption("CO002", "--quantity 0 is no sample", "--quantity 1");
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const today = context.today(shop.timezone);
    const [order, tracking] = [optionText(options["order"]), optionText(options["tracking"])];
    const shipped_on = await optionDay(context, input, "shipped", shop.timezone);
    const asked = await optionDay(context, input, "requested", shop.timezone);
    // What nothing dates is asked for today: a sample without a day would never grow old.
    const isDated = [shipped_on, asked, order, tracking].some((value) => value !== undefined);
    const requested_on = isDated ? asked : today;
    if (requested_on !== undefined && shipped_on !== undefined && shipped_on < requested_on) {
      const message = `--shipped ${shipped_on} is before --requested ${requested_on}`;
      throw refusedOption("CO003", message, "swap the two days, or leave --requested out");
    }
    const cells = {
      creator,
      sku,
      quantity: options["quantity"] as number | undefined,
      requested_on,
      shipped_on,
      order_id: order,
      tracking_number: tracking,
      note: optionText(options["note"]),
    };
    const read = factsOfRow(samples, cells, { ...shop, today });
    const facts = numberedFacts(read, options["number"]);
    const another = order === undefined && tracking === undefined ? { another: ANOTHER } : {};
    const what = `the sample ${facts[0]?.key[0] ?? ""} of ${sku}`;
    const problems = [
      ...newCreatorRemarks(ledger, creator),
      ...skuRemarks(ledger, sku),
      ...orderRemarks(ledger, { order, tracking }, shop.currency),
      ...ownerRemarks(ledger, { order, tracking }, creator),
      ...facts.flatMap((fact) =>
        replacedRemarks(ledger, fact, { what, currency: shop.currency, ...another }),
      ),
    ];
    const day = shipped_on === undefined ? "requested" : "shipped";
    const when = shipped_on ?? requested_on;
    const summary = `sample of ${sku} for @${creator}${when === undefined ? "" : `, ${day} ${when}`}`;
    return record(context, ledger, { command: "samples add", summary, facts, problems });
  },
};
