-- scope: everything
-- The number by which people, labels and affiliate programs call an order. Two shops may use the same: then
-- it names none.
CREATE TABLE order_name (
  name TEXT PRIMARY KEY,
  order_ref INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO order_name
SELECT e.name, min(o.order_ref)
FROM order_evidence AS e
JOIN order_key AS k ON k.order_id = e.order_id
JOIN shop_order AS o ON o.order_ref = k.order_ref
WHERE e.name IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM order_key AS other JOIN shop_order AS same ON same.order_ref = other.order_ref WHERE other.order_id = e.name
)
GROUP BY e.name HAVING count(DISTINCT o.order_ref) = 1;
