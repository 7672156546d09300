-- The CSV files as typed tables. Cells end in tabs here and there; the row under the header describes it.
CREATE TABLE order_line AS
WITH cell AS (
  SELECT * FROM read_csv(:orders, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')
  WHERE "Order ID" NOT LIKE 'Platform%'
)
SELECT rtrim("Order ID", chr(9)) AS order_id, rtrim("SKU ID", chr(9)) AS sku_id, "Seller SKU" AS seller_sku,
  "Order Status" AS status, "Quantity"::BIGINT AS quantity,
  ("SKU Subtotal Before Discount"::DECIMAL(14, 2) * 100)::BIGINT AS gross,
  ("SKU Seller Discount"::DECIMAL(14, 2) * 100)::BIGINT AS seller_discount,
  ("Shipping Fee After Discount"::DECIMAL(14, 2) * 100)::BIGINT AS shipping_fee,
  ("Order Amount"::DECIMAL(14, 2) * 100)::BIGINT AS order_amount,
  (nullif("Order Refund Amount", '')::DECIMAL(14, 2) * 100)::BIGINT AS refund_amount,
  strptime(rtrim("Created Time", chr(9)), '%m/%d/%Y %-I:%M:%S %p')::DATE AS ordered_on,
  strptime(nullif(rtrim("Paid Time", chr(9)), ''), '%m/%d/%Y %-I:%M:%S %p')::DATE AS paid_on,
  strptime(nullif(rtrim("Shipped Time", chr(9)), ''), '%m/%d/%Y %-I:%M:%S %p')::DATE AS shipped_on,
  lower("Buyer Username") AS buyer, lower(nullif("Creator Handle", '')) AS creator_handle
FROM cell;

CREATE TABLE commission_row AS
SELECT "Order ID" AS order_id, "SKU ID" AS sku_id, lower("Creator Username") AS creator,
  CASE WHEN "Order Status" = 'Ineligible' THEN 0 ELSE
    coalesce(
      (TRY_CAST("Actual Commission Payment" AS DECIMAL(14, 2)) * 100)::BIGINT,
      (TRY_CAST("Est. standard commission payment" AS DECIMAL(14, 2)) * 100)::BIGINT, 0
    ) + coalesce(
      (TRY_CAST("Actual Shop Ads commission payment" AS DECIMAL(14, 2)) * 100)::BIGINT,
      (TRY_CAST("Est. Shop Ads commission payment" AS DECIMAL(14, 2)) * 100)::BIGINT, 0
    )
  END AS commission
FROM read_csv(:affiliate, header = true, all_varchar = true, delim = ',', quote = '"', escape = '"');

-- A cost holds from its day until the next one's.
CREATE TABLE cost AS
SELECT sku, (unit_cost::DECIMAL(14, 2) * 100)::BIGINT AS unit_cost, "from"::DATE AS from_day,
  lead("from"::DATE, 1, DATE '9999-12-31') OVER (PARTITION BY sku ORDER BY "from"::DATE) AS to_day
FROM read_csv(:costs, header = true, all_varchar = true);
