import type { Cells } from "./cells.ts";
import { csvText, moneyText, percentText } from "./cells.ts";
import type { Shop, ShopFile } from "./model.ts";

type SheetFile = Exclude<
  ShopFile,
  { kind: "tiktok-orders" | "tiktok-affiliate-orders" | "tiktok-settlements" | "pirateship" }
>;

const HEADERS: Readonly<Record<SheetFile["kind"], readonly string[]>> = {
  creators: ["creator", "name", "niche", "owner", "stage", "seen_on"],
  keys: ["creator", "value", "kind", "from", "to"],
  terms: ["creator", "rate", "sku", "kind", "from", "to", "post_days", "posts_due"],
  costs: ["sku", "unit_cost", "from"],
  samples: [
    "creator",
    "sku",
    "quantity",
    "state",
    "requested_on",
    "shipped_on",
    "delivered_on",
    "order_id",
    "tracking_number",
  ],
  posts: ["link", "content_id", "creator", "posted_on", "sku"],
  commissions: [
    "order_id",
    "sku",
    "creator",
    "code",
    "link",
    "email",
    "affiliate_id",
    "commission",
    "status",
    "date",
  ],
  fees: ["creator", "amount", "kind", "due_on"],
  "ad-spend": ["amount", "day", "from", "to", "creator", "content_id", "campaign", "sku"],
  briefs: ["creator", "sent_on", "sku", "post_days", "posts_due"],
  outreach: ["creator", "event", "at"],
};

/** Columns of money and of rates; every other number is a count. */
const MONEY: ReadonlySet<string> = new Set(["unit_cost", "commission", "amount"]);
const RATES: ReadonlySet<string> = new Set(["rate"]);

function cellText(column: string, value: string | number | null, currency: string): string {
  if (value === null) return "";
  if (typeof value === "string") return value;
  if (MONEY.has(column)) return moneyText(value, currency);
  return RATES.has(column) ? percentText(value) : String(value);
}

function rowCells(row: object, headers: readonly string[], currency: string): Cells {
  const values = row as Readonly<Record<string, string | number | null>>;
  const cells = headers.map((header) => [header, cellText(header, values[header] ?? null, currency)]);
  return Object.fromEntries(cells) as Cells;
}

/** A plain sheet kept by hand; `position` keeps the names of several sheets of one kind apart. */
export function sheetFile(file: SheetFile, position: number, shop: Shop): [name: string, text: string] {
  const headers = HEADERS[file.kind];
  const rows = file.rows.map((row) => rowCells(row, headers, shop.currency));
  return [`${file.kind}-${String(position).padStart(2, "0")}.csv`, csvText(headers, rows)];
}
