import { basename } from "node:path";
import { USUAL_TAX } from "../core/settings.ts";
import { tableResult } from "./answer.ts";
import type { CommandDef } from "./command.ts";
import { askShop, makeLedger } from "./make-ledger.ts";

export const init: CommandDef = {
  arguments: [],
  options: [
    { name: "shop", kind: "text", value: "name", summary: "the shop's name" },
    { name: "currency", kind: "text", value: "code", summary: "its one currency: USD, GBP, IDR" },
    {
      name: "timezone",
      kind: "text",
      value: "zone",
      summary: "the zone that Seller Center shows: America/Los_Angeles",
    },
  ],
  report: false,
  examples: ['creatorops init --shop "My Shop" --currency USD --timezone America/Los_Angeles'],
  run: async (context, input) => {
    const { shop, currency, timezone } = input.options as Record<string, string | undefined>;
    const made = await askShop(context, {
      ...(shop === undefined ? {} : { shop }),
      ...(currency === undefined ? {} : { currency }),
      ...(timezone === undefined ? {} : { timezone }),
    });
    const changeId = makeLedger(context, made);
    const tax = USUAL_TAX[made.currency];
    const cure = `creatorops config set tax_in_prices ${tax}`;
    const message = `prices in ${made.currency} usually contain sales tax; ${cure}`;
    const notes = tax === undefined ? [] : [{ code: "tax_not_set", message }];
    return tableResult(made, {
      name: "init",
      title: "The ledger is made",
      columns: [
        { key: "ledger", label: "ledger", kind: "text", priority: 1 },
        { key: "shop", label: "shop", kind: "text", priority: 1 },
        { key: "currency", label: "currency", kind: "text", priority: 1 },
        { key: "timezone", label: "time zone", kind: "text", priority: 1 },
        { key: "import_id", label: "change", kind: "integer", priority: 2 },
      ],
      rows: [{ ledger: basename(context.ledgerPath), ...made, import_id: changeId }],
      totals: null,
      notes,
      empty: "",
      period: null,
    });
  },
};
