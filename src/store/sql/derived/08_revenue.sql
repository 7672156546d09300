-- scope: orders
-- From gross to net revenue of each counted line (domain.md §5).

-- What kind of refund an order had, whether it counts or not. whole: all of each line; share: part of the order amount came back.
CREATE TABLE order_refund (
  order_ref INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('whole', 'share')),
  net_refund INTEGER NOT NULL      -- N: the refund's share in net sales
) STRICT;

INSERT INTO order_refund
WITH asked AS (
  SELECT order_ref, coalesce(refund_amount, 0) AS refund, coalesce(order_amount, 0) AS amount, net_sales, quantity,
    returned_quantity
  FROM shop_order WHERE coalesce(refund_amount, 0) <> 0 OR returned_quantity > 0
), judged AS (
  SELECT *, amount = 0 OR refund >= amount OR (returned_quantity > 0 AND returned_quantity >= quantity) AS is_whole
  FROM asked
)
SELECT order_ref, iif(is_whole, 'whole', 'share'),
  -- round(refund x net_sales / amount) without doubling the product, which may fill 63 bits
  CASE WHEN is_whole THEN net_sales
    ELSE refund * net_sales / amount + (refund * net_sales % amount >= amount - refund * net_sales % amount) END
FROM judged;

-- Orders of which more came back than was paid.
CREATE TABLE excess_refund (order_ref INTEGER PRIMARY KEY) STRICT;

INSERT INTO excess_refund
SELECT order_ref FROM shop_order WHERE coalesce(refund_amount, 0) > coalesce(order_amount, 0);

CREATE TABLE line_refund (
  line_ref INTEGER PRIMARY KEY,
  returned_part INTEGER NOT NULL,  -- round(net_sales x returned / quantity)
  refunds INTEGER NOT NULL
) STRICT;

INSERT INTO line_refund
SELECT l.line_ref,
  iif(l.quantity > 0, (2 * l.net_sales * l.returned_quantity + sign(l.net_sales) * l.quantity) / (2 * l.quantity), 0),
  iif(r.kind = 'whole', l.net_sales, 0)
FROM order_refund AS r JOIN counted_line AS l ON l.order_ref = r.order_ref;

-- What exceeds the returned units goes to the lines without returned units, at most their sum ...
INSERT INTO allocation_share
WITH rest AS (
  SELECT r.order_ref, r.net_refund - sum(f.returned_part) AS rest,
    sum(l.net_sales) FILTER (WHERE l.returned_quantity = 0) AS unreturned
  FROM order_refund AS r
  JOIN counted_line AS l ON l.order_ref = r.order_ref
  JOIN line_refund AS f ON f.line_ref = l.line_ref
  WHERE r.kind = 'share' GROUP BY r.order_ref
)
SELECT 'refund of unreturned', l.order_ref, l.line_ref, min(rest.rest, rest.unreturned), l.net_sales, l.sku_id
FROM rest JOIN line_sales AS l ON l.order_ref = rest.order_ref AND l.counts AND l.returned_quantity = 0
WHERE rest.rest > 0 AND rest.unreturned > 0;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose = 'refund of unreturned';

-- ... and what is still left to the returned lines, by what they have left.
INSERT INTO allocation_share
WITH rest AS (
  SELECT r.order_ref,
    r.net_refund - sum(f.returned_part) - max(coalesce(sum(l.net_sales) FILTER (WHERE l.returned_quantity = 0), 0), 0)
      AS rest
  FROM order_refund AS r
  JOIN counted_line AS l ON l.order_ref = r.order_ref
  JOIN line_refund AS f ON f.line_ref = l.line_ref
  WHERE r.kind = 'share' GROUP BY r.order_ref
)
SELECT 'refund of returned', l.order_ref, l.line_ref, rest.rest, l.net_sales - f.returned_part, l.sku_id
FROM rest
JOIN line_sales AS l ON l.order_ref = rest.order_ref AND l.counts AND l.returned_quantity > 0
JOIN line_refund AS f ON f.line_ref = l.line_ref
WHERE rest.rest > 0;

INSERT INTO allocation_part SELECT purpose, request, item, part FROM allocation WHERE purpose = 'refund of returned';

UPDATE line_refund SET refunds = returned_part + coalesce((
  SELECT sum(p.part) FROM allocation_part AS p
  WHERE p.purpose IN ('refund of unreturned', 'refund of returned') AND p.item = line_refund.line_ref
), 0)
WHERE line_ref IN (
  SELECT l.line_ref FROM counted_line AS l JOIN order_refund AS r ON r.order_ref = l.order_ref AND r.kind = 'share'
);
