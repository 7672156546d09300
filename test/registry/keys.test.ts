import Sqlite from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { A, B, orderRow, ordersFile } from "../oracle/small-shop.ts";
import { signature } from "../properties/signature.ts";
import type { SmallLedger } from "../rules/small-ledger.ts";
import { smallLedger } from "../rules/small-ledger.ts";

const order = (order_id: string, created_at: string): ReturnType<typeof orderRow> =>
  orderRow({ order_id, gross: 1000, order_amount: 1000, created_at });

/** Two orders with the code MAKER10: of 2026-10-31 and of 2026-11-01. */
async function codeLedger(keys: string): Promise<SmallLedger> {
  return await smallLedger([ordersFile([order(A, "2026-10-31T20:00:00"), order(B, "2026-11-01T08:00:00")])], {
    "keys.csv": keys,
    "commissions.csv": `order_id,code,commission\n${A},MAKER10,0.00\n${B},MAKER10,0.00\n`,
  });
}

async function owners(ledger: SmallLedger): Promise<unknown> {
  const rows = await ledger.rows("profit");
  return Object.fromEntries(rows.map(({ creator, orders }) => [creator, orders]));
}

function facts({ path }: SmallLedger): unknown {
  const db = new Sqlite(path);
  try {
    return signature(db);
  } finally {
    db.close();
  }
}

describe("a code that moves on a day", () => {
  it("is refused while somebody else has it, with the days of both and the cure", async () => {
    const ledger = await codeLedger("creator,code\nmaker.one,maker10\n");
    const before = facts(ledger);
    const add = ledger.run("keys", "add", "@maker.two", "MAKER10", "--from", "2026-11-01");
    await expect(add).rejects.toThrow(
      /CO419 code MAKER10 is @maker\.one's on every day, and cannot be @maker\.two's from 2026-11-01 as well\nfix: add --move, which ends @maker\.one's on 2026-10-31/u,
    );
    expect(facts(ledger)).toEqual(before);
  });

  it("credits the one before it and the other from it on; undone it is the first one's again", async () => {
    const ledger = await codeLedger("creator,code\nmaker.one,maker10\n");
    expect(await owners(ledger)).toMatchObject({ "maker.one": 2 });
    const before = facts(ledger);
    const [done] = await ledger.rows("keys", "add", "maker.two", "maker10", "--from", "2026-11-01", "--move");
    expect(done).toMatchObject({ new: 1, updated: 1 });
    expect(await owners(ledger)).toMatchObject({ "maker.one": 1, "maker.two": 1 });
    const keys = await ledger.rows("keys", "list", "--kind", "code");
    expect(
      keys.map(({ creator, from, to, state, conflict }) => [creator, from, to, state, conflict]),
    ).toEqual([
      ["maker.one", null, "2026-10-31", "ended", []],
      ["maker.two", "2026-11-01", null, "in force", []],
    ]);
    await ledger.run("imports", "undo", String(done?.["import_id"]), "--yes");
    expect(await owners(ledger)).toMatchObject({ "maker.one": 2 });
    expect(facts(ledger)).toEqual(before);
  });

  it("without a day is the other's altogether", async () => {
    const ledger = await codeLedger("creator,code\nmaker.one,maker10\n");
    await ledger.run("keys", "add", "maker.two", "maker10", "--move");
    expect(await owners(ledger)).toMatchObject({ "maker.two": 2 });
    expect((await ledger.rows("keys")).map(({ creator }) => creator)).toEqual(["maker.two"]);
  });

  it("may go back, but not silently: what ends before theirs does is refused", async () => {
    const ledger = await codeLedger("creator,code\nmaker.one,maker10\n");
    const days = ["--from", "2026-11-01", "--to", "2026-11-05"];
    await expect(ledger.run("keys", "add", "maker.two", "maker10", ...days, "--move")).rejects.toThrow(
      "leave --to out",
    );
  });
});

it("shows what sheets claim twice as a conflict, and nobody is credited then", async () => {
  const ledger = await codeLedger("creator,code,from\nmaker.one,maker10,\nmaker.two,maker10,2026-11-01\n");
  expect((await ledger.rows("keys")).map(({ creator, conflict }) => [creator, conflict])).toEqual([
    ["maker.one", ["maker.two"]],
    ["maker.two", ["maker.one"]],
  ]);
  expect((await ledger.report("keys")).notes.map(({ code }) => code)).toEqual(["key_conflict"]);
  expect(await owners(ledger)).toMatchObject({ "maker.one": 1, "(unresolved)": 1 });
});

describe("removing a key", () => {
  it("takes it out, a sheet that still lists it does not bring it back, and adding it does", async () => {
    const sheet = "creator,code\nmaker.one,maker10\n";
    const ledger = await codeLedger(sheet);
    const before = facts(ledger);
    await ledger.run("keys", "remove", "@maker.one", "Maker10");
    const removal = await ledger.lastChange();
    expect(await owners(ledger)).toMatchObject({ "(unresolved)": 2 });
    await ledger.take({ "keys.csv": `${sheet}maker.three,other\n` });
    expect(await owners(ledger)).toMatchObject({ "(unresolved)": 2 });
    await ledger.run("imports", "undo", String(removal + 1), "--yes");
    await ledger.run("keys", "add", "maker.one", "maker10");
    expect(await owners(ledger)).toMatchObject({ "maker.one": 2 });
    await ledger.run("imports", "undo", String(removal + 2), "--yes");
    await ledger.run("imports", "undo", String(removal), "--yes");
    expect(facts(ledger)).toEqual(before);
  });

  it("asks which one where several read alike", async () => {
    const ledger = await smallLedger([], {
      "keys.csv":
        "creator,code,from,to\nmaker.one,maker10,,2026-09-30\nmaker.one,maker10,2026-10-01,\nmaker.one,spring,,\n",
    });
    await expect(ledger.run("keys", "remove", "maker.one", "maker10")).rejects.toThrow(
      "CO453 maker10 may be code MAKER10 to 2026-09-30; code MAKER10 from 2026-10-01",
    );
    await ledger.run("keys", "remove", "maker.one", "maker10", "--from", "always");
    expect((await ledger.rows("keys")).map(({ value, from }) => [value, from])).toEqual([
      ["MAKER10", "2026-10-01"],
      ["SPRING", null],
    ]);
    await expect(ledger.run("keys", "remove", "maker.one", "sprin")).rejects.toThrow(
      "CO452 @maker.one has no key sprin. Perhaps it is code SPRING.",
    );
  });
});

it("guesses the kind as the sheet does, reads a stated one, and refuses what is none", async () => {
  const ledger = await smallLedger([]);
  for (const [value, ...kind] of [
    ["spring"],
    ["https://www.demo.shop/x/?ref=1&_r=1"],
    ["Me@Demo.example", "--kind", "email"],
    ["AF-7", "--kind", "affiliate_id"],
  ])
    await ledger.run("keys", "add", "maker.one", value ?? "", ...kind);
  expect((await ledger.rows("keys")).map(({ kind, value }) => `${String(kind)} ${String(value)}`)).toEqual([
    "affiliate_id AF-7",
    "code SPRING",
    "email me@demo.example",
    "link demo.shop/x?ref=1",
  ]);
  const last = await ledger.lastChange();
  await expect(ledger.run("keys", "add", "maker.one", "me@", "--kind", "email")).rejects.toThrow(
    'CO002 "me@" is no email',
  );
  const days = ["--from", "2026-11-02", "--to", "2026-11-01"];
  await expect(ledger.run("keys", "add", "maker.one", "summer", ...days)).rejects.toThrow("CO418");
  await expect(ledger.run("keys", "add", "maker.one", "maker.one", "--kind", "handle")).rejects.toThrow(
    "CO451",
  );
  await expect(ledger.run("keys", "list", "--creator", "maker.onr")).rejects.toThrow(
    "Perhaps it is maker.one.",
  );
  expect(await ledger.lastChange()).toBe(last);
});

it("an e-mail in a creator's row is a key, and is changed there", async () => {
  const ledger = await smallLedger([], {
    "creators.csv": "creator,email,seen_on\nmaker.one,one@demo.example,2026-09-01\n",
  });
  const email = ["one@demo.example", "--kind", "email"];
  await expect(ledger.run("keys", "add", "maker.two", ...email, "--move")).rejects.toThrow(
    "creators set @maker.one email=",
  );
  await expect(ledger.run("keys", "remove", "maker.one", ...email)).rejects.toThrow(
    "creators set @maker.one email=",
  );
  await ledger.run("creators", "set", "maker.one", "email=");
  await ledger.run("keys", "add", "maker.two", ...email);
  expect((await ledger.rows("keys")).map(({ creator }) => creator)).toEqual(["maker.two"]);
});
