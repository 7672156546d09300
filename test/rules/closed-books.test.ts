import { expect, it } from "vitest";
import { example, settlements, X_PAID } from "./example-shop.ts";
import type { Printed, Row, SmallLedger } from "./small-ledger.ts";

async function notes(ledger: SmallLedger, ...args: string[]): Promise<unknown[]> {
  const { notes: all } = (await ledger.report("profit", ...args)) as Printed & { notes: Row[] };
  return all.filter(({ code }) => String(code).includes("clos")).map(({ message }) => message);
}

it("a report of a closed period says what it was when it was closed, and what changed since", async () => {
  const ledger = await example();
  await ledger.run("config", "set", "books.closed_to", "2026-10-31");
  const closing = await ledger.lastChange();
  const closed = `books closed to 2026-10-31 since change ${closing}: net profit was USD 9.62 then`;
  expect(await notes(ledger, "--month", "2026-10")).toEqual([closed, "nothing of it has changed since"]);
  await ledger.take(settlements([X_PAID]));
  expect(await notes(ledger, "--month", "2026-10")).toEqual([
    closed,
    "USD -0.03 since then: late_settlement USD -0.03 (1 line)",
  ]);
  // The sum of a creator's row is hers.
  expect(await notes(ledger, "--month", "2026-10", "--creator", "maker.one")).toHaveLength(2);
});

it("a period that ends later is open, and so are books before they were closed", async () => {
  const ledger = await example();
  const before = String(await ledger.lastChange());
  await ledger.run("config", "set", "books.closed_to", "2026-10-31");
  expect(await notes(ledger, "--to", "2026-11-01")).toEqual([]);
  expect(await notes(ledger)).toEqual([]);
  expect(await notes(ledger, "--month", "2026-10", "--known-at", before)).toEqual([]);
});

it("closing a later month does not close an earlier one anew; opening it does", async () => {
  const ledger = await example();
  const set = async (day: string): Promise<number> => {
    await ledger.run("config", "set", "books.closed_to", day);
    return await ledger.lastChange();
  };
  const first = await set("2026-10-31");
  await set("2026-11-15");
  expect((await notes(ledger, "--month", "2026-10"))[0]).toContain(
    `closed to 2026-11-15 since change ${first}:`,
  );
  await set("2026-09-30");
  expect(await notes(ledger, "--month", "2026-10")).toEqual([]);
  const again = await set("2026-10-31");
  expect((await notes(ledger, "--month", "2026-10"))[0]).toContain(`since change ${again}:`);
});

it("names the changes of then that were undone since", async () => {
  const ledger = await example([X_PAID]);
  const settled = await ledger.lastChange();
  await ledger.run("config", "set", "books.closed_to", "2026-10-31");
  await ledger.run("imports", "undo", String(settled), "--yes");
  expect((await notes(ledger, "--month", "2026-10"))[0]).toContain(
    `without the changes undone since: ${settled}`,
  );
});
