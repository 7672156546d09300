import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { csvText, parseCsv } from "../csv.ts";
import type { GivenFile, TestLedger } from "./ledger.ts";
import { ledgerOfTest } from "./sample-shop.ts";
import { signature } from "./signature.ts";

interface Format {
  readonly file: string;
  /** Header of a cell that tells the versions apart, and how the ledger's current row is asked for it. */
  readonly cell: string;
  readonly current: string;
  /** Header of the state, and its words of lower and of higher rank; null where all states are equal. */
  readonly state: readonly [header: string, low: string, high: string] | null;
  /** The cell is a count and no amount. */
  readonly isCount?: true;
  /** Rows with one key are told apart by their number: two of them are two facts. */
  readonly isNumbered?: true;
}

const sheetField = (fact: string, field: string): string =>
  `SELECT fields ->> '${field}' FROM sheet_row WHERE fact = '${fact}' AND fields ->> '${field}' IS NOT NULL`;

const FORMATS: readonly Format[] = [
  {
    file: "shop/All order-2026-11-09-08_30.csv",
    cell: "Order Amount",
    current: "SELECT order_amount FROM order_line_version WHERE is_current = 1",
    state: ["Order Status", "To ship", "Completed"],
  },
  {
    file: "shop/affiliate_orders_7706212739062415833.csv",
    cell: "Est. standard commission payment",
    current: "SELECT estimated_standard FROM commission_row_version WHERE is_current = 1",
    state: ["Order Status", "Pending", "Settled"],
  },
  {
    file: "shop/pirateship.csv",
    cell: "Cost",
    current: "SELECT label_cost FROM shipment_version WHERE is_current = 1",
    state: null,
  },
  {
    file: "shipstation/tracking-number.csv",
    cell: "Rate",
    current: "SELECT label_cost FROM shipment_version WHERE is_current = 1",
    state: null,
  },
  {
    file: "tiktok-creators/creators-2025.csv",
    cell: "Affiliate GMV",
    current: sheetField("creator_metric", "gmv"),
    state: null,
  },
  {
    file: "tiktok-videos/video-list.csv",
    cell: "Shoppable video likes",
    current: sheetField("post", "likes"),
    state: null,
    isCount: true,
  },
  {
    file: "gmv-max/creatives 2026-10-01 - 2026-10-31.csv",
    cell: "Cost",
    current: sheetField("ad_spend", "amount"),
    state: null,
    isNumbered: true,
  },
];

const FIXTURES = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** The header and one row of a format's file, as cells by header. */
function rowOf({ file }: Format): Readonly<Record<string, string>> {
  const text = readFileSync(`${FIXTURES}${file}`, "utf8").replace("\ufeff", "");
  const [header = [], ...rows] = parseCsv(text);
  const row = rows.find((cells) => /\d/u.test(cells[0] ?? "") || cells.length < 40) ?? [];
  return Object.fromEntries(header.map((name, index) => [name, row[index] ?? ""]));
}

interface Version {
  /** In minor units. */
  readonly amount: number;
  readonly isHigh: boolean;
  readonly exportedAt: number;
  readonly modifiedAt: number;
}

function fileOf(format: Format, versions: readonly Version[], name: string): GivenFile {
  const base = rowOf(format);
  const rows = versions.map(({ amount, isHigh }) => {
    const text = format.isCount === true ? String(amount) : (amount / 100).toFixed(2);
    const [header, low, high] = format.state ?? [format.cell, text, text];
    return Object.values({ ...base, [header]: isHigh ? high : low, [format.cell]: text });
  });
  const [{ exportedAt, modifiedAt } = { exportedAt: 0, modifiedAt: 0 }] = versions;
  const days = format.file.startsWith("gmv") ? " 2026-10-01 - 2026-10-31" : "";
  const bytes = Buffer.from(csvText([Object.keys(base), ...rows]));
  return { name: `${name}${days}.csv`, bytes, exportedAt, modifiedAt };
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]),
  );
}

/**
 * From the least to the greatest in the order of freshness; the last two differ by their content alone. All of one
 * day, since a creator's figures are kept by day.
 */
const VERSIONS: readonly Version[] = [
  { amount: 101, isHigh: false, exportedAt: 1_795_000_000, modifiedAt: 9000 },
  { amount: 202, isHigh: true, exportedAt: 1_795_000_100, modifiedAt: 9000 },
  { amount: 303, isHigh: true, exportedAt: 1_795_000_200, modifiedAt: 2000 },
  { amount: 404, isHigh: true, exportedAt: 1_795_000_200, modifiedAt: 3000 },
  { amount: 505, isHigh: true, exportedAt: 1_795_000_200, modifiedAt: 3000 },
];
/** Where states have ranks, the lower one loses however new it is. */
const RANKED: readonly Version[] = VERSIONS.map((version, index) =>
  index === 0 ? { ...version, exportedAt: 1_795_000_900 } : version,
);

describe.each(FORMATS)("$file: which version is current", (format) => {
  const versions = format.state === null ? VERSIONS : RANKED;
  const files = versions.map((version, index) => fileOf(format, [version], `v${index}`));
  const amounts = versions.map(({ amount }) => amount);
  const current = (one: TestLedger): unknown[] => one.open.db.prepare(format.current).pluck().all();

  it("is the same in every order, and each comes back when those before it are undone", () => {
    const one = ledgerOfTest();
    for (const file of files) expect(one.take(file)).toMatchObject({ status: "imported", rejected: 0 });
    one.rebuild();
    const expected = signature(one.open.db);
    const [winner] = current(one);
    expect(amounts.slice(3)).toContain(winner);
    // Changes 1 and 2 made the ledger; files follow in the order of their freshness.
    const order = winner === amounts[4] ? [4, 3, 2, 1, 0] : [3, 4, 2, 1, 0];
    for (const index of order) {
      expect(current(one)).toEqual([amounts[index]]);
      one.undo(3 + index);
    }
    expect(current(one)).toEqual([]);
    const some = permutations([0, 1, 2, 3, 4]).filter((_, index) => index % 40 === 3);
    for (const places of some) {
      const other = ledgerOfTest();
      for (const place of places) other.take(files[place]!);
      other.rebuild();
      expect(signature(other.open.db)).toEqual(expected);
    }
  });

  it.skipIf(format.isNumbered)(
    "R09: within one file it is the same by its content, never by its line",
    () => {
      const told = versions.map((version) => ({ ...version, exportedAt: 1_795_000_000, modifiedAt: 1000 }));
      const outcomes = [told, told.toReversed(), [...told, ...told]].map((rows) => {
        const one = ledgerOfTest();
        const row = one.take(fileOf(format, rows, "all"));
        expect(row).toMatchObject({ read: rows.length, new: 1, repeated: rows.length - 1, rejected: 0 });
        return current(one);
      });
      expect(outcomes[1]).toEqual(outcomes[0]);
      expect(outcomes[2]).toEqual(outcomes[0]);
      if (format.state !== null) expect(outcomes[0]).not.toContain(amounts[0]);
    },
  );

  it.skipIf(format.state !== null)("a version's export time is the latest of its sightings'", () => {
    const one = ledgerOfTest();
    const [old, , , fresh] = files as [GivenFile, GivenFile, GivenFile, GivenFile];
    one.take(old);
    one.take(fresh);
    expect(current(one)).toEqual([amounts[3]]);
    const again = one.take({ ...old, name: `again ${old.name}`, exportedAt: 1_795_000_500 });
    expect(again).toMatchObject({ updated: 1 });
    expect(current(one)).toEqual([amounts[0]]);
    const later = one.take({ ...old, name: `later ${old.name}`, exportedAt: 1_795_000_700 });
    expect(later).toMatchObject({ unchanged: 1 });
    one.undo(6);
    expect(current(one)).toEqual([amounts[0]]);
    one.undo(5);
    expect(current(one)).toEqual([amounts[3]]);
  });
});

describe("what several sources say of one thing", () => {
  it("at one time is the same, whichever came first", () => {
    const at = { exportedAt: 1_795_000_000, modifiedAt: 1000 };
    const [creators, posts, list] = [
      "creator,seen_on,followers,gmv_30d\ndemo.glow,2026-11-16,100,5.00\n",
      "link,content_id,creator,posted_on,sku\n,7554000000000000001,demo.other,2026-10-05,\n",
      readFileSync(`${FIXTURES}tiktok-videos/video-list.csv`, "utf8"),
    ];
    const given = [
      { name: "creators.csv", bytes: Buffer.from(creators ?? ""), ...at },
      { name: "posts.csv", bytes: Buffer.from(posts ?? ""), ...at },
      { name: "Video Performance List 2026-11-09.csv", bytes: Buffer.from(list ?? ""), ...at },
    ];
    const told = permutations(given).map((files) => {
      const one = ledgerOfTest();
      one.takeAll(files);
      return signature(one.open.db);
    });
    for (const other of told) expect(other).toEqual(told[0]);
  });
});
