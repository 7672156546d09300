import type Database from "better-sqlite3";

/** What a ledger is kept in: one shop, one currency, one time zone. */
export interface Shop {
  readonly shop: string;
  readonly currency: string;
  readonly timezone: string;
}

/** The shop of a ledger, from its settings. */
export function readShop(db: Database.Database): Shop {
  const value = db
    .prepare("SELECT fields ->> 'value' FROM sheet_row WHERE fact = 'setting' AND key = json_array(?, '')")
    .pluck();
  return {
    shop: String(value.get("shop.name") ?? ""),
    currency: String(value.get("shop.currency") ?? ""),
    timezone: String(value.get("shop.timezone") ?? ""),
  };
}
