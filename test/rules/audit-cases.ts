import { affiliateFile, affiliateRow, orderRow, ordersFile } from "../oracle/small-shop.ts";
import type { AffiliateRow, OrderRow } from "../shops/model.ts";
import type { Row, SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

/** An order on a day at ten in the morning. */
export function orderOn(day: string, changes: Partial<OrderRow> = {}): OrderRow {
  return orderRow({
    created_at: `${day}T10:00:00`,
    paid_at: `${day}T10:01:00`,
    shipped_at: null,
    delivered_at: null,
    ...changes,
  });
}

/** The commission row of an order: nothing settled, its rate cell empty. */
export function chargeOn(day: string, changes: Partial<AffiliateRow> = {}): AffiliateRow {
  return affiliateRow({ created_at: `${day}T10:00:00`, standard_rate: null, ...changes });
}

/** A ledger of orders, commission rows and a terms sheet, written without its header. */
export async function auditedLedger(
  orders: readonly OrderRow[],
  charges: readonly AffiliateRow[],
  terms: readonly string[],
  sheets: Readonly<Record<string, string>> = {},
): Promise<SmallLedger> {
  const sheet = ["creator,rate,sku,kind,from,to", ...terms, ""].join("\n");
  const exports = orders.length === 0 ? [] : [ordersFile(orders)];
  return await smallLedger([...exports, affiliateFile(charges)], {
    ...(terms.length === 0 ? {} : { "terms.csv": sheet }),
    ...sheets,
  });
}

/** Every charge as `verdict charged/expected`, in the order of the report. */
export async function verdicts(ledger: SmallLedger, ...args: string[]): Promise<readonly string[]> {
  return (await ledger.rows("audit", "--all", ...args)).map(
    (row: Row) => `${String(row["verdict"])} ${String(row["charged"])}/${String(row["expected"])}`,
  );
}
