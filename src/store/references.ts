import type Database from "better-sqlite3";

/** Finds or makes the integer that stands for a text id. */
export interface References {
  readonly source: (source: string, nature: "export" | "sheet") => number;
  readonly order: (orderId: string) => number;
  /** True when the last order asked for had no number before this row: no fact names it yet. */
  readonly isNewOrder: () => boolean;
  readonly sku: (skuId: string) => number;
  /** `skuId`: of the line that has it. */
  readonly listing: (listing: Texts, skuId: string) => number;
}

type Lookup = (...values: readonly string[]) => number;

function lookup(db: Database.Database, find: string, add: string): Lookup {
  const finder = db.prepare(find).pluck();
  const adder = db.prepare(add);
  return (...values) => {
    const found = finder.get(...values) as number | undefined;
    return found ?? Number(adder.run(...values).lastInsertRowid);
  };
}

/** So many texts are kept at hand: a shop sells a few thousand products, and no file makes memory grow. */
const MOST_AT_HAND = 10_000;

type Texts = readonly [string, string, string, string];

/** The same of one text, with the numbers that were found before at hand. */
function remembered(look: Lookup): (text: string) => number {
  const known = new Map<string, number>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const reference = look(text);
    if (known.size >= MOST_AT_HAND) known.clear();
    known.set(text, reference);
    return reference;
  };
}

/** The same of a listing, with the last one of each SKU at hand: it has another only when it was renamed. */
function rememberedBySku(look: Lookup): References["listing"] {
  const known = new Map<string, { readonly texts: Texts; readonly reference: number }>();
  return (texts, skuId) => {
    const last = known.get(skuId);
    if (last !== undefined && isSame(last.texts, texts)) return last.reference;
    const reference = look(...texts);
    if (known.size >= MOST_AT_HAND) known.clear();
    known.set(skuId, { texts, reference });
    return reference;
  };
}

function isSame(one: Texts, other: Texts): boolean {
  return one[0] === other[0] && one[1] === other[1] && one[2] === other[2] && one[3] === other[3];
}

/** Orders are many and each stands in few rows, one after the other: only the last is at hand. */
function orders(db: Database.Database): Pick<References, "order" | "isNewOrder"> {
  const find = db.prepare("SELECT order_ref FROM order_key WHERE order_id = ?").pluck();
  const add = db.prepare("INSERT INTO order_key (order_id) VALUES (?) ON CONFLICT DO NOTHING");
  const last = { id: "", reference: 0, isNew: false };
  return {
    isNewOrder: () => last.isNew,
    order: (id) => {
      if (last.reference !== 0 && last.id === id) {
        last.isNew = false;
        return last.reference;
      }
      // Where the order before was new, this one will be.
      const added = last.isNew || last.reference === 0 ? add.run(id) : null;
      const found = added?.changes === 1 ? undefined : (find.get(id) as number | undefined);
      last.isNew = found === undefined;
      last.id = id;
      last.reference = found ?? Number((added?.changes === 1 ? added : add.run(id)).lastInsertRowid);
      return last.reference;
    },
  };
}

export function references(db: Database.Database): References {
  const source = lookup(
    db,
    "SELECT source_ref FROM source WHERE source = ? AND nature = ?",
    "INSERT INTO source (source, nature) VALUES (?, ?)",
  );
  const sku = lookup(
    db,
    "SELECT sku_ref FROM sku_key WHERE sku_id = ?",
    "INSERT INTO sku_key (sku_id) VALUES (?)",
  );
  const listing = lookup(
    db,
    `SELECT listing_ref FROM listing
     WHERE product_id = ? AND seller_sku = ? AND product_name = ? AND variation = ?`,
    "INSERT INTO listing (product_id, seller_sku, product_name, variation) VALUES (?, ?, ?, ?)",
  );
  return {
    ...orders(db),
    source: (text, nature) => source(text, nature),
    sku: remembered(sku),
    listing: rememberedBySku(listing),
  };
}
