-- Net profit by creator of an order export, an affiliate export and a cost sheet: the program's formula for
-- a shop in USD without settlements, labels, returns, taxes in prices and ad spend, from 2025-05-15 on.
-- DuckDB and SQLite both read it; `/` divides whole numbers.
WITH shop_order AS (
  SELECT order_id, sum(gross - seller_discount) AS order_net_sales,
    max(CASE WHEN gross <> seller_discount THEN 1 ELSE 0 END) AS has_price
  FROM order_line GROUP BY order_id
), counted AS (
  SELECT l.*, l.gross - l.seller_discount AS net_sales, o.order_net_sales,
    CASE
      WHEN coalesce(l.refund_amount, 0) = 0 THEN 0
      WHEN l.refund_amount >= l.order_amount THEN o.order_net_sales
      ELSE (2 * l.refund_amount * o.order_net_sales + l.order_amount) / (2 * l.order_amount)
    END AS order_refund
  FROM order_line AS l JOIN shop_order AS o ON o.order_id = l.order_id
  WHERE o.has_price = 1 AND l.status <> 'Canceled' AND (l.paid_on IS NOT NULL OR l.status <> 'Unpaid')
), floored AS (
  -- An amount of the order is split by net sales: floors first, the rest to the largest remainders.
  SELECT *, order_refund * net_sales / order_net_sales AS refund_floor,
    order_refund * net_sales % order_net_sales AS refund_rest,
    shipping_fee * net_sales / order_net_sales AS shipping_floor,
    shipping_fee * net_sales % order_net_sales AS shipping_rest
  FROM counted
), ranked AS (
  SELECT *, order_refund - sum(refund_floor) OVER whole AS refund_left,
    row_number() OVER (PARTITION BY order_id ORDER BY refund_rest DESC, sku_id) AS refund_place,
    shipping_fee - sum(shipping_floor) OVER whole AS shipping_left,
    row_number() OVER (PARTITION BY order_id ORDER BY shipping_rest DESC, sku_id) AS shipping_place
  FROM floored
  WINDOW whole AS (PARTITION BY order_id)
), sold AS (
  SELECT r.*, refund_floor + CASE WHEN refund_place <= refund_left THEN 1 ELSE 0 END AS refunds,
    shipping_floor + CASE WHEN shipping_place <= shipping_left THEN 1 ELSE 0 END AS buyer_shipping,
    -- by its commission row, else by the order export: a line that was paid for later has no row yet
    coalesce(c.creator, r.creator_handle, '(organic)') AS creator, coalesce(c.commission, 0) AS commission,
    coalesce(k.unit_cost, 0) * quantity AS cogs
  FROM ranked AS r
  LEFT JOIN commission_row AS c ON c.order_id = r.order_id AND c.sku_id = r.sku_id
  LEFT JOIN cost AS k ON k.sku = r.seller_sku AND r.ordered_on >= k.from_day AND r.ordered_on < k.to_day
), entry AS (
  SELECT creator, order_id, quantity AS units, gross, seller_discount, refunds, net_sales - refunds AS net_revenue, cogs,
    CASE WHEN net_sales > refunds THEN ((net_sales - refunds + buyer_shipping) * 600 + 5000) / 10000 ELSE 0 END
      + ((refunds * 600 + 5000) / 10000 * 2000 + 5000) / 10000 AS platform_fees,
    commission, 0 AS sample_cost
  FROM sold
  UNION ALL
  -- A sample goes to the creator who bought it for nothing, and costs on the day it was shipped.
  SELECT l.buyer, NULL, 0, 0, 0, 0, 0, 0, 0, 0, coalesce(k.unit_cost, 0) * l.quantity
  FROM order_line AS l
  JOIN shop_order AS o ON o.order_id = l.order_id AND o.has_price = 0
  LEFT JOIN cost AS k ON k.sku = l.seller_sku AND l.shipped_on >= k.from_day AND l.shipped_on < k.to_day
  WHERE l.status <> 'Canceled' AND l.shipped_on IS NOT NULL
), grouped AS (
  SELECT '(total)' AS creator, order_id, units, gross, seller_discount, refunds, net_revenue, cogs, platform_fees,
    commission, sample_cost FROM entry
  UNION ALL
  SELECT * FROM entry
)
SELECT creator, count(DISTINCT order_id) AS orders, sum(units) AS units, sum(gross) AS gross,
  sum(seller_discount) AS seller_discount, sum(refunds) AS refunds, sum(net_revenue) AS net_revenue, sum(cogs) AS cogs,
  sum(platform_fees) AS platform_fees, sum(commission) AS commission, sum(sample_cost) AS sample_cost,
  sum(net_revenue - cogs - platform_fees - commission - sample_cost) AS net_profit
FROM grouped GROUP BY creator;
