-- scope: orders
-- The profit of a counted line, read from gross to contribution after commission (domain.md §5).
-- round(a / b), half away from zero, is written (2a + sign(a) b) / (2b): SQLite divides towards zero.

CREATE TABLE line_profit (
  line_ref INTEGER PRIMARY KEY,
  order_ref INTEGER NOT NULL,
  sku_ref INTEGER NOT NULL,
  ordered_on TEXT NOT NULL,
  status TEXT NOT NULL,
  creator TEXT,                    -- null unless attributed
  quantity INTEGER NOT NULL,
  gross INTEGER NOT NULL,
  seller_discount INTEGER NOT NULL,
  refunds INTEGER NOT NULL,
  net_revenue INTEGER NOT NULL,
  sales_tax INTEGER NOT NULL,
  cogs INTEGER NOT NULL,
  platform_fees INTEGER NOT NULL,
  shipping INTEGER NOT NULL,
  other_fees INTEGER NOT NULL,
  commission INTEGER NOT NULL,
  cm3 INTEGER NOT NULL,
  revenue_basis TEXT NOT NULL,
  cogs_basis TEXT NOT NULL,
  platform_fees_basis TEXT NOT NULL,
  shipping_basis TEXT NOT NULL,
  commission_basis TEXT NOT NULL,
  is_estimated INTEGER NOT NULL    -- some component is not actual
) STRICT;

INSERT INTO line_profit
WITH settled AS (
  -- entries of nothing but zeros settle a line, too
  SELECT s.line_ref, coalesce(sum(p.gross), 0) AS gross, coalesce(sum(p.seller_discount), 0) AS seller_discount, coalesce(sum(p.refunds), 0) AS refunds,
    coalesce(sum(p.platform_fees), 0) AS platform_fees, coalesce(sum(p.shipping), 0) AS shipping
  FROM settled_line AS s LEFT JOIN settled_part AS p ON p.line_ref = s.line_ref AND p.is_settlement
  GROUP BY s.line_ref
), charged_later AS (
  SELECT line_ref, sum(other_fees) AS other_fees FROM settled_part GROUP BY line_ref
), sold AS (
  SELECT l.line_ref, l.order_ref, l.sku_ref, l.ordered_on, l.status, l.creator, l.quantity, l.returned_quantity,
    s.line_ref IS NOT NULL AS is_settled, coalesce(s.gross, l.gross) AS gross,
    coalesce(s.seller_discount, l.seller_discount) AS seller_discount,
    coalesce(s.refunds, r.refunds, 0) AS refunds,
    coalesce(s.gross - s.seller_discount - s.refunds, l.net_sales - coalesce(r.refunds, 0)) AS net_revenue,
    s.platform_fees AS settled_fees, s.shipping AS settled_shipping, coalesce(c.other_fees, 0) AS other_fees
  FROM counted_line AS l
  LEFT JOIN line_refund AS r ON r.line_ref = l.line_ref
  LEFT JOIN settled AS s ON s.line_ref = l.line_ref
  LEFT JOIN charged_later AS c ON c.line_ref = l.line_ref
), priced AS (
  SELECT l.*,
    coalesce(r.tax_in_prices, 0) AS tax_rate, coalesce(r.refund_admin_share, 0) AS admin_share,
    iif(l.order_ref IN (SELECT order_ref FROM web_order), NULL, r.referral_rate) AS referral_rate,
    l.quantity - l.returned_quantity * coalesce(r.returns_restock, 0) AS units_gone, c.unit_cost,
    coalesce(iif(s.lines = 1, s.buyer_shipping_fee, buyer.part), 0) AS buyer_shipping_fee,
    coalesce(l.settled_shipping + coalesce(own.amount, 0), iif(s.lines = 1, s.amount, ship.part), 0) AS shipping,
    CASE WHEN l.is_settled THEN 'actual' WHEN s.amount IS NULL THEN 'missing' ELSE 'estimate' END AS shipping_basis,
    row_commission.amount AS row_commission, row_commission.basis AS row_basis,
    coalesce(locked.rate, agreed.rate) AS expected_rate
  FROM sold AS l
  CROSS JOIN order_shipping AS s ON s.order_ref = l.order_ref
  CROSS JOIN rate_period AS r ON l.ordered_on BETWEEN r.from_day AND r.to_day
  LEFT JOIN own_label AS own ON own.line_ref = l.line_ref
  LEFT JOIN sku_cost AS c ON c.sku_ref = l.sku_ref AND l.ordered_on BETWEEN c.from_day AND c.to_day
  -- the parts of orders of several lines
  LEFT JOIN allocation_part AS buyer ON buyer.purpose = 'buyer shipping fee' AND buyer.item = iif(s.lines > 1, l.line_ref, NULL)
    AND buyer.request = l.order_ref
  LEFT JOIN allocation_part AS ship ON ship.purpose = 'shipping' AND ship.item = iif(s.lines > 1, l.line_ref, NULL)
    AND ship.request = l.order_ref
  LEFT JOIN line_commission AS row_commission ON row_commission.line_ref = l.line_ref
  LEFT JOIN rate_of_sku AS own_rate ON own_rate.creator = l.creator AND own_rate.sku_ref = l.sku_ref
  LEFT JOIN agreed_rate AS agreed ON agreed.creator = l.creator AND agreed.sku_ref = coalesce(own_rate.sku_ref, 0)
    AND l.ordered_on BETWEEN agreed.from_day AND agreed.to_day
  LEFT JOIN locked_rate AS locked ON locked.creator = l.creator AND locked.sku_ref = coalesce(own_rate.sku_ref, 0)
    AND l.ordered_on BETWEEN locked.from_day AND locked.to_day
    AND (SELECT first_on FROM first_order AS f WHERE f.creator = l.creator) < locked.from_day
  -- this limit and the next keep SQLite from computing what they hold again wherever it is used
  LIMIT -1
), computed AS (
  SELECT *,
    (2 * net_revenue * tax_rate + sign(net_revenue) * (10000 + tax_rate)) / (2 * (10000 + tax_rate)) AS sales_tax,
    coalesce(unit_cost, 0) * units_gone AS cogs,
    (2 * refunds * coalesce(referral_rate, 0) + sign(refunds) * 10000) / 20000 AS refunded_fee,
    iif(net_revenue > 0, (net_revenue + buyer_shipping_fee) * coalesce(referral_rate, 0), 0) AS fee_product,
    max(net_revenue, 0) * coalesce(expected_rate, 0) AS commission_product
  FROM priced
), charged AS (
  SELECT *,
    coalesce(
      settled_fees,
      (2 * fee_product + sign(fee_product) * 10000) / 20000
        + (2 * refunded_fee * admin_share + sign(refunded_fee) * 10000) / 20000
    ) AS platform_fees,
    CASE WHEN is_settled THEN 'actual' WHEN referral_rate IS NULL THEN 'missing' ELSE 'estimate' END AS fees_basis,
    CASE WHEN row_basis IS NOT NULL THEN row_commission
      WHEN creator IS NOT NULL THEN (2 * commission_product + 10000) / 20000
      ELSE 0 END AS commission,
    CASE WHEN row_basis IS NOT NULL THEN row_basis
      WHEN creator IS NULL THEN 'actual'
      WHEN expected_rate IS NULL THEN 'missing'
      ELSE 'estimate' END AS commission_basis
  FROM computed LIMIT -1
)
SELECT line_ref, order_ref, sku_ref, ordered_on, status, creator, quantity, gross, seller_discount, refunds, net_revenue,
  sales_tax, cogs, platform_fees, shipping, other_fees, commission,
  net_revenue - sales_tax - cogs - platform_fees - shipping - other_fees - commission,
  iif(is_settled, 'actual', 'estimate'), iif(unit_cost IS NULL, 'missing', 'actual'), fees_basis,
  shipping_basis, commission_basis,
  -- the other components are actual when it has settled
  NOT (is_settled AND unit_cost IS NOT NULL AND commission_basis = 'actual')
FROM charged;

-- Orders whose lines stand in several rows by creator, once for each: what merges such rows counts them here.
CREATE TABLE shared_order (
  order_ref INTEGER NOT NULL,
  owner TEXT NOT NULL,             -- the row by creator: a creator, '(organic)' or '(unresolved)'
  ordered_on TEXT NOT NULL,
  lacks_shipping INTEGER NOT NULL, -- of these lines
  is_excess INTEGER NOT NULL,      -- more was refunded than paid
  PRIMARY KEY (order_ref, owner)
) STRICT, WITHOUT ROWID;

INSERT INTO shared_order
WITH several AS (
  SELECT o.order_ref FROM shop_order AS o CROSS JOIN counted_line AS l ON l.order_ref = o.order_ref
  WHERE o.lines > 1 GROUP BY o.order_ref HAVING min(l.status) <> max(l.status) OR min(l.creator) <> max(l.creator)
)
SELECT s.order_ref,
  CASE p.status WHEN 'attributed' THEN p.creator WHEN 'organic' THEN '(organic)' ELSE '(unresolved)' END,
  p.ordered_on, p.shipping_basis = 'missing', s.order_ref IN (SELECT order_ref FROM excess_refund)
FROM several AS s
CROSS JOIN counted_line AS l ON l.order_ref = s.order_ref
CROSS JOIN line_profit AS p ON p.line_ref = l.line_ref
WHERE TRUE
ON CONFLICT DO UPDATE SET lacks_shipping = max(lacks_shipping, excluded.lacks_shipping);

-- Conflict and unknown are one row.
DELETE FROM shared_order WHERE order_ref IN (
  SELECT order_ref FROM shared_order GROUP BY order_ref HAVING count(*) = 1
);
