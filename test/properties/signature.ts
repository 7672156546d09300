import type Database from "better-sqlite3";
import Sqlite from "better-sqlite3";
import { rebuild } from "../../src/store/build.ts";

type Cell = string | number | null;
type Row = Readonly<Record<string, Cell | Buffer>>;
/** Texts by the integer that stands for them in one ledger. */
type Names = ReadonlyMap<Cell, string>;

/** Tables that a law about facts is not about: the log, registers of names, the clock's own. */
const LEFT_OUT = new Set(["change", "rejected_cell", "source", "order_key", "sku_key", "listing", "context"]);

function tables(db: Database.Database): string[] {
  return db
    .prepare(
      "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .pluck()
    .all() as string[];
}

function namesBy(db: Database.Database, sql: string): Names {
  return new Map(db.prepare(sql).raw().all() as [number, string][]);
}

/** What stands for an integer of the ledger, by the kind of integer. */
function naming(db: Database.Database): Readonly<Record<string, Names>> {
  const version = namesBy(
    db,
    `SELECT version_id, 'order line ' || o.source || k.order_id || '/' || s.sku_id || hex(content_hash)
     FROM order_line_version NATURAL JOIN order_key AS k NATURAL JOIN sku_key AS s NATURAL JOIN source AS o
     UNION ALL
     SELECT version_id, 'commission ' || o.source || k.order_id || '/' || s.sku_id || hex(content_hash)
     FROM commission_row_version NATURAL JOIN order_key AS k NATURAL JOIN sku_key AS s NATURAL JOIN source AS o
     UNION ALL
     SELECT version_id, 'sale ' || o.source || k.order_id || '/' || s.sku_id || creator_handle || hex(content_hash)
     FROM creator_sale_version NATURAL JOIN order_key AS k NATURAL JOIN sku_key AS s NATURAL JOIN source AS o
     UNION ALL
     SELECT version_id, 'return ' || o.source || return_id || '/' || s.sku_id || hex(content_hash)
     FROM return_version NATURAL JOIN sku_key AS s NATURAL JOIN source AS o
     UNION ALL
     SELECT version_id, 'shipment ' || o.source || shipment_key || hex(content_hash)
     FROM shipment_version NATURAL JOIN source AS o
     UNION ALL
     SELECT version_id, json_array(o.source, entry_id, type, sku_id, day, total, n) || hex(content_hash)
     FROM settlement_entry_version NATURAL JOIN source AS o
     UNION ALL
     SELECT version_id, fact || o.source || key || hex(content_hash) FROM sheet_version NATURAL JOIN source AS o`,
  );
  const target = new Map(
    (db.prepare("SELECT target_ref, shipment_ref, target FROM label_target").raw().all() as Cell[][]).map(
      ([ref = null, shipment = null, text]) => [ref, `${version.get(shipment)} ${text}`] as const,
    ),
  );
  return {
    version,
    target,
    source: namesBy(db, "SELECT source_ref, source FROM source"),
    order: namesBy(db, "SELECT order_ref, order_id FROM order_key"),
    sku: namesBy(db, "SELECT sku_ref, sku_id FROM sku_key"),
    listing: namesBy(
      db,
      "SELECT listing_ref, json_array(product_id, seller_sku, product_name, variation) FROM listing",
    ),
    commission: namesBy(
      db,
      // An export's row is named by its order line, creator and content: its key is the number of its version.
      `SELECT commission_ref, json_array(
         source, order_id, sku, iif(source LIKE 'tiktok-%', '', row_key), handle, content_id)
       FROM commission_fact`,
    ),
    sample: namesBy(db, "SELECT sample_ref, sample_node FROM sample"),
    label: namesBy(
      db,
      `SELECT label_ref, json_array(s.sample_node, l.day, l.amount, l.reason)
       FROM sample_label AS l JOIN sample AS s ON s.sample_ref = l.sample_ref`,
    ),
    ad_spend: namesBy(db, "SELECT ad_spend_ref, row_key FROM ad_spend"),
    change: namesBy(db, "SELECT change_id, coalesce(sha256, summary) FROM change"),
  };
}

const KIND_OF_COLUMN: Readonly<Record<string, string>> = {
  version_id: "version",
  line_ref: "version",
  shipment_ref: "version",
  entry_ref: "version",
  change_id: "change",
};

/** What an allocation splits and over what; other purposes split an order over its lines. */
const KINDS_OF_PURPOSE: Readonly<Record<string, readonly [request: string, item: string | null]>> = {
  label: ["version", "target"],
  "sample label": ["label", null],
  commission: ["commission", "version"],
  "uncounted commission": ["version", "version"],
};

function kindOf(row: Row, column: string): string | null | undefined {
  const purpose = row["purpose"];
  if (typeof purpose === "string" && (column === "request" || column === "item")) {
    const usual = purpose.startsWith("settled ")
      ? (["version", "version"] as const)
      : (["order", "version"] as const);
    return (KINDS_OF_PURPOSE[purpose] ?? usual)[column === "request" ? 0 : 1];
  }
  const source = row["source"];
  if (column === "row_key" && typeof source === "string" && source.startsWith("tiktok-")) return null;
  return KIND_OF_COLUMN[column] ?? (column.endsWith("_ref") ? column.slice(0, -4) : undefined);
}

function readable(row: Row, names: Readonly<Record<string, Names>>): string {
  const cells = Object.entries(row).map(([column, value]): [string, Cell] => {
    if (Buffer.isBuffer(value)) return [column, value.toString("hex")];
    const kind = kindOf(row, column);
    if (kind === undefined || value === null) return [column, value];
    // A place in a list that means nothing by itself.
    if (kind === null) return [column, ""];
    // A rate for every SKU that has none of its own.
    if (column === "sku_ref" && value === 0) return [column, "*"];
    const name = names[kind]?.get(value);
    if (name === undefined) throw new Error(`no name for ${column} ${value}`);
    return [column, name];
  });
  return JSON.stringify(cells);
}

/**
 * Every fact and derived row of a ledger as sorted text, by table, with the texts that its integers stand
 * for, so that two ledgers that were filled in different orders can be compared. `leftOut` names
 * further tables.
 */
export function signature(db: Database.Database, leftOut: readonly string[] = []): Record<string, string[]> {
  const names = naming(db);
  const kept = tables(db).filter((table) => !LEFT_OUT.has(table) && !leftOut.includes(table));
  return Object.fromEntries(
    kept.map((table) => {
      const columns = table === "sighting" ? "version_id, change_id" : "*";
      const rows = db.prepare(`SELECT ${columns} FROM main.${table}`).all() as Row[];
      return [table, rows.map((row) => readable(row, names)).toSorted()];
    }),
  );
}

/** Every table as it stands, integers and all, but the log of changes. */
export function contents(db: Database.Database): Record<string, unknown[]> {
  const kept = tables(db).filter((table) => table !== "change" && table !== "rejected_cell");
  return Object.fromEntries(kept.map((table) => [table, db.prepare(`SELECT * FROM main.${table}`).all()]));
}

/** Tables whose rows have no order of their own: a refresh puts those of touched orders last. */
const UNORDERED = new Set(["line_evidence", "content_row", "ads_payment", "sample_saying"]);

/** The derived tables as a full rebuild makes them from the same facts; the ledger itself is not touched. */
export function rebuilt(db: Database.Database): Record<string, unknown[]> {
  const copy = new Sqlite(db.serialize());
  try {
    rebuild(copy);
    return ordered(copy);
  } finally {
    copy.close();
  }
}

/** Every table as it stands, the rows that have no order of their own sorted. */
export function ordered(db: Database.Database): Record<string, unknown[]> {
  const sorted = (rows: unknown[]): unknown[] => rows.map((row) => JSON.stringify(row)).toSorted();
  return Object.fromEntries(
    Object.entries(contents(db)).map(([table, rows]) => [table, UNORDERED.has(table) ? sorted(rows) : rows]),
  );
}
