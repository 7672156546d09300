import type Database from "better-sqlite3";

/**
 * The settled basis (`domain.md §5`): each entry's buckets on its own day; orders, units, cogs, own labels and the
 * commission that other programs paid on the day of the line's first order-type entry. Sales tax is that of
 * each entry's net revenue.
 */
export const SETTLED_AMOUNTS = `
  SELECT p.line_ref, e.entry_ref, p.order_ref, p.sku_ref, p.status, p.creator, e.day,
    iif(e.is_settlement, 'settlement: ', 'adjustment: ') || s.type AS what, 0 AS quantity, e.gross, e.seller_discount,
    e.refunds, e.gross - e.seller_discount - e.refunds AS net_revenue,
    (
      2 * (e.gross - e.seller_discount - e.refunds) * coalesce(tax.value, 0)
      + sign(e.gross - e.seller_discount - e.refunds) * (10000 + coalesce(tax.value, 0))
    ) / (2 * (10000 + coalesce(tax.value, 0))) AS sales_tax,
    0 AS cogs, e.platform_fees, e.shipping, e.other_fees, e.commission,
    'actual' AS revenue_basis, 'actual' AS cogs_basis, 'actual' AS platform_fees_basis, 'actual' AS shipping_basis,
    'actual' AS commission_basis, p.is_estimated
  FROM settled_part AS e
  JOIN settlement_entry AS s ON s.entry_ref = e.entry_ref
  JOIN line_profit AS p ON p.line_ref = e.line_ref
  LEFT JOIN setting AS tax ON tax.name = 'tax_in_prices' AND p.ordered_on BETWEEN tax.from_day AND tax.to_day
  UNION ALL
  SELECT p.line_ref, NULL, p.order_ref, p.sku_ref, p.status, p.creator, s.first_on, 'line', p.quantity, 0, 0, 0, 0, 0, p.cogs, 0,
    coalesce(own.amount, 0), 0, p.commission - coalesce(t.amount, 0),
    'actual', p.cogs_basis, 'actual', 'actual', p.commission_basis, p.is_estimated
  FROM settled_line AS s
  JOIN line_profit AS p ON p.line_ref = s.line_ref
  LEFT JOIN own_label AS own ON own.line_ref = s.line_ref
  LEFT JOIN tiktok_commission AS t ON t.line_ref = s.line_ref`;

/** How the statements of a period are found again in its profit rows; amounts in minor units, money in positive. */
export interface TieOut {
  /** Σ totals of the entries, copies of another layout left out. */
  readonly statements: number;
  readonly in_rows: number;
  /** Entries of orders that no export holds. */
  readonly of_unknown_orders: number;
  /** Ads paid from settlements whose spend ad-spend facts report. */
  readonly ads_reported_elsewhere: number;
  readonly copies: number;
  /** Orders created before the period that settled in it. */
  readonly late_orders: number;
}

/** The sums that tie the settled basis to the statements of the same days. */
export function tieOut(db: Database.Database, from: string, to: string): TieOut {
  return db
    .prepare(
      `SELECT
         (SELECT coalesce(sum(total), 0) FROM settlement_entry WHERE place <> 'copy' AND day BETWEEN @from AND @to)
           AS statements,
         (
           SELECT coalesce(sum(gross - seller_discount - refunds - platform_fees - commission - shipping - other_fees), 0)
           FROM settled_part WHERE day BETWEEN @from AND @to
         ) - (
           SELECT coalesce(sum(iif(component = 'gross', -amount, amount)), 0) FROM other_cost
           WHERE day BETWEEN @from AND @to AND (reason IN (
             'settlement of a sample', 'settlement of an order that does not count', 'ads paid from a settlement'
           ) OR reason LIKE 'adjustment: %')
         ) AS in_rows,
         (SELECT coalesce(sum(total), 0) FROM settlement_entry WHERE place = 'unknown' AND day BETWEEN @from AND @to)
           AS of_unknown_orders,
         (SELECT coalesce(-sum(amount), 0) FROM ads_payment WHERE is_reported AND day BETWEEN @from AND @to)
           AS ads_reported_elsewhere,
         (SELECT count(*) FROM settlement_entry WHERE place = 'copy' AND day BETWEEN @from AND @to) AS copies,
         (
           SELECT count(DISTINCT p.order_ref) FROM settled_line AS s JOIN line_profit AS p ON p.line_ref = s.line_ref
           WHERE s.first_on BETWEEN @from AND @to AND p.ordered_on < @from
         ) AS late_orders`,
    )
    .get({ from, to }) as TieOut;
}
