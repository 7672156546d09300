import type Database from "better-sqlite3";
import type { Definition } from "./definitions.ts";
import { madeBy } from "./placed.ts";
import { replaceRows } from "./refresh-merge.ts";

/** Samples that a refresh is about: their nodes (sql/derived/16_sample_creators.sql), and the orders among these. */
export const TOUCHED_SAMPLES = `
CREATE TABLE touched_node (node TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE touched_sample_order (order_ref INTEGER PRIMARY KEY) STRICT;
`;

/** Both ends of every link of touched orders that may be new; samples that they were part of are reached from these. */
const OF_ORDERS = `
INSERT OR IGNORE INTO temp.touched_node
SELECT 'o:' || k.order_id FROM temp.touched AS t
JOIN order_key AS k ON k.order_ref = t.order_ref
LEFT JOIN main.shop_order AS o ON o.order_ref = t.order_ref
WHERE o.is_sample OR EXISTS (SELECT 1 FROM main.sample_member AS m WHERE m.node = 'o:' || k.order_id);
INSERT OR IGNORE INTO temp.touched_node
SELECT 't:' || v.tracking_number FROM temp.touched AS t
CROSS JOIN main.shop_order AS o ON o.order_ref = t.order_ref AND o.is_sample
CROSS JOIN order_line_version AS v ON v.order_ref = o.order_ref AND v.is_current = 1
WHERE v.tracking_number IS NOT NULL;
INSERT OR IGNORE INTO temp.touched_node
SELECT 't:' || s.tracking_number FROM temp.touched AS t
CROSS JOIN main.label_part AS l ON l.order_ref = t.order_ref
CROSS JOIN shipment AS s ON s.version_id = l.shipment_ref
WHERE s.tracking_number IS NOT NULL;
`;

/** What samples follow from beside their orders: labels, owners of handles, what SKUs are called, and their costs. */
const BESIDE_ORDERS = `
INSERT OR IGNORE INTO temp.touched_node SELECT target FROM temp.changed_label;
INSERT OR IGNORE INTO temp.touched_node
SELECT 't:' || s.tracking_number FROM temp.changed_label AS l JOIN shipment AS s ON s.version_id = l.shipment_ref
WHERE s.tracking_number IS NOT NULL;
INSERT OR IGNORE INTO temp.touched_node
SELECT node FROM known_sample_row
WHERE handle IN (SELECT handle FROM changed_handle) OR sku IN (SELECT name FROM changed_name);
INSERT OR IGNORE INTO temp.touched_node
SELECT l.target FROM shipment_name AS n JOIN main.label_part AS l ON l.shipment_ref = n.version_id
WHERE n.place = 2 AND lower(ltrim(n.name, '@')) IN (SELECT handle FROM changed_handle);
INSERT OR IGNORE INTO temp.touched_node
SELECT 'o:' || k.order_id FROM sample_buyer AS b JOIN order_key AS k ON k.order_ref = b.order_ref
WHERE b.username IN (SELECT handle FROM changed_handle);
INSERT OR IGNORE INTO temp.touched_node
SELECT s.sample_node FROM main.sample_item AS i JOIN main.sample AS s ON s.sample_ref = i.sample_ref
WHERE i.sku_ref IN (SELECT sku_ref FROM changed_seller_sku) OR i.sku_ref IN (SELECT sku_ref FROM changed_cost)
  OR (i.sku_ref IS NULL AND i.sku IN (SELECT name FROM changed_cost_name));
`;

/** Rows of sheets that are another order's now, or no longer. */
const OF_MATCHES = `
INSERT OR IGNORE INTO temp.touched_node
WITH changed AS (
  SELECT * FROM (SELECT * FROM main.sample_match EXCEPT SELECT * FROM temp.sample_match)
  UNION
  SELECT * FROM (SELECT * FROM temp.sample_match EXCEPT SELECT * FROM main.sample_match)
)
SELECT 'r:' || row_key FROM changed
UNION
SELECT 'o:' || k.order_id FROM changed AS c JOIN order_key AS k ON k.order_ref = c.order_ref;
`;

/** Whatever shares a sample with what is touched. A new link has both its ends among these, so that earlier links tell. */
const REACHED = `
INSERT OR IGNORE INTO temp.touched_node
WITH RECURSIVE reach (node) AS (
  SELECT node FROM temp.touched_node
  UNION
  SELECT e.b FROM reach AS r CROSS JOIN main.sample_edge AS e ON e.a = r.node
)
SELECT node FROM reach;
`;

const ORDERS = `
INSERT OR IGNORE INTO temp.touched_sample_order
SELECT order_ref FROM order_key WHERE order_id IN (SELECT substr(node, 3) FROM temp.touched_node WHERE node LIKE 'o:%');
`;

/** Tells which sample orders may have come to another creator; asked when all that this follows from is refreshed. */
export function touchSampleOrders(db: Database.Database): void {
  db.exec(OF_ORDERS + BESIDE_ORDERS + ORDERS);
}

/** Tells which samples may be others; asked while the matches of rows stand side by side. */
export function touchSamples(db: Database.Database): void {
  db.exec(OF_MATCHES + REACHED + ORDERS);
}

/** How the rows of a table of samples are told that are touched. */
const KEYS: Readonly<Record<string, string>> = {
  sample_order_creator: "order_ref IN (SELECT order_ref FROM touched_sample_order)",
  sample_edge: "a IN (SELECT node FROM touched_node)",
  sample_member: "node IN (SELECT node FROM touched_node)",
  sample_saying: "sample_node IN (SELECT node FROM touched_node)",
};

/** Samples are numbered by their printed keys: those behind the first that comes or goes move. */
const NUMBERED = `
CREATE TEMP TABLE sample_number AS
WITH kept AS (
  SELECT sample, sample_node, sample_ref AS earlier, NULL AS made FROM main.sample
  WHERE sample_node NOT IN (SELECT node FROM touched_node)
  UNION ALL
  SELECT sample, sample_node, NULL, sample_ref FROM temp.sample
), numbered AS (
  SELECT earlier, made, row_number() OVER (ORDER BY sample, sample_node) AS sample_ref FROM kept
)
SELECT * FROM numbered WHERE earlier IS NOT sample_ref;
CREATE TEMP TABLE gone_sample AS
SELECT sample_ref FROM main.sample WHERE sample_node IN (SELECT node FROM touched_node)
UNION ALL SELECT earlier FROM temp.sample_number WHERE earlier IS NOT NULL;
`;

/** Puts the touched samples and their items in the place of those that the ledger has of them. */
function mergeNumbered(db: Database.Database): void {
  db.exec(NUMBERED);
  for (const table of ["sample", "sample_item"]) {
    const columns = db
      .prepare("SELECT name FROM pragma_table_info(?, 'main') WHERE name <> 'sample_ref'")
      .pluck()
      .all(table)
      .join(", ");
    db.exec(`
      INSERT INTO temp.${table} (sample_ref, ${columns})
      SELECT -n.sample_ref, ${columns} FROM temp.sample_number AS n JOIN main.${table} AS t ON t.sample_ref = n.earlier;
      DELETE FROM main.${table} WHERE sample_ref IN (SELECT sample_ref FROM temp.gone_sample);
      INSERT INTO main.${table} (sample_ref, ${columns})
      SELECT n.sample_ref, ${columns} FROM temp.sample_number AS n
      JOIN temp.${table} AS t ON t.sample_ref = coalesce(n.made, -n.sample_ref)`);
  }
  db.exec("DROP TABLE temp.sample_number; DROP TABLE temp.gone_sample");
}

/** Puts the rows of touched samples in the place of those that the ledger has of them. */
export function mergeSamples(db: Database.Database, { text }: Definition): void {
  const tables = madeBy(text, "TABLE");
  for (const table of tables) {
    const condition = KEYS[table];
    if (condition !== undefined) replaceRows(db, table, condition);
  }
  if (tables.includes("sample")) mergeNumbered(db);
}
