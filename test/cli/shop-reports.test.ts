import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Papa from "papaparse";
import { beforeAll, describe, expect, it } from "vitest";
import { AS_OF, creatorops, emptyLedger, SHOP, touchedCopy } from "./shop.ts";

const GOLDENS = fileURLToPath(new URL("../goldens/shop", import.meta.url));
const REPORTS: readonly (readonly string[])[] = [
  ["pipeline"],
  ["pipeline", "--list"],
  ["overdue"],
  ["profit"],
  ["reconcile"],
  ["audit"],
  ["audit", "--by", "creator"],
];
const GROUPINGS = ["product", "week", "month", "total"] as const;

let folder = "";

beforeAll(() => {
  folder = emptyLedger();
  expect(creatorops(folder, ["import", SHOP]).exit).toBe(0);
}, 60_000);

function report(args: readonly string[], env: Record<string, string> = {}, from = folder): string {
  const ran = creatorops(from, [...args, ...AS_OF], env);
  expect(ran.stderr).toBe("");
  expect(ran.exit).toBe(0);
  return ran.stdout;
}

/** Compares with the file beside; UPDATE_GOLDEN=1 writes it. */
function expectGolden(name: string, text: string): void {
  const file = join(GOLDENS, name);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(GOLDENS, { recursive: true });
    writeFileSync(file, text);
  }
  expect(existsSync(file), `${name} is missing: UPDATE_GOLDEN=1 writes it`).toBe(true);
  expect(text).toBe(readFileSync(file, "utf8"));
}

const COMPONENTS =
  "units gross seller_discount refunds net_revenue sales_tax cogs platform_fees shipping other_fees commission cm3 sample_cost fixed_fees ad_spend net_profit missing_cost_lines".split(
    " ",
  );

interface ReportJson {
  readonly schema: string;
  readonly rows: readonly Record<string, unknown>[];
  readonly totals: Record<string, number>;
  readonly exceptions?: readonly { readonly kind: string }[];
}

describe("the reports of the sample shop", () => {
  it.each(
    REPORTS.flatMap((args) =>
      ["tsv", "csv", "json", "md"].map((format) => [args.join(" "), format] as const),
    ),
  )("%s as %s", (command, format) => {
    const name = `${command.replaceAll(/[ -]+/g, "-")}.${format}`;
    expectGolden(name, report([...command.split(" "), "--format", format]));
  });

  it.each(GROUPINGS)("profit by %s", (by) => {
    expectGolden(`profit-by-${by}.tsv`, report(["profit", "--by", by]));
  });

  it.each(["creator", ...GROUPINGS])("profit by %s: the rows add up to the total of the shop", (by) => {
    const total = JSON.parse(report(["profit", "--by", "total", "--json"])) as ReportJson;
    const { rows, totals } = JSON.parse(report(["profit", "--by", by, "--json"])) as ReportJson;
    for (const component of COMPONENTS) {
      const sum = rows.reduce((running, row) => running + Number(row[component]), 0);
      expect([component, sum]).toEqual([component, totals[component]]);
      expect([component, totals[component]]).toEqual([component, total.totals[component]]);
    }
  });

  it("shows the same numbers in CSV and in JSON", () => {
    const { rows } = JSON.parse(report(["profit", "--json"])) as ReportJson;
    const csv = Papa.parse<Record<string, string>>(report(["profit", "--format", "csv"]), { header: true });
    const lines = csv.data.filter((row) => row["creator"] !== "" && row["creator"] !== undefined);
    expect(lines.length).toBe(rows.length);
    lines.forEach((line, index) => {
      expect(Math.round(Number(line["net_profit"]) * 100)).toBe(rows[index]?.["net_profit"]);
      expect(line["currency"]).toBe("USD");
    });
  });

  it("names each planted exception", () => {
    const { exceptions } = JSON.parse(report(["reconcile", "--json"])) as ReportJson;
    expect(exceptions?.map(({ kind }) => kind)).toEqual([
      "commission_without_order",
      "settlement_without_order",
      "shipment_without_order",
      "unknown_key",
      "conflict",
      "contested",
      "sample_without_creator",
      "sku_without_cost",
      "line_of_closed_creator",
      "commission_sheet_differs",
      "ad_spend_overlap",
    ]);
  });

  it.each(["UTC", "Asia/Kolkata", "America/New_York"])(
    "imports and prints the same bytes under TZ=%s and three locales",
    (TZ) => {
      const there = emptyLedger();
      expect(creatorops(there, ["import", SHOP], { TZ }).exit).toBe(0);
      for (const LC_ALL of ["C", "de_DE.UTF-8", "tr_TR.UTF-8"]) {
        for (const args of [["profit", "--by", "week", "--json"], ["pipeline", "--json"], ["overdue"]]) {
          expect(report(args, { TZ, LC_ALL, LANG: LC_ALL }, there)).toBe(report(args));
        }
      }
    },
    60_000,
  );

  it("does not depend on when the files were modified", () => {
    const other = emptyLedger();
    expect(creatorops(other, ["import", touchedCopy()]).exit).toBe(0);
    for (const command of ["profit", "pipeline", "overdue", "reconcile", "audit"]) {
      expect(report([command, "--json"], {}, other)).toBe(report([command, "--json"]));
    }
  });

  it("is known at an earlier change without the later ones", () => {
    const last = creatorops(folder, ["imports", "list", "--json"]);
    const changes = (JSON.parse(last.stdout) as { rows: { import_id: number }[] }).rows;
    const newest = changes.at(-1)?.import_id ?? 0;
    expect(report(["profit", "--known-at", String(newest)])).toBe(report(["profit"]));
    const ofNothing = JSON.parse(report(["profit", "--json", "--known-at", "2"])) as ReportJson;
    expect(ofNothing.totals["net_profit"]).toBe(0);
  });
});

describe("where the output goes", () => {
  it.each([[{}], [{ NO_COLOR: "1" }]])("a pipe gets no escape byte and nothing cut: %j", (env) => {
    const text = report(["profit"], env);
    expect(text).not.toContain("\u001b");
    expect(text).not.toContain("…");
  });
});
