import { describe, expect, it } from "vitest";
import { CannotGoOn } from "../../src/core/problem.ts";
import type { ReadFile } from "../../src/importers/read.ts";
import { bytesOf, factsOf, filesIn, readBytes, rejectionsOf, refusalOf } from "./fixtures.ts";

/** A cut file as it is read; null when it is refused. */
function readCut(cut: Uint8Array, name: string): ReadFile | null {
  try {
    const file = readBytes(cut, name);
    factsOf(file);
    return file;
  } catch (error) {
    if (error instanceof CannotGoOn) return null;
    throw error;
  }
}

describe("R35: a file cut at any byte", () => {
  // The first two are cut at every byte; the wider ones, for the time that it takes, at every fifth.
  it.each([
    ["costs/costs.csv", 1],
    ["encodings/utf-16le-bom.csv", 1],
    ["encodings/crlf.csv", 1],
    ["social-snowball/conversions-export-1794700800.csv", 1],
    ["shippo/tracking-report.csv", 5],
    ["tiktok-orders/renamed.csv", 5],
  ])("%s is refused, or gives the same rows, the last of which may be cut and is noted", (path, step) => {
    const whole = bytesOf(path);
    const all = factsOf(readBytes(whole, path));
    for (let length = 0; length < whole.length; length += step) {
      const cut = whole.subarray(0, length);
      const file = readCut(cut, path);
      if (file === null) continue;
      const facts = factsOf(file);
      const isNoted = file.warnings.some(({ code }) => code === "CO302");
      if (!isNoted) expect(endsWithRecord(cut)).toBe(true);
      // TikTok's own exports end with a line end, so that there a cut is never in doubt.
      if (path.startsWith("tiktok-")) expect(isNoted).toBe(false);
      const certain = isNoted ? facts.slice(0, -1) : facts;
      expect(certain).toEqual(all.slice(0, certain.length));
    }
  });

  it("inside of a record of several rows gives none of its rows", () => {
    const text = bytesOf("shopify-orders/orders_export.csv").toString();
    const all = factsOf(readBytes(text, "orders.csv"));
    const first = text.indexOf("#1001,", text.indexOf("#1001,") + 1);
    // The second row of the order is gone, so that its subtotal does not fit any more.
    const cut = readBytes(text.slice(0, first), "orders.csv");
    expect(factsOf(cut)).toEqual([]);
    expect(rejectionsOf(cut)).toMatchObject([{ code: "CO211", line: 2 }]);
    expect(all.length).toBeGreaterThan(0);
  });
});

function endsWithRecord(cut: Uint8Array): boolean {
  return [0x0a, 0x0d].some((end) => cut.at(-1) === end || (cut.at(-1) === 0 && cut.at(-2) === end));
}

describe("R47: the rows of an export", () => {
  it("are the same whichever order its columns have, with unknown ones between them", () => {
    const [header = "", ...rows] = bytesOf("shippo/tracking-report.csv").toString().trimEnd().split("\n");
    const turned = [header, ...rows].map((line, index) =>
      [...line.split(",").toReversed(), index === 0 ? "Colour" : "red"].join(","),
    );
    const file = readBytes(`${turned.join("\n").replace("carrier", "  CARRIER ")}\n`, "report.csv");
    expect(file.unknownHeaders).toEqual(["Colour"]);
    expect(factsOf(file)).toEqual(factsOf(readBytes([header, ...rows, ""].join("\n"), "report.csv")));
  });
});

describe("R48: an export without a required column", () => {
  it.each(["shippo", "shipbob", "aftership", "shopify-orders", "social-snowball"].map((source) => [source]))(
    "of %s is refused with the column's name",
    (source) => {
      const [path = ""] = filesIn(source);
      const text = bytesOf(path).toString();
      const wanted = {
        shippo: "tracking_status",
        shipbob: "Original Invoice",
        aftership: "Tracking number",
        "shopify-orders": "Subtotal",
        "social-snowball": "Commission",
      }[source];
      const cut = text.replace(wanted ?? "", "Some other name");
      const [found] = refusalOf(() => readBytes(cut, "export.csv", { as: source }));
      expect(found).toMatchObject({ code: "CO111", column: wanted });
    },
  );
});

describe("R50: headers that are names of JavaScript", () => {
  it("are columns like any other, and ignored", () => {
    const text = "__proto__,constructor,toString,creator,hasOwnProperty\na,b,c,demo.glow,d\n";
    const file = readBytes(text, "creators.csv");
    expect(file.importer.id).toBe("creators");
    expect(file.unknownHeaders).toEqual(["__proto__", "constructor", "toString", "hasOwnProperty"]);
    expect(factsOf(file)).toMatchObject([{ key: ["demo.glow"] }]);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });

  it("are no words either", () => {
    const file = readBytes("creator,event,at\ndemo.glow,constructor,2026-11-02\n", "outreach.csv");
    expect(rejectionsOf(file)).toMatchObject([{ code: "CO208", value: "constructor" }]);
  });
});

describe("R54: SKUs and codes", () => {
  it.each(["00123", "1E5", "TRUE", "MAR1", "0x1F", "1.50"])("%s is kept as it is written", (text) => {
    expect(factsOf(readBytes(`sku,unit_cost\n${text},1.00\n`, "costs.csv"))).toMatchObject([
      { key: [text, ""] },
    ]);
    expect(factsOf(readBytes(`creator,code\ndemo.glow,${text}\n`, "keys.csv"))).toMatchObject([
      { key: ["demo.glow", "code", text.toUpperCase(), ""] },
    ]);
  });
});

describe("R66: times", () => {
  it.each([
    ["06/01/2026 10:22:33 PM", "2026-06-02T05:22:33Z"],
    ["2026-06-01T10:22:33+08:00", "2026-06-01T02:22:33Z"],
    ["2026-06-01 10:22:33\t", "2026-06-01T17:22:33Z"],
    ["2026-01-02 03:04:05 -0700", "2026-01-02T10:04:05Z"],
  ])("%j of an order is %s", (written, instant) => {
    const text = bytesOf("tiktok-orders/renamed.csv").toString().replace("11/13/2026 9:15:00 AM", written);
    const [fact] = factsOf(readBytes(text, "orders.csv"));
    expect((fact as { created_at: number }).created_at).toBe(Date.parse(instant) / 1000);
  });
});
