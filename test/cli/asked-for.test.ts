import { copyFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { creatorops, emptyLedger, hashOf, SHOP, shopFiles } from "./shop.ts";

const COSTS = join(SHOP, shopFiles().find((name) => name.startsWith("costs")) ?? "");

let folder = "";
beforeAll(() => {
  folder = emptyLedger();
  creatorops(folder, ["import", COSTS]);
}, 60_000);

interface Row {
  readonly read: number;
  readonly status: string;
  readonly exported_at: string;
}

function rows(...args: string[]): readonly Row[] {
  return (JSON.parse(creatorops(folder, [...args, "--json"]).stdout) as { rows: Row[] }).rows;
}

describe("--known-at", () => {
  it.each([
    ["99", "there is no change 99"],
    ["0", "there is no change 0"],
    ["2020-01-01", "the ledger was made later, on 20"],
  ])("%s, when nothing was known yet: exit 2, and the last change is named", (knownAt, said) => {
    for (const command of ["profit", "pipeline", "overdue", "reconcile"]) {
      const ran = creatorops(folder, [command, "--known-at", knownAt]);
      expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit: 2, stdout: "" });
      expect(ran.stderr).toContain(`CO409 --known-at ${knownAt}: ${said}`);
      expect(ran.stderr).toMatch(/; the last is change 3 of \d{4}-\d{2}-\d{2}\nfix: creatorops imports list/);
    }
  });

  it.each(["1", "3", "2099-12-31"])("%s: exit 0", (knownAt) => {
    expect(creatorops(folder, ["profit", "--known-at", knownAt]).exit).toBe(0);
  });
});

describe("--expect-rows", () => {
  it("holds for a file that was imported already as well", () => {
    const [first] = rows("import", COSTS);
    const before = hashOf(folder);
    const wrong = creatorops(folder, ["import", COSTS, "--expect-rows", String((first?.read ?? 0) + 1)]);
    expect(wrong.exit).toBe(2);
    expect(wrong.stderr).toContain(
      `CO120 ${COSTS.split("/").at(-1)}: ${Number(first?.read) + 1} rows were expected`,
    );
    expect(wrong.stdout).toContain("refused");
    expect(creatorops(folder, ["import", COSTS, "--expect-rows", String(first?.read)]).exit).toBe(0);
    expect(hashOf(folder)).toBe(before);
  });

  it("--strict, too", () => {
    const file = join(mkdtempSync(join(tmpdir(), "creatorops-file-")), "costs.csv");
    writeFileSync(file, "sku,unit_cost\nSKU-A,1.00\nSKU-B,two\n");
    expect(creatorops(folder, ["import", file]).exit).toBe(3);
    const strict = creatorops(folder, ["import", file, "--strict"]);
    expect(strict.exit).toBe(2);
    expect(strict.stderr).toContain("CO121");
  });
});

describe("a rate", () => {
  it.each([
    ["referral_rate", "6"],
    ["tax_in_prices", "20"],
    ["refund_admin_share", "1"],
  ])("%s %s could be percents or basis points: exit 2 with both ways to write it", (name, value) => {
    const before = hashOf(folder);
    const ran = creatorops(folder, ["config", "set", name, value]);
    expect({ exit: ran.exit, stdout: ran.stdout }).toEqual({ exit: 2, stdout: "" });
    expect(ran.stderr).toContain(`write ${value}% or ${value}00 (basis points)`);
    expect(hashOf(folder)).toBe(before);
  });

  it.each([
    ["7.25%", "7.25%"],
    ["0.5%", "0.5%"],
    ["700", "7%"],
    ["0", "0%"],
  ])("%s is listed as %s, which can be typed back", (typed, listed) => {
    expect(creatorops(folder, ["config", "set", "referral_rate", typed, "--from", "2026-07-01"]).exit).toBe(
      0,
    );
    expect(creatorops(folder, ["config", "get", "referral_rate"]).stdout).toContain(
      `referral_rate\t${listed}\t2026-07-01\tset`,
    );
    expect(creatorops(folder, ["config", "set", "referral_rate", listed, "--from", "2026-07-01"]).exit).toBe(
      0,
    );
  });
});

describe("--exported-at", () => {
  it.each([
    ["2026-11-16", "2026-11-16T08:00:00Z"],
    ["2026-11-16 08:30", "2026-11-16T16:30:00Z"],
    ["2026-11-16T08:30:15", "2026-11-16T16:30:15Z"],
    ["2026-11-16T08:30:00+09:00", "2026-11-15T23:30:00Z"],
    ["2026-11-16T08:30:00Z", "2026-11-16T08:30:00Z"],
  ])("%s means the same in Tokyo as in the shop's own zone", (typed, instant) => {
    for (const zone of ["Asia/Tokyo", "America/Los_Angeles"]) {
      const own = emptyLedger();
      copyFileSync(COSTS, join(own, "costs.csv"));
      const imported = creatorops(own, ["import", "costs.csv", "--exported-at", typed], { TZ: zone });
      expect(imported.exit).toBe(0);
      const shown = JSON.parse(creatorops(own, ["imports", "show", "3", "--json"]).stdout) as { rows: Row[] };
      expect(shown.rows[0]?.exported_at).toBe(instant);
    }
  });

  it("refuses what is no time", () => {
    const ran = creatorops(folder, ["import", COSTS, "--exported-at", "yesterday"]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain("or as 2026-11-16 08:30 in America/Los_Angeles");
  });
});
