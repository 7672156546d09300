import type Database from "better-sqlite3";

/** What a change of tables that stand for the whole ledger means for orders that no fact touched. */
export type Reach =
  | { readonly kind: "orders"; readonly orders: readonly number[] }
  | { readonly kind: "everything" };

/** Rows of a table that stand only in the ledger, or only beside it. */
function changed(table: string, columns: string): string {
  const [before, after] = [`SELECT ${columns} FROM main.${table}`, `SELECT ${columns} FROM temp.${table}`];
  return `SELECT * FROM (${before} EXCEPT ${after}) UNION SELECT * FROM (${after} EXCEPT ${before})`;
}

function has(db: Database.Database, select: string): boolean {
  return db.prepare(`SELECT EXISTS (${select})`).pluck().get() === 1;
}

function orders(db: Database.Database, select: string): Reach {
  const found = db
    .prepare(
      `SELECT order_ref FROM (${select}) WHERE order_ref IS NOT NULL AND order_ref NOT IN (SELECT order_ref FROM temp.touched)`,
    )
    .pluck()
    .all() as number[];
  return { kind: "orders", orders: found };
}

/** A sale that is this shop's now, or no longer. */
function ofSales(db: Database.Database): Reach {
  return orders(
    db,
    `SELECT order_ref FROM creator_sale_version WHERE version_id IN (${changed("own_sale", "version_id")})`,
  );
}

/** Names of SKUs that were known; what is new stands in no order but those touched. */
function ofSkus(db: Database.Database): Reach {
  db.exec(`
    CREATE TEMP TABLE new_sku AS SELECT DISTINCT sku_ref FROM temp.sku_name WHERE sku_ref NOT IN (SELECT sku_ref FROM main.sku_name);
    CREATE TEMP TABLE changed_name AS ${changed("sku_name", "name, sku_ref")};
    CREATE TEMP TABLE changed_product AS ${changed("sku", "sku_ref, product")};
    CREATE TEMP TABLE changed_seller_sku AS ${changed("sku", "sku_ref, seller_sku")}`);
  const names = "SELECT name FROM temp.changed_name WHERE sku_ref NOT IN (SELECT sku_ref FROM temp.new_sku)";
  if (!has(db, names)) return { kind: "orders", orders: [] };
  return orders(db, `SELECT order_ref FROM main.commission_fact WHERE sku IN (${names})`);
}

/**
 * A handle that appears or goes is one that nothing named, or names: only a link can hold it in another order.
 * Handles that change hands, and keys, are too much to follow.
 */
function ofCreators(db: Database.Database): Reach {
  const rows = "handle, creator, from_day, to_day";
  db.exec(`CREATE TEMP TABLE changed_handle AS
    SELECT DISTINCT handle FROM (${changed("handle_owner", rows)})`);
  const hasChangedHands = has(
    db,
    `SELECT 1 FROM temp.changed_handle WHERE handle IN (SELECT handle FROM main.handle_owner)
       AND handle IN (SELECT handle FROM temp.handle_owner)`,
  );
  if (hasChangedHands || has(db, changed("key_owner", "kind, value, creator, from_day, to_day")))
    return { kind: "everything" };
  const names = "SELECT handle FROM temp.changed_handle";
  if (!has(db, names)) return { kind: "orders", orders: [] };
  return orders(
    db,
    `SELECT order_ref FROM main.code_or_link
     WHERE kind = 'link' AND (link_handle(value) IN (${names}) OR lower(ltrim(value, '@')) IN (${names}))
     UNION
     SELECT order_ref FROM main.commission_fact WHERE link IS NOT NULL AND link_handle(link) IN (${names})`,
  );
}

function ofOrderNames(db: Database.Database): Reach {
  return orders(db, `SELECT order_ref FROM (${changed("order_name", "name, order_ref")})`);
}

function ofCosts(db: Database.Database): Reach {
  db.exec(`
    CREATE TEMP TABLE changed_cost AS SELECT DISTINCT sku_ref FROM (${changed("sku_cost", "*")});
    CREATE TEMP TABLE changed_cost_name AS SELECT DISTINCT name FROM (${changed("named_cost", "*")})`);
  const skus =
    "SELECT sku_ref FROM temp.changed_cost WHERE sku_ref NOT IN (SELECT sku_ref FROM temp.new_sku)";
  if (!has(db, skus)) return { kind: "orders", orders: [] };
  return orders(db, `SELECT order_ref FROM main.counted_line WHERE sku_ref IN (${skus})`);
}

function ofLabels(db: Database.Database): Reach {
  db.exec(`CREATE TEMP TABLE changed_label AS
    ${changed("label_part", "shipment_ref, target, order_ref, ship_on, amount")}`);
  return orders(db, "SELECT order_ref FROM temp.changed_label");
}

/** A term of a SKU that no line holds, or held, concerns none. */
function ofTerms(db: Database.Database): Reach {
  const terms = changed(
    "term_period",
    "creator, sku_ref, sku, kind, from_day, to_day, rate, post_days, posts_due, written_from, row_key",
  );
  const concerns = has(
    db,
    `SELECT 1 FROM (${terms}) WHERE sku = '*' OR sku_ref NOT IN (SELECT sku_ref FROM temp.new_sku)`,
  );
  return concerns ? { kind: "everything" } : { kind: "orders", orders: [] };
}

/** Whether a cut rate is locked for a creator follows from the first order. */
function ofFirstOrders(db: Database.Database): Reach {
  return orders(
    db,
    `SELECT l.order_ref FROM (
       SELECT DISTINCT creator FROM (${changed("first_order", "creator, first_on")})
       WHERE creator IN (SELECT creator FROM main.agreed_rate WHERE rate_before IS NOT NULL)
     ) AS c JOIN main.counted_line AS l ON l.creator = c.creator`,
  );
}

const REACHES: readonly (readonly [topic: string, reach: (db: Database.Database) => Reach])[] = [
  ["_own_sales", ofSales],
  ["_skus", ofSkus],
  ["_creators", ofCreators],
  ["_shop_numbers", ofOrderNames],
  ["_product_costs", ofCosts],
  ["_labels", ofLabels],
  ["_terms", ofTerms],
  ["_first_orders", ofFirstOrders],
];

/** Which further orders a definition that was made beside the ledger concerns; asked before it takes its place. */
export function reachOf(db: Database.Database, name: string): Reach {
  const found = REACHES.find(([topic]) => name.includes(`${topic}.sql`));
  return found === undefined ? { kind: "orders", orders: [] } : found[1](db);
}

/** What was found other than it was, for those definitions that follow. */
const NOTED = [
  "new_sku",
  "changed_name",
  "changed_product",
  "changed_seller_sku",
  "changed_handle",
  "changed_cost",
  "changed_cost_name",
  "changed_label",
];

/** Drops what was noted. */
export function forgetReach(db: Database.Database): void {
  for (const table of NOTED) db.exec(`DROP TABLE IF EXISTS temp.${table}`);
}

/** Content that touched orders sold or sell; asked while both stand side by side. */
export function touchContents(db: Database.Database): void {
  db.exec(`
    INSERT OR IGNORE INTO temp.touched_content
    SELECT content_id FROM main.content_row WHERE order_ref IN (SELECT order_ref FROM touched);
    INSERT OR IGNORE INTO temp.touched_content SELECT content_id FROM temp.content_row`);
}

/** Content whose products are called otherwise. */
export function touchRenamedContents(db: Database.Database): void {
  db.exec(`
    INSERT OR IGNORE INTO temp.touched_content
    SELECT content_id FROM main.content_row WHERE sku_ref IN (
      SELECT sku_ref FROM temp.changed_product WHERE sku_ref NOT IN (SELECT sku_ref FROM temp.new_sku)
    );
    INSERT OR IGNORE INTO temp.touched_content
    SELECT coalesce(content_id, link) FROM post_sheet
    WHERE coalesce(content_id, link) IS NOT NULL AND (
      sku IN (SELECT name FROM temp.changed_name)
      OR sku IN (
        SELECT name FROM main.sku_name WHERE sku_ref IN (SELECT sku_ref FROM temp.changed_product)
      )
    )`);
}
