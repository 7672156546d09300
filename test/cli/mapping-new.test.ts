import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { run } from "./run.ts";
import { creatorops, copiedLedger, hashOf } from "./shop.ts";

const FILE = "Payouts 2026-10.csv";
const TEXT = [
  "Order number,Creator name on TikTok,Payout,When,Customer Email",
  '1001,@Demo.Anna,"1,234",03/04/2026,piimark@example.invalid',
  '1002,@Demo.Bob,"2,500",05/06/2026,piimark@example.invalid',
  '1003,@Demo.Carl,"3,750",07/08/2026,piimark@example.invalid',
  '1004,@Demo.Dora,"4,750",09/08/2026,piimark@example.invalid',
].join("\n");

const ENTER = "\r";
const DOWN = "\u001b[B";

let folder = "";
beforeEach(() => {
  folder = copiedLedger();
  writeFileSync(join(folder, FILE), `${TEXT}\n`);
});

describe("mapping new on a terminal", () => {
  it("guesses, shows three rows, asks once, and the file is read from then on", async () => {
    const { code, stdout } = await run(["mapping", "new", FILE], {
      cwd: folder,
      tty: 100,
      dialogue: [
        ["Which kind of file", ENTER],
        ["Which comes first in dates", ENTER],
        ["marks the decimals", ENTER],
        ["Save this as the profile", ENTER],
      ],
    });
    expect(code).toBe(0);
    expect(stdout).toContain('order_id <- "Order number": 1001 | 1002 | 1003\n');
    expect(stdout).toContain('creator <- "Creator name on TikTok": demo.anna | demo.bob | demo.carl\n');
    expect(stdout).toContain('commission <- "Payout": 1234.00 | 2500.00 | 3750.00\n');
    expect(stdout).toContain('date <- "When": 2026-04-03 | 2026-06-05 | 2026-08-07\n');
    expect(stdout).not.toMatch(/piimark/i);
    expect(stdout).toContain("Profile payouts is saved, change 3");
    const ran = creatorops(folder, ["import", FILE, "--json"]);
    expect(ran.exit).toBe(0);
    expect(JSON.parse(ran.stdout)).toMatchObject({ rows: [{ source: "commissions", new: 4 }] });
    expect(readFileSync(join(folder, "creatorops.db")).includes("piimark")).toBe(false);
  }, 60_000);

  it("takes another column when the guess is wrong, and never offers a buyer's", async () => {
    writeFileSync(
      join(folder, "b.csv"),
      "Ref,Net,Gross,Customer Email\nA,1.50,2.50,piimark@example.invalid\n",
    );
    const { code, stdout } = await run(["mapping", "new", "b.csv", "--as", "costs", "--profile", "prices"], {
      cwd: folder,
      tty: 100,
      dialogue: [
        ["Which column is the sku", ENTER],
        ["Which column is the unit cost", DOWN + DOWN + ENTER],
        ["Save this", DOWN + ENTER],
        ["Which field", DOWN + ENTER],
        ["Which column is the unit cost", DOWN + ENTER],
        ["Save this", ENTER],
      ],
    });
    expect(code).toBe(0);
    expect(stdout).not.toMatch(/(❯|^) *Customer Email$/m);
    const shown = creatorops(folder, ["mapping", "show", "prices", "--columns", "field,header"]);
    expect(shown.stdout).toBe("field\theader\nsku\tRef\nunit_cost\tNet\n");
  }, 60_000);

  it("saves nothing when the answer is no, or Ctrl-C", async () => {
    const before = hashOf(folder);
    const args = ["mapping", "new", FILE, "--as", "commissions", "--date-order", "dmy", "--decimal", "."];
    const no = await run(args, { cwd: folder, tty: 100, dialogue: [["Save this", DOWN + DOWN + ENTER]] });
    expect(no.code).toBe(5);
    const stopped = await run(args, { cwd: folder, tty: 100, dialogue: [["Save this", "\u0003"]] });
    expect(stopped.code).toBe(130);
    expect(stopped.stdout.lastIndexOf("\u001b[?25h")).toBeGreaterThan(
      stopped.stdout.lastIndexOf("\u001b[?25l"),
    );
    expect(hashOf(folder)).toBe(before);
  }, 60_000);

  it("takes a name that no other profile has, and the same one for the same headers", async () => {
    writeFileSync(join(folder, "payouts.csv"), "Article,Price paid\nA,1.50\n");
    writeFileSync(join(folder, "again.csv"), "Price paid,Article\n2.50,B\n");
    const map = ["--map", "sku=Article", "--map", "unit_cost=Price paid"];
    creatorops(folder, ["mapping", "new", "payouts.csv", "--as", "costs", ...map, "--profile", "payouts"]);
    const flags = ["--as", "commissions", "--date-order", "dmy", "--decimal", "."];
    const dialogue = [["Save this", ENTER]] as const;
    await run(["mapping", "new", FILE, ...flags], { cwd: folder, tty: 100, dialogue });
    await run(["mapping", "new", "again.csv", "--as", "costs", ...map], { cwd: folder, tty: 100, dialogue });
    const listed = creatorops(folder, ["mapping", "list", "--columns", "name,source"]);
    expect(listed.stdout).toBe("name\tsource\npayouts\tcosts\npayouts-2\tcommissions\n");
  }, 60_000);

  it("takes the creator of a file that names none", async () => {
    writeFileSync(join(folder, "rates.csv"), "Product SKU,Creator commission\nA,15%\n");
    const args = ["mapping", "new", "rates.csv", "--as", "terms", "--creator", "demo.tap"];
    const ran = await run(args, { cwd: folder, tty: 100, dialogue: [["Save this", ENTER]] });
    expect(ran.code).toBe(0);
    expect(creatorops(folder, ["import", "rates.csv"]).exit).toBe(2);
    expect(creatorops(folder, ["import", "rates.csv", "--creator", "demo.tap"]).exit).toBe(0);
  }, 60_000);

  it("shows no first row that is data", async () => {
    writeFileSync(join(folder, "c.csv"), "PIIMARK Buyer,piimark@example.invalid,577123456789012345\n");
    const { code, stdout } = await run(["mapping", "new", "c.csv"], { cwd: folder, tty: 100 });
    expect(code).toBe(2);
    expect(stdout).toContain("CO109 c.csv: no line of its first ten looks like a header");
    expect(stdout).not.toMatch(/piimark/i);
  }, 60_000);
});

describe("mapping new without a terminal", () => {
  it.each([
    [[], "--as, --map, --profile missing"],
    [["--as", "commissions"], "--map, --profile missing"],
    [["--as", "commissions", "--profile", "payouts"], "--map missing"],
  ])("with %j exits 2, naming what is missing, and waits for nobody", async (flags, said) => {
    const before = hashOf(folder);
    const { code, stdout, stderr } = await run(["mapping", "new", FILE, ...flags], { cwd: folder });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`CO004 ${said}`);
    expect(stderr).toContain('--as SOURCE --map field="Header" --profile NAME');
    expect(hashOf(folder)).toBe(before);
  });

  it("on a terminal with --no-input neither", async () => {
    const { code, stdout } = await run(["mapping", "new", FILE, "--no-input"], { cwd: folder, tty: 80 });
    expect(code).toBe(2);
    expect(stdout).toContain("CO004");
  });

  it("saves what the flags say", async () => {
    const map = [
      "--map",
      "creator=Creator name on TikTok",
      "--map",
      "commission=Payout",
      "--map",
      "date=When",
    ];
    const args = ["mapping", "new", FILE, "--as", "commissions", ...map, "--profile", "payouts", "--json"];
    const open = await run(args, { cwd: folder });
    expect({ code: open.code, stdout: open.stdout }).toEqual({ code: 2, stdout: "" });
    expect(open.stderr).toContain("--date-order");
    const { code, stdout } = await run([...args, "--date-order", "dmy", "--decimal", "."], { cwd: folder });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      rows: [{ name: "payouts", source: "commissions", date_order: "dmy", decimal: ".", import_id: 3 }],
    });
  });
});
