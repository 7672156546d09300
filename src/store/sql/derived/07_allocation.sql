-- scope: orders
-- Allocation by largest remainder (domain.md §5): floors of the exact shares, then the left-over units
-- to the largest remainders, ties to the lower text. All weights 0: equal weights. Negative amounts:
-- the absolute value is allocated, then negated. Parts = whole.

CREATE TABLE allocation_share (
  purpose TEXT NOT NULL,
  request INTEGER NOT NULL,        -- what is split: an order, a label, a commission row
  item INTEGER NOT NULL,           -- what gets a part: a line, or the target of a label
  amount INTEGER NOT NULL,         -- the whole, repeated on each item
  weight INTEGER NOT NULL,
  tie TEXT NOT NULL,
  PRIMARY KEY (purpose, request, item)
) STRICT, WITHOUT ROWID;

CREATE VIEW allocation AS
WITH totals AS (
  SELECT purpose, request, item, abs(amount) AS whole, sign(amount) AS direction, max(weight, 0) AS weight, tie,
    sum(max(weight, 0)) OVER asked AS total_weight, count(*) OVER asked AS items
  FROM allocation_share WINDOW asked AS (PARTITION BY purpose, request)
), exact AS (
  SELECT purpose, request, item, direction, whole, tie,
    whole * iif(total_weight = 0, 1, weight) AS product, iif(total_weight = 0, items, total_weight) AS divisor
  FROM totals
), floors AS (
  SELECT *, product / divisor AS floor_part, product % divisor AS remainder FROM exact
)
SELECT purpose, request, item, direction * (
  floor_part + (
    row_number() OVER (PARTITION BY purpose, request ORDER BY remainder DESC, tie)
    <= whole - sum(floor_part) OVER (PARTITION BY purpose, request)
  )
) AS part
FROM floors;

CREATE TABLE allocation_part (
  purpose TEXT NOT NULL,
  request INTEGER NOT NULL,
  item INTEGER NOT NULL,
  part INTEGER NOT NULL,
  PRIMARY KEY (purpose, item, request)
) STRICT, WITHOUT ROWID;
