import { mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FORMATS } from "../../src/importers/index.ts";
import { run } from "./run.ts";
import { creatorops, emptyLedger } from "./shop.ts";

interface Answer {
  readonly rows: readonly Readonly<Record<string, unknown>>[];
  readonly notes: readonly { readonly message: string }[];
}

async function answer(...args: string[]): Promise<Answer> {
  const { stdout } = await run([...args, "--json"]);
  return JSON.parse(stdout) as Answer;
}

describe("sources", () => {
  it("lists every format, with what it needs and where it comes from, without a ledger", async () => {
    const cwd = mkdtempSync(join(tmpdir(), "creatorops-sources-"));
    const { code, stdout, stderr } = await run(["sources"], { cwd });
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [header, ...lines] = stdout.trimEnd().split("\n");
    expect(header).toBe("source\ttitle\tnature\tfact\trequired\twhere_to_export\tverified");
    expect(lines.map((line) => line.split("\t")[0])).toEqual(FORMATS.map(({ id }) => id));
    expect(lines).toContain(
      "keys\tCodes, links and other keys of creators (sheet)\tsheet\tkey\tcreator; value or code or link\t" +
        "A sheet of your own with one creator and their code or link per row, saved as .xlsx or CSV.\ttrue",
    );
    expect(readdirSync(cwd)).toEqual([]);
  });

  it("picks, sorts and limits rows like a report, and knows no period", async () => {
    const sorted = await run(["sources", "list", "--columns", "source", "--sort", "source", "--limit", "2"]);
    expect(sorted.stdout).toBe("source\nad-spend\naftership\n");
    expect(await run(["sources", "list", "--month", "2026-10"])).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("sources show", () => {
  it.each(FORMATS.map(({ id }) => id))("%s has one row per column, in order", async (id) => {
    const { rows } = await answer("sources", "show", id);
    const columns = FORMATS.find((importer) => importer.id === id)?.columns ?? [];
    expect(rows.map(({ field }) => field)).toEqual(columns.map(({ field }) => field));
  });

  it("says what is required, what is kept, and every header that means a column", async () => {
    const { rows, notes } = await answer("sources", "show", "tiktok-orders");
    const row = (field: string) => rows.find((each) => each["field"] === field);
    expect(row("order_id")).toEqual({
      field: "order_id",
      headers: ["Order ID", "注文ID"],
      kind: "id",
      required: "yes",
      filled: true,
      keeping: "stored",
      words: [],
    });
    expect(row("cancelled_at")).toMatchObject({
      headers: ["Cancelled Time", "Canceled Time", "キャンセル日時"],
      required: "no",
    });
    expect(row("recipient")).toMatchObject({ kind: "buyer", keeping: "dropped" });
    expect(row("barcodes")).toMatchObject({ keeping: "dropped" });
    expect(row("buyer_username")).toMatchObject({ keeping: "sample_orders" });
    expect(notes.map(({ message }) => message)).toEqual([
      "Where it comes from: Seller Center > Orders > Manage orders > Export, as Excel or CSV.",
      "One row is told from another by its key: order id and SKU id.",
      "It is an export: of two files the one exported later is believed, in whichever order they are imported.",
      'Dates: AM or PM means month first; without them day first in layouts with the column "Detail Address", elsewhere --date-order is asked for.',
    ]);
  });

  it("names the columns of which one is needed, and the words that a column takes", async () => {
    const { rows } = await answer("sources", "show", "keys");
    expect(rows.find(({ field }) => field === "code")).toMatchObject({
      required: "one of value, code, link",
    });
    expect(rows.find(({ field }) => field === "kind")).toMatchObject({
      words: ["code", "link", "handle", "email", "affiliate id", "content"],
    });
  });

  it.each([
    ["tiktok-order", "creatorops sources show tiktok-orders"],
    ["cost", "creatorops sources show costs"],
    ["affiliate", "creatorops sources show tiktok-affiliate-orders"],
    ["weather", "creatorops sources list shows the formats"],
  ])("%s does not exist: exit 2 and %s", async (id, cure) => {
    const { code, stdout, stderr } = await run(["sources", "show", id]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(`CO118 there is no format "${id}".\nfix: ${cure}`);
  });
});

describe("import points to sources", () => {
  it.each<[string, string, readonly string[], string]>([
    [
      "a slip in --as",
      "costs.csv",
      ["--as", "cost"],
      'CO118 costs.csv: there is no format "cost".\nfix: --as costs\n',
    ],
    [
      "headers like a format's",
      "a.csv",
      [],
      "fix: creatorops sources show costs lists its headers; --as SOURCE",
    ],
    ["headers of nothing", "b.csv", [], "fix: creatorops sources list shows the formats and the headers"],
  ])("%s", (_what, name, args, said) => {
    const folder = emptyLedger();
    writeFileSync(join(folder, "costs.csv"), "sku,unit_cost\nSKU-A,1.00\n");
    writeFileSync(join(folder, "a.csv"), "sku,price in shop\nSKU-A,1.00\n");
    writeFileSync(join(folder, "b.csv"), "warmth,rainfall\n12,3\n");
    const ran = creatorops(folder, ["import", name, ...args]);
    expect(ran.exit).toBe(2);
    expect(ran.stderr).toContain(said);
  });
});
