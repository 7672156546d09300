import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { creatorops, emptyLedger, type Ran } from "../cli/shop.ts";
import { csvText, parseCsv } from "../csv.ts";
import { orderRow, ordersFile, smallShop, X } from "../oracle/small-shop.ts";
import type { Row } from "../rules/small-ledger.ts";
import type { ShopFile } from "../shops/model.ts";
import { writeShop } from "../shops/write.ts";

export const orderId = (number: number): string => `5771000000000${String(number).padStart(5, "0")}`;

/** An order of one mug, sold at so many cents on a day of October 2026. */
export const sold = (number: number, gross: number, day = 5) =>
  orderRow({
    order_id: orderId(number),
    gross,
    order_amount: gross,
    created_at: `2026-10-${String(day).padStart(2, "0")}T10:00:00`,
  });

type OrderRows = Parameters<typeof ordersFile>[0];
type Answer = Readonly<Record<string, string>>;

/** A ledger whose review is done by file, by the built program. */
export interface ReviewShop {
  readonly folder: string;
  readonly run: (...args: string[]) => Ran;
  readonly json: (...args: string[]) => {
    readonly rows: readonly Row[];
    readonly exceptions: readonly Row[];
  };
  /** Imports a sheet, by its text. */
  readonly take: (name: string, text: string) => void;
  readonly takeOrders: (rows: OrderRows, exportedAt?: string) => void;
  /** What `review --list` prints. */
  readonly open: () => readonly Row[];
  /** Counts of the exceptions of `reconcile` by kind. */
  readonly exceptions: () => Readonly<Record<string, number>>;
  /** Writes the items with these answers, by item, as a person saves them. */
  readonly answer: (answers: (item: string) => Answer, change?: (text: string) => string) => void;
  readonly apply: (...options: string[]) => Ran;
}

function answered(text: string, answers: (item: string) => Answer): string {
  const [header = [], ...rows] = parseCsv(text);
  const filled = rows.map((cells) => {
    const said = answers(cells[0] ?? "");
    return cells.map((cell, index) => said[header[index] ?? ""] ?? cell);
  });
  return csvText([header, ...filled]);
}

export function reviewShop(folder = emptyLedger()): ReviewShop {
  let times = 0;
  const run = (...args: string[]): Ran => creatorops(folder, args);
  const sure = (...args: string[]): string => {
    const { exit, stdout, stderr } = run(...args);
    if (exit !== 0) throw new Error(`${args.join(" ")}: ${exit}: ${stderr}`);
    return stdout;
  };
  const place = (): string => {
    times += 1;
    const path = join(folder, String(times));
    mkdirSync(path);
    return path;
  };
  const json: ReviewShop["json"] = (...args) =>
    JSON.parse(sure(...args, "--as-of", "2026-11-20", "--json")) as ReturnType<ReviewShop["json"]>;
  return {
    folder,
    run,
    json,
    take: (name, text) => {
      const path = join(place(), name);
      writeFileSync(path, text);
      sure("import", path);
    },
    takeOrders: (rows, exportedAt = "2026-11-18T08:30:00") => {
      const path = place();
      writeShop(smallShop([{ ...ordersFile(rows), exported_at: exportedAt } as ShopFile]), path);
      sure("import", path);
    },
    open: () => json("review", "--list").rows,
    exceptions: () =>
      Object.fromEntries(
        json("reconcile").exceptions.map(({ kind, count }) => [String(kind), Number(count)] as const),
      ),
    answer: (answers, change = (text) => text) => {
      sure("review", "--export", "q.csv", "--force");
      const path = join(folder, "q.csv");
      writeFileSync(path, change(answered(readFileSync(path, "utf8"), answers)));
    },
    apply: (...options) => run("review", "--apply", "q.csv", ...options),
  };
}

/** A commission sheet that says nothing but the code under which each order was sold. */
export function codesSheet(codes: readonly (readonly [order: number, code: string])[]): string {
  return [
    "order_id,code,commission",
    ...codes.map(([order, code]) => `${orderId(order)},${code},0.00`),
    "",
  ].join("\n");
}

let template: string | null = null;

/** Five orders: two with a slip of a known code, one with that code, one with a code of nobody and one with a code of two creators. */
export function threeItems(): ReviewShop {
  template ??= makeThreeItems().folder;
  const folder = mkdtempSync(join(tmpdir(), "creatorops-review-"));
  cpSync(join(template, "creatorops.db"), join(folder, "creatorops.db"));
  return reviewShop(folder);
}

function makeThreeItems(): ReviewShop {
  const shop = reviewShop();
  shop.takeOrders([sold(1, 1000, 5), sold(2, 2000, 6), sold(3, 3500, 7), sold(4, 4000, 8), sold(5, 700, 9)]);
  shop.take(
    "keys.csv",
    "creator,code,from,to\nmaker.one,MAYA15,2026-10-08,\nmaker.one,SHARED,,\nmaker.two,SHARED,,\n",
  );
  shop.take("costs.csv", `sku,unit_cost\n${X},1.00\n`);
  shop.take(
    "commissions.csv",
    codesSheet([
      [1, "MAYA.15"],
      [2, "ZZZZZZ"],
      [3, "SHARED"],
      [4, "MAYA15"],
      [5, "MAYA.15"],
    ]),
  );
  return shop;
}
