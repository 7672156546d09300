import { formatMoney } from "../core/money.ts";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import { costs } from "../importers/costs.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef } from "./command.ts";
import { replacedRemarks, skuRemarks } from "./edit-remarks.ts";
import { commandProblem } from "./problems.ts";
import { factsOfRow, record, ledgerToEdit } from "./record-edit.ts";
import { amountOf, optionDay } from "./typed-value.ts";

export const costsAdd: CommandDef = {
  arguments: [
    { name: "sku", summary: "a SKU id, or a seller SKU", required: true },
    { name: "amount", summary: "what one unit costs: 4.20", required: true },
  ],
  options: [{ name: "from", kind: "day", value: "date", summary: "first day; without it it always held" }],
  report: false,
  examples: ["creatorops costs add GLOW-SERUM-30 4.20 --from 2026-11-01"],
  run: async (context, input) => {
    const [sku = "", text = ""] = input.arguments;
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const amount = amountOf("the amount", text, shop.currency);
    if (amount < 0) throw new CannotGoOn(EXIT.refused, commandProblem("belowZero", `${text} is below 0`));
    const from = await optionDay(context, input, "from", shop.timezone);
    const cells = { sku: sku.trim(), unit_cost: amount, from };
    const facts = factsOfRow(costs, cells, { ...shop, today: context.today(shop.timezone) });
    const since = from === undefined ? "" : ` from ${from}`;
    const what = `the cost of ${cells.sku}${since}`;
    const problems = [
      ...skuRemarks(ledger, cells.sku),
      ...facts.flatMap((fact) => replacedRemarks(ledger, fact, { what, currency: shop.currency })),
    ];
    const summary = `${cells.sku} costs ${formatMoney(amount, shop.currency)}${since}`;
    return record(context, ledger, { command: "costs add", summary, facts, problems });
  },
};
