import Database from "better-sqlite3";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { runHere } from "../properties/program.ts";
import { AS_OF, creatorops, emptyLedger, SHOP } from "./shop.ts";

interface Statement {
  readonly subject: string;
  readonly item: string;
  readonly value: number | null;
  readonly text: string;
  readonly basis: string | null;
  readonly sources: readonly string[];
}

type Row = Readonly<Record<string, unknown>>;

let folder = "";
const db = (): string[] => ["--db", join(folder, "creatorops.db")];

beforeAll(() => {
  folder = emptyLedger();
  expect(creatorops(folder, ["import", SHOP]).exit).toBe(0);
}, 60_000);

async function rowsOf<Of = Row>(...args: string[]): Promise<readonly Of[]> {
  const ran = await runHere([...args, ...AS_OF, "--json", ...db()]);
  expect(ran.exit, ran.stdout).toBe(0);
  return (JSON.parse(ran.stdout) as { rows: Of[] }).rows;
}

const explained = (what: string): Promise<readonly Statement[]> => rowsOf<Statement>("explain", what);

const reckoner = new Database(":memory:");
/** To the cent, half away from zero. */
reckoner.function("round_cents", (amount: unknown) => {
  const value = Number(amount);
  return (Math.sign(value) * Math.round(Math.abs(value) * 100 + 1e-7)) / 100;
});

/** Reckons `round((32.80 + 0.00) x 6%) + 1.20` in decimals. */
function reckon(formula: string): number {
  const sql = formula
    .replaceAll(" x ", " * ")
    .replaceAll("%", " / 100.0")
    .replaceAll("round(", "round_cents(");
  return Number(reckoner.prepare(`SELECT 1.0 * (${sql})`).pluck().get());
}

/** The numbers put into the formula of a statement, behind its last `=`; null for one that has none. */
function put(text: string): { readonly formula: string; readonly share: number } | null {
  const split = /,? split by net sales, (-?[\d.]+) of (-?[\d.]+)$/u.exec(text);
  const formula = text.slice(0, split?.index).split(" = ").at(-1) ?? "";
  if (!/^[\d.()+\-*/%x ]+$/u.test(formula.replaceAll("round", ""))) return null;
  return { formula, share: split === null ? 1 : Number(split[1]) / Number(split[2]) };
}

const statementsOfAll = async (): Promise<readonly Statement[]> => {
  const orders = await rowsOf("query", "SELECT order_id FROM shop_order ORDER BY order_id");
  const every = orders.filter((_, index) => index % 6 === 0).map(({ order_id }) => String(order_id));
  const special = await rowsOf(
    "query",
    `SELECT o.order_id FROM shop_order AS o JOIN order_refund AS r ON r.order_ref = o.order_ref
     UNION SELECT o.order_id FROM shop_order AS o JOIN line_attribution AS a ON a.order_ref = o.order_ref
     WHERE a.is_contested OR a.status IN ('conflict', 'unknown')`,
  );
  const names = [...new Set([...every, ...special.map(({ order_id }) => String(order_id))])];
  const all = [];
  for (const name of names) all.push(...(await explained(name)));
  return all;
};

describe("explain", () => {
  it("each formula, with the numbers put in, gives the number", async () => {
    let reckoned = 0;
    for (const { value, text, item } of await statementsOfAll()) {
      const numbers = put(text);
      if (value === null || numbers === null) continue;
      const expected = reckon(numbers.formula) * numbers.share;
      // A part of a split is its exact share, up or down to the cent.
      const allowed = numbers.share === 1 ? 0.0001 : 0.0099;
      expect(Math.abs(value / 100 - expected), `${item}: ${text} is ${value}`).toBeLessThan(allowed);
      reckoned += 1;
    }
    expect(reckoned).toBeGreaterThan(700);
  }, 120_000);

  it("each file and line holds what it is named for", async () => {
    const lines = new Map<string, readonly string[]>();
    let opened = 0;
    const orders = await rowsOf("query", "SELECT order_id FROM shop_order ORDER BY order_id LIMIT 40");
    for (const { order_id } of orders) {
      for (const { sources } of await explained(String(order_id))) {
        for (const source of sources) {
          const [, file = "", line = ""] = /^(.*):(\d+) \(change \d+\)$/u.exec(source) ?? [];
          if (!/^(?:All order|affiliate_orders)/u.test(file)) continue;
          const text = lines.get(file) ?? readFileSync(join(SHOP, file), "utf8").split("\n");
          lines.set(file, text);
          expect(text[Number(line) - 1], source).toContain(String(order_id));
          opened += 1;
        }
      }
    }
    expect(opened).toBeGreaterThan(100);
  }, 120_000);

  it("a creator's explanation ends in the creator's row of profit", async () => {
    for (const row of await rowsOf("profit")) {
      if (String(row["creator"]).startsWith("(")) continue;
      const statements = await explained(`@${String(row["creator"])}`);
      const amountOf = (item: string): number =>
        statements.filter((one) => one.item === item).reduce((sum, { value }) => sum + (value ?? 0), 0);
      expect(statements.at(-1)).toMatchObject({ item: "net_profit", value: row["net_profit"] });
      expect(amountOf("order")).toBe(row["cm3"]);
      for (const cost of ["sample_cost", "fixed_fees", "ad_spend"]) expect(amountOf(cost)).toBe(row[cost]);
    }
  }, 120_000);

  it("a sample's explanation says what is at risk, by when, and why", async () => {
    for (const row of await rowsOf("overdue", "--lapsed").then(async (lapsed) => [
      ...lapsed,
      ...(await rowsOf("overdue")),
    ])) {
      const statements = await explained(String(row["sample"]));
      const cost = statements.find(({ item }) => item === "sample_cost");
      expect(cost?.value).toBe(row["value_at_risk"]);
      expect(statements.find(({ item }) => item === "post owed")?.text).toContain(
        `= ${String(row["due_on"])}`,
      );
      expect(statements.some(({ item, sources }) => item === "told by" && sources.length > 0)).toBe(true);
    }
  }, 60_000);

  it("a contested line: the winner, the loser, and why", async () => {
    const [line] = await rowsOf(
      "query",
      `SELECT o.order_id, a.creator FROM line_attribution AS a JOIN shop_order AS o ON o.order_ref = a.order_ref
       WHERE a.is_contested AND a.counts LIMIT 1`,
    );
    const evidence = (await explained(String(line?.["order_id"]))).filter(({ item }) => item === "evidence");
    expect(evidence.find(({ text }) => text.includes("it wins"))?.text).toContain(
      `@${String(line?.["creator"])}`,
    );
    expect(evidence.some(({ text }) => /it loses: \w+ is stronger than \w+/u.test(text))).toBe(true);
  });

  it("what is written otherwise is found, what is unknown is refused with the nearest name", async () => {
    const [first] = await rowsOf("query", "SELECT order_id FROM shop_order LIMIT 1");
    const id = String(first?.["order_id"]);
    expect(await explained(`#${id}`)).toEqual(await explained(id));
    expect(await explained("@DEMO.Maya")).toEqual(await explained("demo.maya"));
    const slip = await runHere(["explain", id.slice(0, -1), ...AS_OF, ...db()]);
    expect(slip.exit).toBe(2);
    expect(slip.stdout).toContain("CO415");
  });
});
