-- scope: sums
-- What the lines of a day come to, by the row by creator in which they stand, and for the shop: profit, and the
-- stages of creators, are asked of these and not of every line. Only sums stand here, so that a refresh can take
-- out what the lines of an order were and put in what they are.

CREATE TABLE owner_day (
  day TEXT NOT NULL,
  owner TEXT NOT NULL,
  lines INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  own_orders INTEGER NOT NULL,     -- no other row by creator has a part of them
  units INTEGER NOT NULL,
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
  estimated_revenue INTEGER NOT NULL,
  missing_cost_lines INTEGER NOT NULL,
  missing_cost_revenue INTEGER NOT NULL,
  missing_shipping_orders INTEGER NOT NULL,
  missing_rate_lines INTEGER NOT NULL,
  web_fee_lines INTEGER NOT NULL,
  missing_term_lines INTEGER NOT NULL,
  excess_refund_orders INTEGER NOT NULL,
  negative_commission_lines INTEGER NOT NULL,
  PRIMARY KEY (day, owner)
) STRICT, WITHOUT ROWID;

INSERT INTO owner_day
WITH line AS (
  SELECT p.*, CASE p.status WHEN 'attributed' THEN p.creator WHEN 'organic' THEN '(organic)' ELSE '(unresolved)' END AS owner,
    p.order_ref IN (SELECT order_ref FROM web_order) AS is_web,
    p.order_ref IN (SELECT order_ref FROM excess_refund) AS is_excess,
    p.order_ref IN (SELECT order_ref FROM shared_order) AS is_shared
  FROM line_profit AS p
)
SELECT ordered_on, owner, count(*), count(DISTINCT order_ref), count(DISTINCT iif(is_shared, NULL, order_ref)),
  sum(quantity), sum(gross), sum(seller_discount), sum(refunds), sum(net_revenue), sum(sales_tax), sum(cogs),
  sum(platform_fees), sum(shipping), sum(other_fees), sum(commission), sum(iif(is_estimated, net_revenue, 0)),
  sum(cogs_basis = 'missing'), sum(iif(cogs_basis = 'missing', net_revenue, 0)),
  count(DISTINCT iif(shipping_basis = 'missing', order_ref, NULL)),
  sum(platform_fees_basis = 'missing' AND NOT is_web), sum(platform_fees_basis = 'missing' AND is_web),
  sum(commission_basis = 'missing'), count(DISTINCT iif(is_excess, order_ref, NULL)), sum(commission < 0)
FROM line GROUP BY ordered_on, owner;

CREATE TABLE owner_month (
  month TEXT NOT NULL,
  owner TEXT NOT NULL,
  lines INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  own_orders INTEGER NOT NULL,     -- no other row by creator has a part of them
  units INTEGER NOT NULL,
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
  estimated_revenue INTEGER NOT NULL,
  missing_cost_lines INTEGER NOT NULL,
  missing_cost_revenue INTEGER NOT NULL,
  missing_shipping_orders INTEGER NOT NULL,
  missing_rate_lines INTEGER NOT NULL,
  web_fee_lines INTEGER NOT NULL,
  missing_term_lines INTEGER NOT NULL,
  excess_refund_orders INTEGER NOT NULL,
  negative_commission_lines INTEGER NOT NULL,
  PRIMARY KEY (month, owner)
) STRICT, WITHOUT ROWID;

INSERT INTO owner_month
SELECT substr(day, 1, 7) AS month, owner, sum(lines), sum(orders), sum(own_orders), sum(units), sum(gross), sum(seller_discount), sum(refunds), sum(net_revenue), sum(sales_tax), sum(cogs), sum(platform_fees), sum(shipping), sum(other_fees), sum(commission), sum(estimated_revenue), sum(missing_cost_lines), sum(missing_cost_revenue), sum(missing_shipping_orders), sum(missing_rate_lines), sum(web_fee_lines), sum(missing_term_lines), sum(excess_refund_orders), sum(negative_commission_lines)
FROM owner_day GROUP BY month, owner;

-- Of the shop an order counts once, whoever its lines are credited to.
CREATE TABLE shop_day (
  day TEXT PRIMARY KEY,
  lines INTEGER NOT NULL,
  orders INTEGER NOT NULL,
  units INTEGER NOT NULL,
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
  estimated_revenue INTEGER NOT NULL,
  missing_cost_lines INTEGER NOT NULL,
  missing_cost_revenue INTEGER NOT NULL,
  missing_shipping_orders INTEGER NOT NULL,
  missing_rate_lines INTEGER NOT NULL,
  web_fee_lines INTEGER NOT NULL,
  missing_term_lines INTEGER NOT NULL,
  excess_refund_orders INTEGER NOT NULL,
  negative_commission_lines INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO shop_day
WITH again AS (
  SELECT ordered_on, count(*) - count(DISTINCT order_ref) AS orders,
    sum(lacks_shipping) - count(DISTINCT iif(lacks_shipping, order_ref, NULL)) AS missing_shipping_orders,
    sum(is_excess) - count(DISTINCT iif(is_excess, order_ref, NULL)) AS excess_refund_orders
  FROM shared_order GROUP BY ordered_on
), summed AS (
  SELECT day, sum(lines) AS lines, sum(orders) AS orders, sum(units) AS units, sum(gross) AS gross, sum(seller_discount) AS seller_discount, sum(refunds) AS refunds, sum(net_revenue) AS net_revenue, sum(sales_tax) AS sales_tax, sum(cogs) AS cogs, sum(platform_fees) AS platform_fees, sum(shipping) AS shipping, sum(other_fees) AS other_fees, sum(commission) AS commission, sum(estimated_revenue) AS estimated_revenue, sum(missing_cost_lines) AS missing_cost_lines, sum(missing_cost_revenue) AS missing_cost_revenue, sum(missing_shipping_orders) AS missing_shipping_orders, sum(missing_rate_lines) AS missing_rate_lines, sum(web_fee_lines) AS web_fee_lines, sum(missing_term_lines) AS missing_term_lines, sum(excess_refund_orders) AS excess_refund_orders, sum(negative_commission_lines) AS negative_commission_lines
  FROM owner_day GROUP BY day
)
SELECT s.day, s.lines, s.orders - coalesce(a.orders, 0), s.units, s.gross, s.seller_discount, s.refunds, s.net_revenue, s.sales_tax, s.cogs, s.platform_fees, s.shipping, s.other_fees, s.commission, s.estimated_revenue, s.missing_cost_lines, s.missing_cost_revenue, s.missing_shipping_orders - coalesce(a.missing_shipping_orders, 0), s.missing_rate_lines, s.web_fee_lines, s.missing_term_lines, s.excess_refund_orders - coalesce(a.excess_refund_orders, 0), s.negative_commission_lines
FROM summed AS s LEFT JOIN again AS a ON a.ordered_on = s.day;
