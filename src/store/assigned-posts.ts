import type Database from "better-sqlite3";
import type { Obligation, Post } from "../core/obligations.ts";
import { assignPosts } from "../core/obligations.ts";

const NO_PRODUCTS: readonly string[] = [];

/** A post whose products are read when they are asked for: of most of them nobody asks. */
class StoredPost implements Post {
  readonly content: string;
  readonly postedOn: string;
  readonly #shown: Database.Statement;
  #products: ReadonlySet<string> | null = null;

  constructor(content: string, postedOn: string, shown: Database.Statement) {
    this.content = content;
    this.postedOn = postedOn;
    this.#shown = shown;
  }

  get products(): ReadonlySet<string> {
    this.#products ??= new Set(this.#shown.all(this.content) as string[]);
    return this.#products;
  }
}

function putTo<Key, Item>(groups: Map<Key, Item[]>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

// Rows come as arrays: forty thousand objects take twice as long to read.

function postsByCreator(db: Database.Database): ReadonlyMap<string, readonly Post[]> {
  const shown = db.prepare("SELECT product FROM post_product WHERE content = ?").pluck();
  const rows = db
    .prepare(
      "SELECT creator, content, posted_on FROM post WHERE creator IS NOT NULL AND posted_on IS NOT NULL",
    )
    .raw()
    .all() as [creator: string, content: string, postedOn: string][];
  const posts = new Map<string, Post[]>();
  for (const [creator, content, postedOn] of rows)
    putTo(posts, creator, new StoredPost(content, postedOn, shown));
  return posts;
}

function productsBySample(db: Database.Database): ReadonlyMap<number, readonly string[]> {
  const rows = db
    .prepare(
      `SELECT i.sample_ref, coalesce(k.product, i.name)
       FROM sample_item AS i LEFT JOIN sku AS k ON k.sku_ref = i.sku_ref`,
    )
    .raw()
    .all() as [sampleRef: number, product: string][];
  const products = new Map<number, string[]>();
  for (const [sampleRef, product] of rows) putTo(products, sampleRef, product);
  return products;
}

function obligationsByCreator(db: Database.Database): ReadonlyMap<string, readonly Obligation[]> {
  const products = productsBySample(db);
  const rows = db
    .prepare(
      `SELECT o.creator, o.sample_ref, s.sample, o.ship_on, o.delivered_on, o.posts_due
       FROM temp.obligation AS o JOIN temp.sample_standing AS s ON s.sample_ref = o.sample_ref
       WHERE o.posts_due > 0`,
    )
    .raw()
    .all() as [string, number, string, string, string, number][];
  const obligations = new Map<string, Obligation[]>();
  for (const [creator, sampleRef, sample, shipOn, deliveredOn, postsDue] of rows)
    putTo(obligations, creator, {
      sampleRef,
      sample,
      shipOn,
      deliveredOn,
      postsDue,
      products: products.get(sampleRef) ?? NO_PRODUCTS,
    });
  return obligations;
}

/** Gives the posts of all creators to what they owe (`core/obligations.ts`): fills `post_assignment`. */
export function assignAllPosts(db: Database.Database): void {
  const posts = postsByCreator(db);
  const assigned = [...obligationsByCreator(db)].flatMap(([creator, obligations]) =>
    assignPosts(posts.get(creator) ?? [], obligations),
  );
  db.prepare(
    `INSERT INTO temp.post_assignment (content, sample_ref, posted_on)
     SELECT value ->> 'content', value ->> 'sampleRef', value ->> 'postedOn' FROM json_each(?) ORDER BY 1`,
  ).run(JSON.stringify(assigned));
}
