-- scope: everything
-- Which rows of creators' own exports are sales of this shop.

-- A creator sells for several shops, the ledger keeps one: the shops of sales whose order an order export
-- holds. Sales of other shops are kept, and wait; as long as no sale is known, no shop can be told.
CREATE VIEW known_shop AS
SELECT DISTINCT v.shop_name FROM creator_sale_version AS v
WHERE v.is_current = 1 AND v.shop_name IS NOT NULL
  AND EXISTS (SELECT 1 FROM order_line_version AS l WHERE l.order_ref = v.order_ref AND l.is_current = 1);

CREATE TABLE own_sale (version_id INTEGER PRIMARY KEY) STRICT;

INSERT INTO own_sale
SELECT version_id FROM creator_sale_version
WHERE is_current = 1 AND (
  shop_name IS NULL OR shop_name IN (SELECT shop_name FROM known_shop) OR NOT EXISTS (SELECT 1 FROM known_shop)
);
