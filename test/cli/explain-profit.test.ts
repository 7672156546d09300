import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { CELL_COMPONENTS } from "../../src/reports/cell.ts";
import { runHere } from "../properties/program.ts";
import { AS_OF, creatorops, emptyLedger, SHOP } from "./shop.ts";

interface Statement {
  readonly subject: string;
  readonly item: string;
  readonly value: number;
  readonly text: string;
  readonly sources: readonly string[];
}
interface Cell {
  readonly rows: readonly Statement[];
  readonly totals: { readonly value: number };
}
type Row = Readonly<Record<string, unknown>>;

let folder = "";
beforeAll(() => {
  folder = emptyLedger();
  expect(creatorops(folder, ["import", SHOP]).exit).toBe(0);
}, 60_000);

async function printed<Of>(...args: string[]): Promise<Of> {
  const ran = await runHere([...args, ...AS_OF, "--json", "--db", join(folder, "creatorops.db")]);
  if (ran.exit !== 0) throw new Error(ran.stdout);
  return JSON.parse(ran.stdout) as Of;
}

const cellOf = (...args: string[]): Promise<Cell> => printed<Cell>("explain", "profit", ...args);

const total = (rows: readonly Statement[]): number => rows.reduce((sum, { value }) => sum + value, 0);

const BASES = ["order", "settled"] as const;

/** A row of the profit table, and its cell taken apart: each amount has its file, and they add up. */
async function addsUp(component: string, row: Row | undefined, args: readonly string[]): Promise<void> {
  const cell = await cellOf("--component", component, ...args);
  expect([component, cell.totals.value]).toEqual([component, row?.[component]]);
  expect([component, total(cell.rows)]).toEqual([component, row?.[component]]);
  expect(cell.rows.filter(({ sources }) => sources.length === 0)).toEqual([]);
}

it.each(BASES)("each component of a creator under the basis %s adds up from its files", async (basis) => {
  const args = ["--basis", basis, "--creator", "demo.maya"];
  const { rows } = await printed<{ rows: Row[] }>("profit", ...args);
  for (const component of CELL_COMPONENTS) await addsUp(component, rows[0], args);
});

it.each(BASES)("so does the net profit of the whole shop under the basis %s", async (basis) => {
  const { totals } = await printed<{ totals: Row }>("profit", "--by", "total", "--basis", basis);
  await addsUp("net_profit", totals, ["--basis", basis]);
});

it.each([
  ["creator", "demo.maya"],
  ["creator", "(organic)"],
  ["product", "1729400011230002963"],
  ["content", "(none)"],
  ["stage", "selling"],
  ["niche", "(none)"],
  ["tag", "(none)"],
])("the row of a %s: %s", async (by, key) => {
  const { rows } = await printed<{ rows: Row[] }>("profit", "--by", by, "--month", "2026-10");
  const row = rows.find((each) => each[by] === key);
  const cell = await cellOf(`--${by}`, key, "--component", "commission", "--month", "2026-10");
  expect(total(cell.rows)).toBe(row?.["commission"]);
});

it("a product goes by its seller SKU, too", async () => {
  expect(await cellOf("--product", "GLOW-KIT")).toEqual(await cellOf("--product", "1729400011230002963"));
});

it("each line of a file that it names holds the order", async () => {
  const { rows } = await cellOf("--creator", "demo.maya", "--component", "commission", "--month", "2026-10");
  expect(rows.length).toBeGreaterThan(20);
  for (const { subject, sources } of rows) {
    const order = /order (\d+)/u.exec(subject)?.[1] ?? "?";
    const named = sources.map((source) => /^(.+):(\d+) \(change \d+\)$/u.exec(source));
    const lines = named.map((match) =>
      readFileSync(join(SHOP, match?.[1] ?? ""), "utf8")
        .split(/\r\n|\n|\r/u)
        .at(Number(match?.[2]) - 1),
    );
    const orders = lines.filter((line) => line?.includes(order) === true);
    // A term speaks of no order.
    const others = named.filter((match) => match?.[1] === "terms.csv");
    expect(orders.length + others.length, subject).toBe(sources.length);
    expect(orders.length).toBeGreaterThan(0);
  }
});

it("names the components, and the options that are no others' business", async () => {
  await expect(cellOf("--component", "profits")).rejects.toThrow(
    "components: gross, seller_discount, refunds",
  );
  await expect(cellOf("--tag", "nobody")).rejects.toThrow("no row nobody");
  await expect(cellOf("--tag", "a", "--niche", "b")).rejects.toThrow("name two rows");
  await expect(printed("explain", "@demo.maya", "--component", "cogs")).rejects.toThrow("a cell of profit");
});

it("--limit explains no more than it shows", async () => {
  const { rows, totals } = await cellOf("--component", "cogs", "--limit", "3");
  expect(rows).toHaveLength(3);
  expect(totals.value).toBeGreaterThan(total(rows));
});
