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

-- A cost by a seller SKU holds until the first one by the SKU's id.
CREATE TABLE sku_cost (
  sku_ref INTEGER NOT NULL,
  from_day TEXT NOT NULL,
  to_day TEXT NOT NULL,
  unit_cost INTEGER NOT NULL,
  PRIMARY KEY (sku_ref, from_day)
) STRICT, WITHOUT ROWID;

INSERT INTO sku_cost
WITH told AS (
  SELECT n.sku_ref, n.is_sku_id, c.from_day, c.unit_cost,
    row_number() OVER (PARTITION BY n.sku_ref, n.is_sku_id, c.from_day ORDER BY c.name) AS place,
    min(c.from_day) FILTER (WHERE n.is_sku_id) OVER (PARTITION BY n.sku_ref) AS first_by_id
  FROM named_cost AS c JOIN sku_name AS n ON n.name = c.name
)
SELECT sku_ref, from_day,
  coalesce(date(lead(from_day) OVER (PARTITION BY sku_ref ORDER BY from_day), '-1 day'), '9999-12-31'), unit_cost
FROM told WHERE place = 1 AND (is_sku_id OR first_by_id IS NULL OR from_day < first_by_id);
