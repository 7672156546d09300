import { readLink } from "../core/link.ts";
import { briefs } from "../importers/briefs.ts";
import { readShop } from "../store/shop.ts";
import type { CommandDef, OptionValue } from "./command.ts";
import { newCreatorRemarks } from "./creator-argument.ts";
import { replacedRemarks, skuRemarks } from "./edit-remarks.ts";
import { refusedOption } from "./problems.ts";
import { factsOfRow, record, ledgerToEdit } from "./record-edit.ts";
import { handleOfArgument, optionDay, optionText } from "./typed-value.ts";

/** A link as the sheet keeps it. @throws CannotGoOn (exit 2) */
function linkOf(value: OptionValue): string | undefined {
  const text = optionText(value);
  if (text === undefined) return undefined;
  const link = readLink(text);
  if (link !== null) return link.link;
  throw refusedOption("CO002", `--link ${text} is no link`, "--link https://www.tiktok.com/@handle/video/…");
}

export const briefsAdd: CommandDef = {
  arguments: [{ name: "creator", summary: "who was asked", required: true }],
  options: [
    { name: "sku", kind: "text", value: "sku", summary: "for which product; without it for any" },
    { name: "post-days", kind: "integer", value: "days", summary: "days from delivery to the post" },
    { name: "posts-due", kind: "integer", value: "posts", summary: "posts owed for a sample" },
    { name: "link", kind: "text", value: "link", summary: "the link to show" },
    { name: "code", kind: "text", value: "code", summary: "the promo code to name" },
    { name: "hashtags", kind: "text", value: "text", summary: "the hashtags to use" },
    { name: "note", kind: "text", value: "text", summary: "a word on it" },
    { name: "sent", kind: "day", value: "date", summary: "the day it was sent; without it today" },
  ],
  report: false,
  examples: ["creatorops briefs add @demo.maya --sku GLOW-SERUM-30 --post-days 10 --code MAYA15"],
  run: async (context, input) => {
    const {
      arguments: [name = ""],
      options,
    } = input;
    const creator = handleOfArgument(name);
    const link = linkOf(options["link"]);
    const ledger = ledgerToEdit(context);
    const shop = readShop(ledger.db);
    const today = context.today(shop.timezone);
    const sku = optionText(options["sku"]);
    const cells = {
      creator,
      sent_on: (await optionDay(context, input, "sent", shop.timezone)) ?? today,
      sku,
      post_days: options["post-days"] as number | undefined,
      posts_due: options["posts-due"] as number | undefined,
      link,
      code: optionText(options["code"]),
      hashtags: optionText(options["hashtags"]),
      note: optionText(options["note"]),
    };
    const facts = factsOfRow(briefs, cells, { ...shop, today });
    const about = sku === undefined ? "" : ` on ${sku}`;
    const what = `the brief for @${creator}${about} of ${cells.sent_on}`;
    const problems = [
      ...newCreatorRemarks(ledger, creator),
      ...(sku === undefined ? [] : skuRemarks(ledger, sku)),
      ...facts.flatMap((fact) => replacedRemarks(ledger, fact, { what, currency: shop.currency })),
    ];
    const summary = `brief for @${creator}${about}, sent ${cells.sent_on}`;
    return record(context, ledger, { command: "briefs add", summary, facts, problems });
  },
};
