import { parseSetting } from "../core/settings.ts";
import { nextChangeId } from "../store/changes.ts";
import { recordEdit, settingFact } from "../store/edits.ts";
import { createLedger } from "../store/open.ts";
import type { Shop } from "../store/shop.ts";
import type { Context } from "./command.ts";
import { refusedOption } from "./problems.ts";

/** Zone that Seller Center shows for a currency, where it is known; a proposal only. */
const PROPOSED_ZONE: Readonly<Record<string, string>> = {
  USD: "America/Los_Angeles",
  GBP: "Europe/London",
  IDR: "Asia/Jakarta",
  JPY: "Asia/Tokyo",
  PHP: "Asia/Manila",
  THB: "Asia/Bangkok",
  VND: "Asia/Ho_Chi_Minh",
  MYR: "Asia/Kuala_Lumpur",
  SGD: "Asia/Singapore",
};

function checked(name: "shop.name" | "shop.currency" | "shop.timezone", flag: string, text: string): string {
  const value = parseSetting(name, text, "USD");
  if (value.ok) return String(value.value);
  throw refusedOption(
    "CO002",
    `--${flag} ${text}: ${value.reason}`,
    'creatorops init --shop "My Shop" --currency USD --timezone America/Los_Angeles',
  );
}

/** The shop's name, currency and zone: as given, else as a person answers, else the flag is named. */
export async function askShop(context: Context, given: Partial<Shop>): Promise<Shop> {
  const missing = [
    ["shop", "shop"],
    ["currency", "currency"],
    ["timezone", "timezone"],
  ].filter(([member]) => given[member as keyof Shop] === undefined);
  if (missing.length > 0 && !context.interactive) {
    throw refusedOption(
      "CO004",
      `${missing.map(([, flag]) => `--${flag}`).join(", ")} missing, and there is nobody to ask`,
      'creatorops init --shop "My Shop" --currency USD --timezone America/Los_Angeles',
    );
  }
  const shop = given.shop ?? (await context.ask({ message: "Name of the shop" }));
  const currency = checked(
    "shop.currency",
    "currency",
    given.currency ?? (await context.ask({ message: "Its currency", default: "USD" })),
  );
  const zone = PROPOSED_ZONE[currency];
  const question = {
    message: "Time zone that Seller Center shows (order exports are written in it)",
    ...(zone === undefined ? {} : { default: zone }),
  };
  const timezone = given.timezone ?? (await context.ask(question));
  return {
    shop: checked("shop.name", "shop", shop),
    currency,
    timezone: checked("shop.timezone", "timezone", timezone),
  };
}

/** Makes the ledger; its first change holds the shop's settings. */
export function makeLedger(context: Context, shop: Shop): number {
  let changeId = 0;
  const ledger = createLedger(context.ledgerPath, (db) => {
    changeId = nextChangeId(db);
    recordEdit(
      { db, path: context.ledgerPath, mode: "write" },
      {
        summary: `made the ledger of ${shop.shop}`,
        facts: [
          settingFact("shop.name", shop.shop, ""),
          settingFact("shop.currency", shop.currency, ""),
          settingFact("shop.timezone", shop.timezone, ""),
        ],
        recordedAt: context.now(),
      },
    );
  });
  ledger.db.close();
  return changeId;
}
