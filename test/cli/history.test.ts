import Database from "better-sqlite3";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { signature } from "../properties/signature.ts";
import { orderFile, ordersOf } from "./order-file.ts";
import { run } from "./run.ts";
import { creatorops, emptyLedger, hashOf } from "./shop.ts";

interface Answer {
  readonly rows: Record<string, unknown>[];
  readonly notes: { code: string; message: string }[];
  readonly effects: unknown[];
  readonly holdings: unknown[];
}

function write(folder: string, name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

function answer(folder: string, ...args: string[]): Answer & { exit: number | null; stderr: string } {
  const { stdout, exit, stderr } = creatorops(folder, [...args, "--json"]);
  return { ...(JSON.parse(stdout) as Answer), exit, stderr };
}

function signatureOf(folder: string): object {
  const db = new Database(join(folder, "creatorops.db"), { readonly: true });
  const told = signature(db);
  db.close();
  return told;
}

const JUNE = { first: "All order-2026-11-15-09_00.csv", second: "All order-2026-11-30-09_00.csv" };

describe("exports that overlap", () => {
  it("R06: the same file twice changes nothing and says when it was imported", () => {
    const folder = emptyLedger();
    write(folder, JUNE.first, orderFile(ordersOf(1, 15)));
    expect(answer(folder, "import", JUNE.first).rows[0]).toMatchObject({ new: 15 });
    const before = hashOf(folder);
    const again = answer(folder, "import", JUNE.first);
    expect(again.rows[0]).toMatchObject({ new: 0, updated: 0, unchanged: 15, status: "already_imported" });
    expect(again.exit).toBe(0);
    expect(again.stderr).toMatch(/already imported on \d{4}-\d\d-\d\d as change 3/u);
    expect(hashOf(folder)).toBe(before);
  }, 60_000);

  it("R08, R10: days 1-15 and 10-30 are there once, one row is updated, and undo brings the old one back", () => {
    const folder = emptyLedger();
    write(folder, JUNE.first, orderFile(ordersOf(1, 15)));
    answer(folder, "import", JUNE.first);
    const before = signatureOf(folder);
    const later = ordersOf(10, 30).map((row) => (row.day === 12 ? { ...row, status: "Shipped" } : row));
    write(folder, JUNE.second, orderFile(later));
    expect(answer(folder, "import", JUNE.second).rows[0]).toMatchObject({
      new: 15,
      updated: 1,
      unchanged: 5,
    });
    const states = "select count(*) as n, sum(is_current) as current from order_line_version";
    expect(answer(folder, "query", states).rows).toEqual([{ n: 31, current: 30 }]);

    const held = answer(folder, "imports", "show", "3");
    expect(held.holdings).toEqual([{ fact: "order_line", versions: 15, current: 14, only_here: 10 }]);
    const effects = [
      { what: "order_line", goes: 15, changes: 1, stays: 5 },
      { what: "creator_of_line", goes: 15, changes: 0, stays: 15 },
    ];
    const unchanged = hashOf(folder);
    const dry = answer(folder, "imports", "undo", "4", "--dry-run");
    expect([dry.exit, dry.effects, dry.rows[0]?.["status"]]).toEqual([0, effects, "dry_run"]);
    const refused = creatorops(folder, ["imports", "undo", "4"]);
    expect([refused.exit, refused.stdout]).toEqual([5, ""]);
    expect(refused.stderr).toContain("order line: 15 go, 1 change back, 5 stay; creator of line: 15 go");
    expect(refused.stderr).toContain("fix: creatorops imports undo 4 --yes");
    expect(hashOf(folder)).toBe(unchanged);
    const done = answer(folder, "imports", "undo", "4", "--yes");
    expect([done.exit, done.effects]).toEqual([0, effects]);
    expect(done.rows[0]).toMatchObject({ removed: 16, restored: 1, status: "undone" });
    expect(signatureOf(folder)).toEqual(before);
    expect(creatorops(folder, ["imports", "undo", "4", "--yes"]).exit).toBe(2);
    expect(answer(folder, "imports", "show", "4").holdings).toEqual([]);
    expect(answer(folder, "import", JUNE.second).rows[0]).toMatchObject({
      new: 15,
      updated: 1,
      import_id: 5,
    });
  }, 60_000);

  it("R101: days between the files that none of them has are named by imports and by doctor", () => {
    const folder = emptyLedger();
    write(folder, "All order-2026-11-10-09_00.csv", orderFile(ordersOf(1, 10)));
    write(folder, "All order-2026-11-21-09_00.csv", orderFile(ordersOf(15, 20)));
    answer(folder, "import", "All order-2026-11-10-09_00.csv", "All order-2026-11-21-09_00.csv");
    const named = "days of orders: no file has a row of 2026-11-11 to 2026-11-14";
    expect(answer(folder, "imports").notes).toMatchObject([
      { code: "gap", message: expect.stringContaining(named) },
    ]);
    const found = answer(folder, "doctor").rows.find(({ check }) => check === "days of orders");
    expect(found).toMatchObject({
      state: "warn",
      finding: expect.stringContaining("2026-11-11 to 2026-11-14"),
    });
    write(folder, "All order-2026-11-22-09_00.csv", orderFile(ordersOf(9, 16)));
    answer(folder, "import", "All order-2026-11-22-09_00.csv");
    expect(answer(folder, "imports").notes).toEqual([]);
    answer(folder, "imports", "undo", "5", "--yes");
    expect(answer(folder, "imports").notes).toHaveLength(1);
  }, 60_000);
});

describe("undo on a terminal", () => {
  const ASKED = { tty: 100, awaited: "Take out change 3" } as const;

  it("says what depends on the change, then asks; no is the default", async () => {
    const folder = emptyLedger();
    write(folder, JUNE.first, orderFile(ordersOf(1, 3)));
    answer(folder, "import", JUNE.first);
    const before = hashOf(folder);
    const kept = await run(["imports", "undo", "3"], { ...ASKED, cwd: folder, stdin: "\r" });
    expect(kept.code).toBe(5);
    expect(kept.stdout).toContain("Without change 3: order line: 3 go; creator of line: 3 go");
    expect(hashOf(folder)).toBe(before);
    const interrupted = await run(["imports", "undo", "3"], { ...ASKED, cwd: folder, stdin: "\u0003" });
    expect(interrupted.code).toBe(130);
    expect(hashOf(folder)).toBe(before);
    const undone = await run(["imports", "undo", "3"], { ...ASKED, cwd: folder, stdin: "\u001b[B\r" });
    expect(undone.code).toBe(0);
    expect(undone.stdout).toContain("Change 3 is undone");
  }, 60_000);

  it("undoing an edit or a sheet of keys names what hangs on it", () => {
    const folder = emptyLedger();
    write(folder, JUNE.first, orderFile(ordersOf(1, 3)).replaceAll(",\n", ",demo.old\n"));
    write(folder, "keys.csv", "creator,value,kind\ndemo.new,demo.old,handle\n");
    answer(folder, "import", JUNE.first, "keys.csv");
    const dry = answer(folder, "imports", "undo", "4", "--dry-run");
    expect(dry.effects).toContainEqual({ what: "key", goes: 1, changes: 0, stays: 0 });
    expect(dry.effects).toContainEqual({ what: "creator_of_line", goes: 0, changes: 3, stays: 0 });
    const edit = answer(folder, "imports", "undo", "2", "--dry-run");
    expect(edit.effects).toContainEqual({ what: "setting", goes: 1, changes: 0, stays: 0 });
  }, 60_000);
});

describe("what is counted", () => {
  it("R09: of two rows of one order line the fresher is taken, and both lines are named", () => {
    const folder = emptyLedger();
    const rows = [
      { id: 1, day: 1, status: "Shipped", amount: "9.00" },
      { id: 1, day: 1, status: "To ship", amount: "10.00" },
    ];
    write(folder, JUNE.first, orderFile([...rows, ...rows.slice(0, 1)]));
    const { rows: done, stderr } = answer(folder, "import", JUNE.first);
    expect(done[0]).toMatchObject({ read: 3, new: 1, repeated: 2 });
    expect(stderr).toContain(
      "2 rows repeat a key of this file; another row of it won: line 3 by line 2, line 4 by line 2",
    );
    const current = "select gross from order_line_version where is_current = 1";
    expect(answer(folder, "query", current).rows).toEqual([{ gross: 900 }]);
  }, 60_000);

  it.each([
    ["after it", ["To ship", "Shipped"]],
    ["before it", ["Shipped", "To ship"]],
    ["on both sides of it", ["To ship", "Shipped", "To ship"]],
  ] as const)(
    "a row that the ledger has, and a fresher one %s in the same file, are one update",
    (_, states) => {
      const folder = emptyLedger();
      write(
        folder,
        JUNE.first,
        orderFile([
          { id: 1, day: 1 },
          { id: 2, day: 2 },
        ]),
      );
      answer(folder, "import", JUNE.first);
      const again = states.map((status) => ({ id: 1, day: 1, status }));
      write(folder, JUNE.second, orderFile([{ id: 2, day: 2 }, ...again]));
      const [done] = answer(folder, "import", JUNE.second).rows;
      expect(done).toMatchObject({ new: 0, updated: 1, unchanged: 1, repeated: states.length - 1, stale: 0 });
      const held = `select max(iif(is_current, state_rank, -1)) as state, count(distinct version_id) as versions, count(*) as seen
      from order_line_version join sighting using (version_id) group by order_ref order by order_ref`;
      expect(answer(folder, "query", held).rows).toEqual([
        { state: 2, versions: 2, seen: 1 + states.length },
        { state: 1, versions: 1, seen: 2 },
      ]);
    },
    60_000,
  );

  it("R29: a file with a header and no rows is recorded once, with a warning", () => {
    const folder = emptyLedger();
    write(folder, "costs.csv", "sku,unit_cost\n");
    const first = creatorops(folder, ["import", "costs.csv"]);
    expect(first.exit).toBe(0);
    expect(first.stderr).toContain("0 rows");
    expect(answer(folder, "import", "costs.csv").rows[0]).toMatchObject({ status: "already_imported" });
    expect(answer(folder, "imports").rows).toHaveLength(3);
  }, 60_000);

  it("R46: lines above the header and a total row are skipped, never an order", () => {
    const folder = emptyLedger();
    const [header = "", ...rows] = orderFile(ordersOf(1, 3)).split("\n");
    const total = `Total${",".repeat(header.split(",").length - 1)}`;
    expect(rows).toHaveLength(4);
    const text = ["My shop", "1-3 November", "", header, ...rows.slice(0, 3), total, ""].join("\n");
    write(folder, JUNE.first, text);
    expect(answer(folder, "import", JUNE.first).rows[0]).toMatchObject({ read: 3, new: 3, skipped: 4 });
  }, 60_000);

  it("R100: another number of rows than was expected refuses the file, with both figures", () => {
    const folder = emptyLedger();
    write(folder, JUNE.first, orderFile(ordersOf(1, 9)));
    const before = hashOf(folder);
    const ran = creatorops(folder, ["import", JUNE.first, "--expect-rows", "10"]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain("10 rows were expected, the file has 9");
    expect(hashOf(folder)).toBe(before);
  }, 60_000);
});
