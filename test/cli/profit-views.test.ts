import { copyFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { PROFIT_BASES, PROFIT_KEYS } from "../../src/store/queries/profit-keys.ts";
import { runHere } from "../properties/program.ts";
import { run } from "./run.ts";
import { AS_OF, creatorops, emptyLedger, SHOP, shopFiles } from "./shop.ts";

type Row = Readonly<Record<string, unknown>>;
interface Printed {
  readonly rows: readonly Row[];
  readonly totals: Row;
  readonly notes: readonly { readonly code: string; readonly message: string }[];
}

let folder = "";
/** What profit printed before the last file came in, and the change before it. */
let before = { stdout: "", change: "" };

const OCTOBER = ["profit", "--month", "2026-10", ...AS_OF];
const LAST_FILE = "terms.csv";

beforeAll(() => {
  folder = emptyLedger();
  const first = mkdtempSync(join(tmpdir(), "creatorops-first-"));
  for (const name of shopFiles().filter((each) => each !== LAST_FILE))
    copyFileSync(join(SHOP, name), join(first, name));
  expect(creatorops(folder, ["import", first]).exit).toBe(0);
  const { stdout } = creatorops(folder, OCTOBER);
  const listed = JSON.parse(creatorops(folder, ["imports", "--json"]).stdout) as { rows: Row[] };
  before = { stdout, change: String(listed.rows.at(-1)?.["import_id"]) };
  expect(creatorops(folder, ["import", join(SHOP, LAST_FILE)]).exit).toBe(0);
}, 60_000);

async function printed(...args: string[]): Promise<Printed> {
  const ran = await runHere([...args, ...AS_OF, "--json", "--db", join(folder, "creatorops.db")]);
  expect(ran.exit, ran.stdout).toBe(0);
  return JSON.parse(ran.stdout) as Printed;
}

const COMPONENTS =
  "units gross seller_discount refunds net_revenue sales_tax cogs platform_fees shipping other_fees commission cm3 sample_cost fixed_fees ad_spend net_profit".split(
    " ",
  );

/** Sums of the components by key. */
function sums(rows: readonly Row[], key: string): Record<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const row of rows) {
    const sum = found.get(String(row[key])) ?? COMPONENTS.map(() => 0);
    found.set(
      String(row[key]),
      sum.map((amount, index) => amount + Number(row[COMPONENTS[index] ?? ""])),
    );
  }
  // Rows that the table shows for completeness have no lines.
  return Object.fromEntries([...found].filter(([, sum]) => sum.some((amount) => amount !== 0)));
}

describe("profit --drill", () => {
  it.each(PROFIT_BASES.flatMap((basis) => PROFIT_KEYS.map((by) => [by, basis] as const)))(
    "by %s under the basis %s adds up to the profit table, key by key",
    async (by, basis) => {
      const args = ["profit", "--by", by, "--basis", basis, "--month", "2026-10"];
      const [table, drill] = [await printed(...args), await printed(...args, "--drill")];
      expect(sums(drill.rows, by)).toEqual(sums(table.rows, by));
      for (const name of COMPONENTS) expect([name, drill.totals[name]]).toEqual([name, table.totals[name]]);
    },
  );

  it("in CSV has decimals, the currency, and the same rows", () => {
    const ran = creatorops(folder, [...OCTOBER, "--drill", "--creator", "demo_zoe", "--format", "csv"]);
    const [header = "", ...lines] = ran.stdout.trimEnd().split("\n");
    expect(header.startsWith("creator,day,order_id,sku_id,what,units,gross,")).toBe(true);
    expect(header.endsWith(",currency")).toBe(true);
    expect(lines[0]).toContain(
      "demo_zoe,2026-10-06,577430672006891369,1729400011230001683,line,1,34.00,4.00,",
    );
    expect(lines).toHaveLength(5);
  });
});

describe("profit --waterfall", () => {
  it("draws bars on a terminal where there is room, without a colour of their own", async () => {
    const args = ["profit", "--waterfall", ...AS_OF, "--db", join(folder, "creatorops.db")];
    const wide = await run(args, { tty: 80, env: { NO_COLOR: "1" } });
    expect(wide.stdout).not.toContain("\u001b");
    expect(wide.stdout).toMatch(/^gross +16,750\.50 +102\.75% {2}▇{24}$/mu);
    const narrow = await run(args, { tty: 40, env: { NO_COLOR: "1" } });
    expect(narrow.stdout).toMatch(/^gross +16,750\.50 +102\.75%$/mu);
    const piped = await run(args);
    expect(piped.stdout.split("\n")[1]).toBe("gross\t16750.50\t10275");
  });
});

describe("what was known before", () => {
  it("profit prints byte for byte what it printed before the last import", () => {
    const now = creatorops(folder, OCTOBER);
    expect(now.stdout).not.toBe(before.stdout);
    expect(creatorops(folder, [...OCTOBER, "--known-at", before.change]).stdout).toBe(before.stdout);
  });

  it("diff says what that import changed, and closed books note the same", async () => {
    const { totals } = await printed("diff", "--month", "2026-10", "--since-change", before.change);
    const net = async (...args: string[]): Promise<number> =>
      Number((await printed("profit", "--month", "2026-10", ...args)).totals["net_profit"]);
    expect(totals["amount"]).toBe((await net()) - (await net("--known-at", before.change)));
    expect(totals["amount"]).not.toBe(0);
  });
});
