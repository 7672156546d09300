-- scope: everything
-- Unit costs as periods (domain.md §5, cogs): by SKU id, else by a seller SKU that lines pair with it.

CREATE TABLE named_cost (
  name TEXT NOT NULL,              -- as the sheet writes it
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  unit_cost INTEGER NOT NULL,
  PRIMARY KEY (name, from_day)
) STRICT, WITHOUT ROWID;

INSERT INTO named_cost
SELECT sku, from_day,
  coalesce(date(lead(from_day) OVER (PARTITION BY sku ORDER BY from_day), '-1 day'), '9999-12-31'), unit_cost
FROM cost_sheet WHERE from_day <= (SELECT as_of FROM context);

CREATE TABLE sku_cost (
  sku_ref INTEGER NOT NULL,
  is_sku_id INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  unit_cost INTEGER NOT NULL,
  PRIMARY KEY (sku_ref, is_sku_id, from_day)
) STRICT, WITHOUT ROWID;

INSERT INTO sku_cost
WITH told AS (
  SELECT n.sku_ref, n.is_sku_id, c.from_day, c.unit_cost,
    row_number() OVER (PARTITION BY n.sku_ref, n.is_sku_id, c.from_day ORDER BY c.name) AS place
  FROM named_cost AS c JOIN sku_name AS n ON n.name = c.name
)
SELECT sku_ref, is_sku_id, from_day,
  coalesce(
    date(lead(from_day) OVER (PARTITION BY sku_ref, is_sku_id ORDER BY from_day), '-1 day'), '9999-12-31'
  ),
  unit_cost
FROM told WHERE place = 1;
