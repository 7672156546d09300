import { appendFileSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fileSource, memorySource } from "../../src/importers/sheet/byte-source.ts";
import { readFile } from "../../src/importers/read.ts";
import type { Instant } from "../../src/core/scalars.ts";
import { scanTable } from "../../src/importers/sheet/text-sheet.ts";

const LEDGER = { currency: "USD", timezone: "America/Los_Angeles" };
const LARGE = "sku,unit_cost\n" + "MUG-01,5.00\n".repeat(200_000);
const score = (cells: readonly string[]): number => (cells.includes("sku") ? 1 : 0);

function onDisk(text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), "creatorops-bytes-")), "costs.csv");
  writeFileSync(path, text);
  return path;
}

describe("a file that is not read into memory", () => {
  it("has the bytes, the hash and the rows of one that is", () => {
    const [one, other] = [fileSource(onDisk(LARGE), 0), memorySource(Buffer.from(LARGE))];
    expect(one.sha256()).toBe(other.sha256());
    expect([one.size, one.last, one.start.length]).toEqual([other.size, other.last, other.start.length]);
    const chunks = Array.from(one.chunks(), (chunk) => Buffer.from(chunk));
    expect(chunks.length).toBeGreaterThan(2);
    expect(Buffer.concat(chunks).equals(Buffer.from(LARGE))).toBe(true);
    const rows = [...scanTable(one, score).rows()];
    expect(rows).toHaveLength(200_000);
    expect(rows.at(-1)).toEqual({ line: 200_001, cells: ["MUG-01", "5.00"] });
  });

  it("is refused when it was written while it was read", () => {
    const path = onDisk(LARGE);
    const rows = scanTable(fileSource(path, 0), score).rows();
    const walk = (): void => {
      for (const { line } of rows) if (line === 2) appendFileSync(path, "MUG-02,6.00\n");
    };
    expect(walk).toThrow("it was written while it was read");
  });

  it("says where it is no plain text, when it is too large to be read as anything else", () => {
    const path = onDisk(`${LARGE}MUG-01,5.00\nMUG-02,"5.00" each\n`);
    const origin = { name: path, modifiedAt: 0 as Instant, options: LEDGER };
    expect(() => readFile(fileSource(path, 0, 1), origin)).toThrow(
      "text follows a closing quote, in line 200003 or behind it",
    );
    // Of one that is not, the parser of whole texts says it.
    expect(() => readFile(fileSource(path, 0), origin)).toThrow("opens on line 200003 holds a quote");
  });

  it("gives only the cells that are wanted, and those that tell a blank row or a total", () => {
    const path = onDisk("sku,unit_cost,note\nMUG-01,5.00,kept\n ,\u00a0,total\n");
    const [row, total] = [...scanTable(fileSource(path, 0), score).rows([1])];
    expect(row?.cells).toEqual(["MUG-01", "5.00", ""]);
    expect(total?.cells).toEqual([" ", "\u00a0", "total"]);
  });
});
