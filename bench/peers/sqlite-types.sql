-- The imported text as typed tables. Cells end in tabs here and there; the row under the header describes it.
-- All amounts have two decimals, all days two digits: cutting is enough.
CREATE TABLE order_line (
  order_id TEXT, sku_id TEXT, seller_sku TEXT, status TEXT, quantity INTEGER, gross INTEGER, seller_discount INTEGER,
  shipping_fee INTEGER, order_amount INTEGER, refund_amount INTEGER, ordered_on TEXT, paid_on TEXT, shipped_on TEXT,
  buyer TEXT, creator_handle TEXT, PRIMARY KEY (order_id, sku_id)
) WITHOUT ROWID;

INSERT INTO order_line
SELECT rtrim("Order ID", char(9)) AS order_id, rtrim("SKU ID", char(9)) AS sku_id, "Seller SKU" AS seller_sku,
  "Order Status" AS status, CAST("Quantity" AS INTEGER) AS quantity,
  CAST(replace("SKU Subtotal Before Discount", '.', '') AS INTEGER) AS gross,
  CAST(replace("SKU Seller Discount", '.', '') AS INTEGER) AS seller_discount,
  CAST(replace("Shipping Fee After Discount", '.', '') AS INTEGER) AS shipping_fee,
  CAST(replace("Order Amount", '.', '') AS INTEGER) AS order_amount,
  CAST(replace(nullif("Order Refund Amount", ''), '.', '') AS INTEGER) AS refund_amount,
  substr("Created Time", 7, 4) || '-' || substr("Created Time", 1, 2) || '-' || substr("Created Time", 4, 2) AS ordered_on,
  nullif("Paid Time", char(9)) AS paid_on,
  CASE WHEN "Shipped Time" <> char(9) THEN
    substr("Shipped Time", 7, 4) || '-' || substr("Shipped Time", 1, 2) || '-' || substr("Shipped Time", 4, 2)
  END AS shipped_on,
  lower("Buyer Username") AS buyer, lower(nullif("Creator Handle", '')) AS creator_handle
FROM order_row WHERE "Order ID" NOT LIKE 'Platform%';

CREATE TABLE commission_row (
  order_id TEXT, sku_id TEXT, creator TEXT, commission INTEGER, PRIMARY KEY (order_id, sku_id)
) WITHOUT ROWID;

INSERT INTO commission_row
SELECT "Order ID", "SKU ID", lower("Creator Username"),
  CASE WHEN "Order Status" = 'Ineligible' THEN 0 ELSE
    CAST(replace(coalesce(nullif(nullif("Actual Commission Payment", '/'), ''), "Est. standard commission payment"), '.', '') AS INTEGER)
    + CAST(replace(coalesce(nullif(nullif("Actual Shop Ads commission payment", '/'), ''), "Est. Shop Ads commission payment"), '.', '') AS INTEGER)
  END
FROM affiliate_row;

-- A cost holds from its day until the next one's.
CREATE TABLE cost (
  sku TEXT, unit_cost INTEGER, from_day TEXT, to_day TEXT, PRIMARY KEY (sku, from_day)
) WITHOUT ROWID;

INSERT INTO cost
SELECT sku, CAST(replace(unit_cost, '.', '') AS INTEGER), "from",
  lead("from", 1, '9999-12-31') OVER (PARTITION BY sku ORDER BY "from")
FROM cost_row;
