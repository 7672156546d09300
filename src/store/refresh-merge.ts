import type Database from "better-sqlite3";
import type { Definition } from "./definitions.ts";
import { madeBy } from "./placed.ts";

interface Column {
  readonly name: string;
  /** Place in the primary key; 0: no part of it. */
  readonly pk: number;
}

function columnsOf(db: Database.Database, table: string): readonly Column[] {
  return db.prepare("SELECT name, pk FROM pragma_table_info(?, 'main')").all(table) as Column[];
}

/** How the rows of a table are told that belong to touched orders; the first of these columns that it has. */
const KEYS = [
  ["line_ref", "touched_line"],
  ["order_ref", "touched"],
  ["entry_ref", "touched_entry"],
  ["commission_ref", "touched_commission"],
] as const;

/** Tables whose rows may stand without an order or a line, and are told by what they are about. */
const KEY_OF: Readonly<Record<string, string>> = {
  commission_fact: "commission_ref",
  settlement_entry: "entry_ref",
  ads_payment: "entry_ref",
};

export function replaceRows(db: Database.Database, table: string, condition: string): void {
  db.exec(
    `DELETE FROM main.${table} WHERE ${condition}; INSERT INTO main.${table} SELECT * FROM temp.${table}`,
  );
}

/** Puts the rows of touched orders in the place of those that the ledger has of them. */
export function mergeOrders(db: Database.Database, { text }: Definition): void {
  for (const table of madeBy(text, "TABLE")) {
    if (table === "agreed_rate") mergeRates(db);
    else if (!table.startsWith("allocation_")) {
      const names = columnsOf(db, table).map(({ name }) => name);
      const key = KEYS.find(([column]) => column === (KEY_OF[table] ?? names.find(isKey)));
      if (key === undefined) throw new Error(`${table} does not tell its orders`);
      replaceRows(db, table, `${key[0]} IN (SELECT ${key[0]} FROM ${key[1]})`);
    }
  }
}

function isKey(name: string): boolean {
  return KEYS.some(([column]) => column === name);
}

/** Rates stand for creators and SKUs of counted lines, and under 0 for creators: those of untouched lines are as they were. */
function mergeRates(db: Database.Database): void {
  db.exec(`
    DELETE FROM main.agreed_rate WHERE (creator, sku_ref) IN (
      SELECT creator, sku_ref FROM temp.counted_line UNION SELECT creator, 0 FROM temp.counted_line
    );
    INSERT INTO main.agreed_rate SELECT * FROM temp.agreed_rate;
    DELETE FROM main.agreed_rate WHERE (creator, sku_ref) IN (
      SELECT p.creator, p.sku_ref FROM main.line_profit AS p
      WHERE p.line_ref IN (SELECT line_ref FROM touched_line) AND p.creator IS NOT NULL
        AND NOT EXISTS (
          SELECT 1 FROM main.counted_line AS l WHERE l.creator = p.creator AND l.sku_ref = p.sku_ref
        )
      UNION
      SELECT p.creator, 0 FROM main.line_profit AS p
      WHERE p.line_ref IN (SELECT line_ref FROM touched_line) AND p.creator IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM main.counted_line AS l WHERE l.creator = p.creator)
    )`);
}

/** Allocations of orders go by their lines; those of labels and samples were made anew as a whole. */
export function mergeAllocations(db: Database.Database): void {
  const purposes = db
    .prepare(
      `WITH RECURSIVE found (purpose) AS (
         SELECT min(purpose) FROM main.allocation_part
         UNION ALL
         SELECT (SELECT min(purpose) FROM main.allocation_part WHERE purpose > found.purpose)
         FROM found WHERE found.purpose IS NOT NULL
       ) SELECT purpose FROM found WHERE purpose IS NOT NULL`,
    )
    .pluck()
    .all() as string[];
  for (const purpose of purposes) {
    const isWhole = purpose === "label" || purpose === "sample label";
    const condition = isWhole ? "" : "AND item IN (SELECT line_ref FROM touched_line)";
    // Every share has a part.
    db.prepare(
      `DELETE FROM main.allocation_share WHERE (purpose, request, item) IN (
         SELECT purpose, request, item FROM main.allocation_part WHERE purpose = ? ${condition}
       )`,
    ).run(purpose);
    db.prepare(`DELETE FROM main.allocation_part WHERE purpose = ? ${condition}`).run(purpose);
  }
  db.exec(`INSERT INTO main.allocation_share SELECT * FROM temp.allocation_share;
    INSERT INTO main.allocation_part SELECT * FROM temp.allocation_part`);
}

/**
 * Makes the ledger's tables like those that were made anew as a whole. Only rows that differ are written: most stay as they
 * are from week to week, and what is written goes to the journal and to the disk as well.
 */
export function mergeWhole(db: Database.Database, { text }: Definition): void {
  for (const table of madeBy(text, "TABLE")) mergeDifferent(db, table);
}

function mergeDifferent(db: Database.Database, table: string): void {
  const columns = columnsOf(db, table);
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
  const names = columns.map(({ name }) => name);
  // A table without a key is told by the places of its rows.
  const [key, all] = keys.length > 0 ? [keys, names] : [["rowid"], ["rowid", ...names]];
  const same = (compared: readonly string[]): string =>
    compared.map((name) => `b.${name} IS a.${name}`).join(" AND ");
  const sameKey = key.map((name) => `b.${name} = a.${name}`).join(" AND ");
  db.exec(`
    DELETE FROM main.${table} AS a WHERE NOT EXISTS (
      SELECT 1 FROM temp.${table} AS b WHERE ${sameKey} AND ${same(names)}
    );
    INSERT INTO main.${table} (${all.join(", ")}) SELECT ${all.join(", ")} FROM temp.${table} AS a
    WHERE NOT EXISTS (SELECT 1 FROM main.${table} AS b WHERE ${sameKey})`);
}

export function mergeContents(db: Database.Database, { text }: Definition): void {
  for (const table of madeBy(text, "TABLE"))
    replaceRows(db, table, "content IN (SELECT content_id FROM touched_content)");
}

/** What the sums of touched orders were, beside the ledger, under the name `<table>_before`. */
export function keepSums(db: Database.Database, { text }: Definition): void {
  for (const table of madeBy(text, "TABLE")) {
    db.exec(
      `DROP TABLE IF EXISTS temp.${table}_before;
       CREATE TEMP TABLE ${table}_before AS SELECT * FROM temp.${table}`,
    );
  }
}

/** Takes out of the ledger's sums what touched orders were, and puts in what they are. */
export function mergeSums(db: Database.Database, { text }: Definition): void {
  for (const table of madeBy(text, "TABLE")) {
    const columns = columnsOf(db, table);
    const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name);
    const values = columns.filter(({ pk }) => pk === 0).map(({ name }) => name);
    const sameKey = keys.map((key) => `b.${key} = s.${key}`).join(" AND ");
    db.exec(`
      UPDATE main.${table} AS s SET ${values.map((name) => `${name} = s.${name} - b.${name}`).join(", ")}
      FROM temp.${table}_before AS b WHERE ${sameKey};
      INSERT INTO main.${table} SELECT * FROM temp.${table} WHERE TRUE
      ON CONFLICT DO UPDATE SET ${values.map((name) => `${name} = ${name} + excluded.${name}`).join(", ")};
      DELETE FROM main.${table} AS s WHERE lines = 0
        AND EXISTS (SELECT 1 FROM temp.${table}_before AS b WHERE ${sameKey});
      DROP TABLE temp.${table}_before`);
  }
}
