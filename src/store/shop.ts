import type Database from "better-sqlite3";

/** What a ledger is kept in: one shop, one currency, one time zone. */
export interface Shop {
  readonly shop: string;
  readonly currency: string;
  readonly timezone: string;
}

/** The shop of a ledger, from its settings. */
export function readShop(db: Database.Database): Shop {
  const setting = db
    .prepare("SELECT fields ->> 'value' FROM sheet_row WHERE fact = 'setting' AND key = json_array(?, '')")
    .pluck();
  const value = (name: string): string => (setting.get(name) as string | undefined) ?? "";
  return { shop: value("shop.name"), currency: value("shop.currency"), timezone: value("shop.timezone") };
}
