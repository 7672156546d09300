import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { creatorops, copiedLedger, hashOf, type Ran } from "./shop.ts";

const HEADER = "Txn,Person,Payout amount,When,Customer Email";
const OCTOBER = `${HEADER}\n1001,@Demo.Anna,12.34,2026-10-03,piimark@example.invalid\n`;
const NOVEMBER = `When,Payout amount,Person,Customer Email,txn\n2026-11-04,5.00,demo.bob,piimark@example.invalid,1002\n`;
const COLUMNS = ["order_id=Txn", "creator=Person", 'commission="Payout amount"', "date=When"];
const MAP = ["--as", "commissions", ...COLUMNS.flatMap((column) => ["--map", column])];

let folder = "";
beforeEach(() => {
  folder = copiedLedger();
  write("october.csv", OCTOBER);
  write("november.csv", NOVEMBER);
});

function write(name: string, text: string | Buffer): void {
  writeFileSync(join(folder, name), text);
}

function rowsOf(ran: Ran): readonly Record<string, unknown>[] {
  return (JSON.parse(ran.stdout) as { rows: Record<string, unknown>[] }).rows;
}

function imported(...args: readonly string[]): Ran & { readonly row: Record<string, unknown> | undefined } {
  const ran = creatorops(folder, ["import", ...args, "--json"]);
  return { ...ran, row: ran.stdout === "" ? undefined : rowsOf(ran)[0] };
}

function facts(): readonly Record<string, unknown>[] {
  return rowsOf(
    creatorops(folder, [
      "query",
      "select key ->> 0 as order_id, key ->> 3 as creator, fields ->> 'commission' as commission from sheet_row where fact = 'commission_sheet_row' order by 1",
      "--json",
    ]),
  );
}

const profileNames = (): unknown[] =>
  rowsOf(creatorops(folder, ["mapping", "list", "--json"])).map(({ name }) => name);

describe("a file with unknown headers", () => {
  it("is refused with the line that says which column is which", () => {
    const ran = imported("october.csv");
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain("CO109 october.csv: no known format: its headers are");
    expect(ran.stderr).toContain("creatorops mapping new october.csv");
  });

  it("is read with --map; what a profile saved, the next file uses by itself", () => {
    const first = imported("october.csv", ...MAP, "--profile", "payouts");
    expect(first).toMatchObject({ exit: 0, row: { source: "commissions", new: 1, status: "imported" } });
    expect(first.stderr).toContain('saved the profile "payouts" for commissions (change 4)');
    const second = imported("november.csv");
    expect(second).toMatchObject({ exit: 0, row: { source: "commissions", new: 1, status: "imported" } });
    expect(second.stderr).toContain('november.csv: read with the profile "payouts" (commissions)');
    expect(facts()).toEqual([
      { order_id: "1001", creator: "demo.anna", commission: 1234 },
      { order_id: "1002", creator: "demo.bob", commission: 500 },
    ]);
    expect(imported("october.csv").row).toMatchObject({ status: "already_imported", import_id: 3 });
    expect(readFileSync(join(folder, "creatorops.db")).includes("piimark")).toBe(false);
  }, 30_000);

  it("--verbose names format, profile, fields and the columns that are left out", () => {
    imported("october.csv", ...MAP, "--profile", "payouts");
    const { stderr } = imported("november.csv", "--verbose");
    expect(stderr).toContain('november.csv: read as commissions, with the profile "payouts"\n');
    expect(stderr).toContain('november.csv: "Payout amount" is commission\n');
    expect(stderr).toContain('november.csv: columns that are not read: "Customer Email"\n');
    expect(stderr).toContain('november.csv: "When" the year comes first\n');
  }, 30_000);

  it("--as wins over a profile of another source, --profile names one whatever the headers", () => {
    imported("october.csv", ...MAP, "--profile", "payouts");
    const other = imported("november.csv", "--as", "costs");
    expect(other.exit).toBe(2);
    expect(other.stderr).toContain("CO111");
    write("wider.csv", `${HEADER},Extra\n1003,demo.carl,1.00,2026-11-05,piimark@example.invalid,x\n`);
    expect(imported("wider.csv").exit).toBe(2);
    expect(imported("wider.csv", "--profile", "payouts")).toMatchObject({ exit: 0, row: { new: 1 } });
    const clash = imported("wider.csv", "--profile", "payouts", "--as", "costs");
    expect(clash).toMatchObject({ exit: 2, stdout: "" });
    expect(clash.stderr).toContain("CO003");
  }, 30_000);

  it("two profiles for one header are both named", () => {
    imported("october.csv", ...MAP, "--profile", "payouts");
    imported("october.csv", ...MAP, "--profile", "others");
    const ran = imported("november.csv");
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain('fix: say which with --profile "others" or --profile "payouts".');
  }, 30_000);

  it("a dry run saves nothing", () => {
    const before = hashOf(folder);
    const ran = imported("october.csv", ...MAP, "--profile", "payouts", "--dry-run");
    expect(ran).toMatchObject({ exit: 0, row: { new: 1, status: "dry_run" } });
    expect(hashOf(folder)).toBe(before);
  });
});

describe("a mapping is refused, and nothing is written,", () => {
  it.each([
    ["without --as", ["--map", "commission=Payout amount"], "CO442", "--as SOURCE"],
    ["of an unknown field", [...MAP, "--map", "comission=Txn"], "CO142", 'Perhaps it is "commission"'],
    [
      "to a header that is not there",
      [...MAP, "--map", "code=Payed amount"],
      "CO143",
      'code="Payout amount"',
    ],
    ["of a field twice", [...MAP, "--map", "date=Txn"], "CO144", 'the field "date" is mapped twice'],
    ["to one column twice", [...MAP, "--map", "code=Txn"], "CO144", 'the column "Txn" is mapped twice'],
    ["to a buyer's column", [...MAP, "--map", "email=Customer Email"], "CO145", "a buyer's data"],
    ["that is no pair", [...MAP, "--map", "commission"], "CO002", '--map commission="Payout amount"'],
    ["of a source that does not exist", ["--as", "payouts", "--map", "a=Txn"], "CO118", "sources list"],
  ])("%s", (_what, args, code, said) => {
    const before = hashOf(folder);
    const ran = imported("october.csv", ...args, "--profile", "payouts");
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain(code);
    expect(ran.stderr).toContain(said);
    expect(ran.stderr).not.toMatch(/piimark/i);
    expect(hashOf(folder)).toBe(before);
  });

  it.each(["Buyer Username", "Recipient", "Phone #", "Shipping Address"])(
    "to %s, a buyer's wherever it stands",
    (header) => {
      write("buyers.csv", `Txn,Payout amount,${header}\n1001,2.00,piimark\n`);
      const args = ["--as", "commissions", "--map", "commission=Payout amount", "--map", `creator=${header}`];
      const ran = imported("buyers.csv", ...args);
      expect(ran.exit).toBe(2);
      expect(ran.stderr).toContain("CO145");
      expect(ran.stderr).not.toMatch(/piimark/i);
    },
  );
});

describe("a profile remembers", () => {
  it("date order and decimal mark that were asked for once, and asks no more", () => {
    const file = (order: string, amount: string): string =>
      `Txn,Person,Payout amount,When\n${order},demo.anna,"${amount}",03/04/2026\n`;
    write("open.csv", file("1001", "1.234"));
    write("next.csv", file("1002", "9.876"));
    const asked = imported("open.csv", ...MAP, "--profile", "payouts");
    expect(asked.exit).toBe(2);
    expect(asked.stderr).toMatch(/CO113.*\nfix: .*--date-order[^]*CO115.*\nfix: .*--decimal/);
    expect(profileNames()).toEqual([]);
    const answers = ["--date-order", "dmy", "--decimal", ","];
    expect(imported("open.csv", ...MAP, ...answers, "--profile", "payouts").exit).toBe(0);
    const next = imported("next.csv");
    expect(next).toMatchObject({ exit: 0, row: { new: 1, from_day: "2026-04-03" } });
    expect(next.stderr).toContain("--date-order dmy --decimal ,");
    expect(facts().map(({ commission }) => commission)).toEqual([123400, 987600]);
  }, 30_000);

  it("a decision that is stated when it is in use", () => {
    imported("october.csv", ...MAP, "--profile", "payouts");
    write("open.csv", `${HEADER}\n1003,demo.anna,1.00,03/04/2026,piimark@example.invalid\n`);
    write("next.csv", `${HEADER}\n1004,demo.anna,2.00,05/06/2026,piimark@example.invalid\n`);
    expect(imported("open.csv").exit).toBe(2);
    const told = imported("open.csv", "--date-order", "mdy");
    expect(told).toMatchObject({ exit: 0, row: { from_day: "2026-03-04" } });
    expect(told.stderr).toContain('profile "payouts" remembers --date-order mdy');
    expect(imported("next.csv")).toMatchObject({ exit: 0, row: { from_day: "2026-05-06" } });
    const contrary = imported("next.csv", "--decimal", ",");
    expect(contrary.exit).toBe(2);
    expect(contrary.stderr).toContain('The profile "payouts" is in use.');
  }, 30_000);

  it("the encoding of files that are not UTF-8", () => {
    const gbk = (text: Buffer): Buffer =>
      Buffer.concat([Buffer.from("Ref,Who,Payout amount,"), Buffer.from([0xb1, 0xb8, 0xd7, 0xa2]), text]);
    write("one.csv", gbk(Buffer.from("\n1001,demo.anna,1.00,\n")));
    write("two.csv", gbk(Buffer.from("\n1002,demo.anna,2.00,\n")));
    const map = ["--as", "commissions", "--map", "order_id=Ref", "--map", "creator=Who"];
    const rest = ["--map", "commission=Payout amount", "--encoding", "gbk", "--profile", "chinese"];
    expect(imported("one.csv", ...map, ...rest).exit).toBe(0);
    expect(imported("two.csv")).toMatchObject({ exit: 0, row: { new: 1, status: "imported" } });
  }, 30_000);
});

describe("mapping", () => {
  it("lists and shows profiles in every format; rm takes one out, undo brings it back", () => {
    imported("october.csv", ...MAP, "--profile", "payouts");
    const [listed] = rowsOf(creatorops(folder, ["mapping", "--json"]));
    expect(listed).toMatchObject({ name: "payouts", source: "commissions", date_order: null });
    const shown = creatorops(folder, [
      "mapping",
      "show",
      "payouts",
      "--format",
      "csv",
      "--columns",
      "field,header",
    ]);
    expect(shown.stdout).toBe(
      "field,header\norder_id,Txn\ncreator,Person\ncommission,Payout amount\ndate,When\n",
    );
    const removed = rowsOf(creatorops(folder, ["mapping", "rm", "payouts", "--json"]));
    expect(removed).toMatchObject([{ name: "payouts", import_id: 5 }]);
    expect(profileNames()).toEqual([]);
    expect(imported("november.csv").exit).toBe(2);
    expect(creatorops(folder, ["imports", "undo", "5", "--yes"]).exit).toBe(0);
    expect(profileNames()).toEqual(["payouts"]);
    expect(creatorops(folder, ["imports", "undo", "4", "--yes"]).exit).toBe(0);
    expect(profileNames()).toEqual([]);
    expect(creatorops(folder, ["mapping", "list", "--known-at", "4", "--columns", "name"]).stdout).toBe(
      "name\n",
    );
  }, 30_000);

  it.each([["show"], ["rm"]])("%s of a profile that does not exist names the nearest", (verb) => {
    imported("october.csv", ...MAP, "--profile", "payouts");
    const ran = creatorops(folder, ["mapping", verb, "payout"]);
    expect(ran).toMatchObject({ exit: 2, stdout: "" });
    expect(ran.stderr).toContain('CO441 there is no profile "payout"; perhaps it is "payouts"');
  });
});
