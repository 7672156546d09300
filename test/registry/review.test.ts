import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { hashOf } from "../cli/shop.ts";
import { csvText, parseCsv } from "../csv.ts";
import { openLedger } from "../../src/store/open.ts";
import { orderRow, X } from "../oracle/small-shop.ts";
import { ordered, rebuilt } from "../properties/signature.ts";
import { codesSheet, orderId, reviewShop, type ReviewShop, sold, threeItems } from "./review-shop.ts";

const CONFLICT = "conflict:code:SHARED = maker.one | maker.two";

const creditOf = (shop: ReviewShop): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    shop
      .json("profit")
      .rows.flatMap(({ creator, net_revenue }) =>
        net_revenue === 0 ? [] : [[String(creator), net_revenue]],
      ),
  );

describe("the list", () => {
  it("has what is open, most money first, and says why a known key may be meant", () => {
    const shop = threeItems();
    expect(shop.open()).toEqual([
      {
        item: CONFLICT,
        kind: "conflict",
        what: "code SHARED",
        orders: 1,
        amount: 3500,
        first_day: "2026-10-07",
        last_day: "2026-10-07",
        candidates: ["maker.one", "maker.two"],
        suggestion: null,
        reason: "it is of @maker.one and @maker.two on the same days",
      },
      {
        item: "code:ZZZZZZ",
        kind: "unknown_key",
        what: "code ZZZZZZ",
        orders: 1,
        amount: 2000,
        first_day: "2026-10-06",
        last_day: "2026-10-06",
        candidates: [],
        suggestion: null,
        reason: "no known one is like it",
      },
      {
        item: "code:MAYA.15",
        kind: "unknown_key",
        what: "code MAYA.15",
        orders: 2,
        amount: 1700,
        first_day: "2026-10-05",
        last_day: "2026-10-09",
        candidates: [],
        suggestion: "maker.one",
        reason: "differs in one dot; 1 order with code MAYA15; 83% alike",
      },
    ]);
    expect(shop.exceptions()).toMatchObject({ conflict: 1, unknown_key: 2 });
    expect(shop.run("review", "--list", "--fail-on", "rows>2").exit).toBe(4);
  });

  it("is empty with a word on it", () => {
    const { stdout, exit } = reviewShop().run("review", "--list", "--format", "table");
    expect(exit).toBe(0);
    expect(stdout).toContain("Nothing is open");
  });

  it("without a terminal review names the flags, and two ways are one too many", () => {
    const shop = reviewShop();
    const alone = shop.run("review");
    expect(alone.exit).toBe(2);
    expect(alone.stderr).toMatch(/CO004.*\n.*--export.*--apply.*--list/u);
    expect(shop.run("review", "--list", "--apply", "q.csv").exit).toBe(2);
    expect(shop.run("review", "--list", "--dry-run").exit).toBe(2);
    expect(shop.run("review", "--export", "q.xlsx").exit).toBe(2);
  });
});

describe("a file of decisions", () => {
  it("settles 40 unknown codes and 6 conflicts, and further orders with them open nothing", () => {
    const shop = reviewShop();
    const numbers = (from: number, to: number): number[] =>
      Array.from({ length: to - from + 1 }, (_, index) => from + index);
    const all = numbers(1, 46);
    const codeOf = (number: number): string => `CODE${String(number * 7919).padStart(6, "0")}`;
    shop.takeOrders(all.map((number) => sold(number, 1000 + number)));
    // 41 to 43 have a code of two creators each, 44 to 46 two codes of one creator each.
    const shared = numbers(41, 43).flatMap((number) =>
      ["maker.one", "maker.two"].map((maker) => `${maker},${codeOf(number)}`),
    );
    const single = numbers(44, 46).flatMap((number) => [`maker.one,ONE${number}`, `maker.two,TWO${number}`]);
    shop.take("keys.csv", ["creator,code", ...shared, ...single, ""].join("\n"));
    const codes = [
      ...numbers(1, 43).map((number) => [number, codeOf(number)] as const),
      ...numbers(44, 46).flatMap((number) => [
        [number, `ONE${number}`] as const,
        [number, `TWO${number}`] as const,
      ]),
    ];
    shop.take("commissions.csv", codesSheet(codes));
    expect(shop.exceptions()).toMatchObject({ unknown_key: 40, conflict: 6 });

    // Codes of the orders 1 to 20 are maker.three's, of 21 to 40 nobody's; conflicts go to maker.two, those of one code for good.
    shop.answer((item) => {
      if (item.includes("="))
        return { choice: "assign", creator: "@Maker.Two", remember: item.includes("+") ? "no" : "yes" };
      const number = Number(item.replace("code:CODE", "")) / 7919;
      return number <= 20 ? { choice: "assign", creator: "maker.three" } : { choice: "organic" };
    });
    const before = hashOf(shop.folder);
    const dry = shop.apply("--dry-run", "--json");
    expect(hashOf(shop.folder)).toBe(before);
    const done = shop.apply("--json");
    expect(done.exit, done.stderr).toBe(0);
    type Plan = { readonly rows: readonly Readonly<Record<string, unknown>>[] };
    const [planned, applied] = [dry, done].map(({ stdout }) => (JSON.parse(stdout) as Plan).rows);
    expect(planned).toHaveLength(46);
    expect(planned?.every(({ outcome }) => outcome === "settled")).toBe(true);
    expect(applied).toEqual(planned?.map((row) => ({ ...row, import_id: 6 })));

    const { unknown_key, conflict } = shop.exceptions();
    expect([unknown_key, conflict]).toEqual([undefined, undefined]);
    expect(shop.open()).toEqual([]);
    // Σ 1001..1020, Σ 1041..1046, Σ 1021..1040
    expect(creditOf(shop)).toEqual({ "maker.three": 20_210, "maker.two": 6261, "(organic)": 20_610 });

    shop.takeOrders(numbers(1, 43).map((number) => sold(number + 100, 500, 20)));
    shop.take("commissions.csv", codesSheet(numbers(1, 43).map((number) => [number + 100, codeOf(number)])));
    expect(shop.open()).toEqual([]);
    expect(creditOf(shop)).toEqual({ "maker.three": 30_210, "maker.two": 7761, "(organic)": 30_610 });
    const told = shop.json("explain", orderId(121)).rows.filter(({ item }) => item === "evidence");
    expect(told.map(({ text }) => text)).toEqual([
      "none: the sale is organic",
      `code: code ${codeOf(21)} says nothing of creators: a review found it to be nobody's`,
    ]);
  });

  it("as a spreadsheet saves it: semicolons, a byte order mark, decimal commas, dates day first", () => {
    const shop = threeItems();
    shop.answer(
      (item) =>
        item === "code:MAYA.15"
          ? { choice: "Assign", creator: "maker.one", remember: "TRUE", from: "01.10.2026", to: "31.10.2026" }
          : {},
      (text) =>
        `\ufeff${csvText(parseCsv(text), ";")
          .replaceAll(/(\d+)\.(\d\d);USD/gu, "$1,$2;USD")
          .replaceAll(/(\d{4})-(\d\d)-(\d\d)/gu, "$3.$2.$1")
          .replaceAll("\n", "\r\n")}`,
    );
    const { exit, stdout, stderr } = shop.apply("--json");
    expect(exit, stderr).toBe(0);
    expect((JSON.parse(stdout) as { rows: unknown[] }).rows).toMatchObject([
      {
        item: "code:MAYA.15",
        choice: "assign",
        remember: true,
        from: "2026-10-01",
        to: "2026-10-31",
        amount: 1700,
      },
    ]);
    expect(shop.open().map(({ item }) => item)).toEqual([CONFLICT, "code:ZZZZZZ"]);
  });

  // Month and day are below 13 everywhere: what the file says of the known days tells which is which.
  it("with dates that could be either way round", () => {
    const shop = threeItems();
    shop.answer(
      (item) =>
        item === "code:MAYA.15" ? { choice: "assign", creator: "maker.one", from: "10/1/2026" } : {},
      (text) =>
        text.replaceAll(/2026-(\d\d)-(\d\d)/gu, (_, month, day) => `${Number(month)}/${Number(day)}/2026`),
    );
    const { exit, stdout, stderr } = shop.apply("--json");
    expect(exit, stderr).toBe(0);
    expect((JSON.parse(stdout) as { rows: unknown[] }).rows).toMatchObject([
      { from: "2026-10-01", to: null },
    ]);
  });

  it("of orders alone leaves the key unknown for the next", () => {
    const shop = threeItems();
    shop.answer((item) =>
      item === "code:MAYA.15" ? { choice: "assign", creator: "maker.two", remember: "no" } : {},
    );
    expect(shop.apply().exit).toBe(0);
    expect(creditOf(shop)).toMatchObject({ "maker.two": 1700 });
    shop.takeOrders([sold(6, 900, 10)]);
    shop.take("commissions.csv", codesSheet([[6, "MAYA.15"]]));
    expect(shop.open().at(-1)).toMatchObject({ item: "code:MAYA.15", orders: 1, amount: 900 });
    expect(shop.exceptions()["unknown_key"]).toBe(2);
  });

  it("that decides nothing changes nothing", () => {
    const shop = threeItems();
    shop.answer((item) => (item === "code:ZZZZZZ" ? { choice: "skip" } : {}));
    const before = hashOf(shop.folder);
    expect(shop.apply()).toMatchObject({ exit: 0 });
    expect(hashOf(shop.folder)).toBe(before);
  });
});

describe("a decision of a line", () => {
  const decided = (): ReviewShop => {
    const shop = threeItems();
    shop.answer((item) => {
      if (item === CONFLICT) return { choice: "assign", creator: "maker.two" };
      return item === "code:ZZZZZZ" ? { choice: "organic", remember: "no" } : {};
    });
    expect(shop.apply().exit).toBe(0);
    return shop;
  };

  it("is explained with its change, and with what it overrules", () => {
    const shop = decided();
    const evidence = (order: number): unknown[] =>
      shop
        .json("explain", orderId(order))
        .rows.filter(({ item }) => item === "evidence" || item === "goes to")
        .map(({ text, sources }) => [
          text,
          ...(sources as string[]).filter((source) => source.includes("review")),
        ]);
    const loses = "(registered @maker.one: keys.csv:3 (change 4), @maker.two: keys.csv:4 (change 4))";
    expect(evidence(3)).toEqual([
      ["@maker.two, contested by weaker evidence"],
      ["manual: a review gave it to @maker.two; it wins", "review: 2 decisions (change 7)"],
      [`code: code SHARED names @maker.one on 2026-10-07 ${loses}; it loses: manual is stronger than code`],
      [`code: code SHARED names @maker.two on 2026-10-07 ${loses}; it agrees`],
    ]);
    expect(evidence(2)).toEqual([
      ["nobody: a review found it to be organic"],
      ["manual: a review found it to be nobody's; it wins", "review: 2 decisions (change 7)"],
      ["code: code ZZZZZZ names nobody on 2026-10-06; nobody registered it"],
    ]);
  });

  it("is gone with its change, and the item is open again", () => {
    const shop = threeItems();
    const before = [shop.open(), shop.json("reconcile"), shop.json("profit")];
    shop.answer((item) => ({
      choice: "assign",
      creator: "maker.two",
      remember: item === "code:ZZZZZZ" ? "yes" : "no",
    }));
    expect(shop.apply().exit).toBe(0);
    expect(shop.open()).toEqual([]);
    expect(shop.run("imports", "undo", "7", "--yes").exit).toBe(0);
    expect([shop.open(), shop.json("reconcile"), shop.json("profit")]).toEqual(before);
  });

  it("holds for an order that is imported again later, and reports stay whole", () => {
    const shop = decided();
    const before = creditOf(shop);
    shop.run("imports", "undo", "3", "--yes");
    shop.takeOrders([
      sold(1, 1000, 5),
      sold(2, 2000, 6),
      sold(3, 3500, 7),
      sold(4, 4000, 8),
      sold(5, 700, 9),
    ]);
    expect(creditOf(shop)).toEqual(before);
    expect(shop.json("reconcile").rows.find(({ status }) => status === "organic")).toMatchObject({
      lines: 1,
    });
  });
});

it("a refresh of few orders and a full rebuild agree on what was decided", () => {
  const shop = threeItems();
  shop.takeOrders(Array.from({ length: 20 }, (_, index) => sold(index + 20, 800)));
  shop.answer((item) => {
    if (item === "code:ZZZZZZ") return { choice: "organic", remember: "no" };
    return item === CONFLICT
      ? { choice: "assign", creator: "maker.two", remember: "yes", to: "2026-10-31" }
      : { choice: "assign", creator: "maker.one", remember: "no" };
  });
  expect(shop.apply().exit).toBe(0);
  // a decided order, one of the key that was settled, and one of nobody
  shop.takeOrders([sold(2, 2100, 6), sold(3, 3600, 7), sold(50, 100)], "2026-11-19T08:30:00");
  const { db } = openLedger(join(shop.folder, "creatorops.db"), "read");
  expect(ordered(db)).toEqual(rebuilt(db));
  db.close();
  expect(creditOf(shop)).toEqual({
    "maker.one": 5700,
    "maker.two": 3600,
    "(organic)": 2100 + 20 * 800 + 100,
  });
});

describe("a sample and a parcel without a creator", () => {
  const shopOfSamples = (): ReviewShop => {
    const shop = reviewShop();
    const sample = (number: number, buyer: string) =>
      orderRow({ order_id: orderId(number), gross: 0, order_amount: 0, buyer_username: buyer });
    shop.takeOrders([sample(1, "maker_one"), sample(2, "walk.in"), sold(3, 1000)]);
    shop.take("creators.csv", "creator\nmaker.one\n");
    shop.take("costs.csv", `sku,unit_cost\n${X},4.00\n`);
    shop.take(
      "shipments.csv",
      "tracking_number,status,shipped_on,cost\n9400100000009,Delivered,2026-10-06,5.50\n9400100000010,Delivered,2026-10-06,2.50\n",
    );
    return shop;
  };

  it("go to whom a person names, or to nobody", () => {
    const shop = shopOfSamples();
    expect(shop.open()).toMatchObject([
      { item: "parcel:9400100000009", kind: "shipment_without_order", amount: 550, suggestion: null },
      { item: `sample:${orderId(1)}`, amount: 400, candidates: ["maker_one"], suggestion: "maker.one" },
      { item: `sample:${orderId(2)}`, amount: 400, candidates: ["walk.in"], suggestion: null },
      { item: "parcel:9400100000010", amount: 250 },
    ]);
    const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = {
      "parcel:9400100000009": { choice: "assign", creator: "maker.one" },
      [`sample:${orderId(1)}`]: { choice: "assign", creator: "maker.one", remember: "yes" },
      [`sample:${orderId(2)}`]: { choice: "organic" },
      "parcel:9400100000010": { choice: "organic" },
    };
    shop.answer((item) => answers[item] ?? {});
    const { exit, stderr } = shop.apply();
    expect(exit, stderr).toBe(0);
    expect(shop.open()).toEqual([]);
    const kinds = Object.keys(shop.exceptions());
    expect(kinds).not.toContain("shipment_without_order");
    expect(kinds).not.toContain("sample_without_creator");
    const rows = shop.json("profit").rows;
    // the product of one sample and the label of the other parcel
    expect(rows.find(({ creator }) => creator === "maker.one")).toMatchObject({ sample_cost: 950 });
    expect(rows.find(({ creator }) => creator === "(shop)")).toMatchObject({
      sample_cost: 400,
      shipping: 250,
    });
  });

  it("a buyer that was remembered is known at the next sample", () => {
    const shop = shopOfSamples();
    shop.answer((item) =>
      item === `sample:${orderId(1)}` ? { choice: "assign", creator: "maker.one", remember: "yes" } : {},
    );
    expect(shop.apply().exit).toBe(0);
    shop.takeOrders([
      orderRow({ order_id: orderId(9), gross: 0, order_amount: 0, buyer_username: "maker_one" }),
    ]);
    expect(shop.open().map(({ item }) => item)).not.toContain(`sample:${orderId(9)}`);
  });
});

describe("what does not do changes nothing and is named with its line", () => {
  const refused = (shop: ReviewShop): string => {
    const before = hashOf(shop.folder);
    const { exit, stderr, stdout } = shop.apply();
    expect(exit, stdout).toBe(2);
    expect(hashOf(shop.folder)).toBe(before);
    return stderr;
  };

  // The lines of the file: 2 the conflict, 3 ZZZZZZ, 4 MAYA.15 of 2026-10-05 and 2026-10-09.
  it.each([
    ["an unknown choice", { choice: "yes" }, /q\.csv:4: .*"choice" yes: not one of assign, organic, skip/u],
    [
      "an unreadable date",
      { choice: "assign", creator: "maker.one", from: "soon" },
      /q\.csv:4: .*"from" soon/u,
    ],
    [
      "an end before the beginning",
      { choice: "assign", creator: "maker.one", from: "2026-10-09", to: "2026-10-05" },
      /CO418 q\.csv:4: .*to 2026-10-05 is before from 2026-10-09/u,
    ],
    [
      "days that leave an order open",
      { choice: "assign", creator: "maker.one", from: "2026-10-06" },
      /CO486 q\.csv:4: .*2026-10-05 to 2026-10-09/u,
    ],
    ["no creator", { choice: "assign" }, /CO485 q\.csv:4: .*assign without a creator/u],
    ["a creator and no choice", { creator: "maker.one" }, /CO485 q\.csv:4: .*choice is empty/u],
    ["nobody with a name", { choice: "organic", creator: "maker.one" }, /CO485 q\.csv:4/u],
    ["the shop itself", { choice: "assign", creator: "demo.glow.shop" }, /CO485 q\.csv:4/u],
    [
      "days of nothing that is remembered",
      { choice: "organic", remember: "no", to: "2026-10-31" },
      /CO485 q\.csv:4/u,
    ],
    [
      "another amount",
      { amount: "17.01" },
      /CO483 q\.csv:4: .*2 orders, 17\.01; now it is 2 orders, 17\.00/u,
    ],
    [
      "another item",
      { item: "code:NEVER" },
      /CO481 q\.csv:4: .*[\s\S]*CO484 q\.csv: code:MAYA\.15 is open and has no row/u,
    ],
    [
      "an item twice",
      { item: "code:ZZZZZZ", amount: "20.00", orders: "1" },
      /CO484 q\.csv:4: .*line 3 is about the same/u,
    ],
  ])("%s", (_, answer, message) => {
    const shop = threeItems();
    shop.answer((item): Readonly<Record<string, string>> => (item === "code:MAYA.15" ? answer : {}));
    expect(refused(shop)).toMatch(message);
  });

  it("all of them at once", () => {
    const shop = threeItems();
    shop.answer((item) =>
      item === CONFLICT ? { choice: "assign" } : { choice: "organic", creator: "maker.one" },
    );
    expect(refused(shop)).toMatch(/q\.csv:2[\s\S]*q\.csv:3[\s\S]*q\.csv:4/u);
  });

  it("a row less", () => {
    const shop = threeItems();
    shop.answer(
      () => ({}),
      (text) => text.replace(/^code:ZZZZZZ.*\n/mu, ""),
    );
    expect(refused(shop)).toMatch(/CO484 q\.csv: code:ZZZZZZ is open and has no row/u);
  });

  it("what is settled already, by the same file or otherwise", () => {
    const shop = threeItems();
    shop.answer((item) => (item === "code:ZZZZZZ" ? { choice: "organic" } : {}));
    expect(shop.apply().exit).toBe(0);
    expect(refused(shop)).toMatch(/CO482 q\.csv:3: code:ZZZZZZ/u);
    shop.answer(() => ({}));
    shop.take("keys.csv", "creator,code\nmaker.one,MAYA.15\n");
    expect(refused(shop)).toMatch(/CO482 q\.csv:3: code:MAYA\.15/u);
  });

  it("days of another creator", () => {
    const shop = threeItems();
    shop.takeOrders([sold(6, 900, 4)]);
    shop.take("commissions.csv", codesSheet([[6, "MAYA15"]]));
    const answer = (to: string) => (item: string) =>
      item === "code:MAYA15"
        ? { choice: "assign", creator: "maker.two", to }
        : ({} as Record<string, string>);
    shop.answer(answer(""));
    expect(refused(shop)).toMatch(/CO486 .*it is @maker\.one's from 2026-10-08/u);
    shop.answer(answer("2026-10-07"));
    expect(shop.apply().exit).toBe(0);
    expect(creditOf(shop)).toMatchObject({ "maker.one": 4000, "maker.two": 900 });
  });

  it("another file, and none", () => {
    const shop = threeItems();
    writeFileSync(join(shop.folder, "q.csv"), "sku,unit_cost\n1,2.00\n");
    expect(refused(shop)).toMatch(/CO480 q\.csv/u);
    expect(shop.run("review", "--apply", "none.csv").exit).toBe(1);
    expect(readFileSync(join(shop.folder, "q.csv"), "utf8")).toBe("sku,unit_cost\n1,2.00\n");
    expect(shop.run("review", "--export", "q.csv").exit).toBe(5);
  });
});

it("a creator whom nothing has named before is taken, with a word on it", () => {
  const shop = threeItems();
  shop.answer((item) => (item === "code:ZZZZZZ" ? { choice: "assign", creator: "maker.nine" } : {}));
  const { exit, stderr } = shop.apply();
  expect(exit).toBe(0);
  expect(stderr).toMatch(/CO462 q\.csv:3: .*@maker\.nine/u);
  expect(creditOf(shop)).toMatchObject({ "maker.nine": 2000 });
});
