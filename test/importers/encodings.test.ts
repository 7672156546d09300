import { describe, expect, it } from "vitest";
import { bytesOf, factsOf, filesIn, readBytes, readFixture, refusalOf, rowsOf } from "./fixtures.ts";

const TWINS = filesIn("encodings").filter((path) => !path.includes("/named/"));
const PLAIN = bytesOf("encodings/utf-8.csv").toString();

describe("one sheet in many encodings", () => {
  it.each(TWINS)("R37, R38, R39, R44, R45, R46, R47: %s gives the same facts", (path) => {
    expect(factsOf(readFixture(path))).toEqual(factsOf(readFixture("encodings/utf-8.csv")));
  });

  it.each([
    ["gbk", "Zoë", "Zoe"],
    ["windows-1252", "小明", "Ming"],
    ["shift_jis", "Zoë", "Zoe"],
  ])("R40: %s is refused until it is named", (encoding, foreign, replaced) => {
    const path = `encodings/named/${encoding}.csv`;
    const [found] = refusalOf(() => readFixture(path));
    expect(found).toMatchObject({ code: "CO103", cure: expect.stringContaining("--encoding ") });
    const twin = factsOf(readBytes(PLAIN.replace(foreign, replaced), "twin.csv"));
    expect(factsOf(readFixture(path, { encoding }))).toEqual(twin);
  });

  it("R41: names the line of the first byte that is no text, and a likely encoding", () => {
    const rows = Array.from({ length: 5000 }, (_, index) => `demo_${index},plain\n`);
    const text = `creator,name\n${rows.join("")}`.replace("demo_3998,plain", "demo_3998,zoë");
    const [found] = refusalOf(() => readBytes(Buffer.from(text, "latin1"), "rows.csv"));
    expect(found).toMatchObject({ line: 4000, cure: expect.stringContaining("windows-1252") });
  });

  it.each([
    ["an overlong form", [0xc0, 0xaf]],
    ["half a surrogate pair", [0xed, 0xa0, 0x80]],
  ])("R42: refuses %s", (_, bytes) => {
    const file = Buffer.concat([
      Buffer.from("creator,name\ndemo.glow,"),
      Buffer.from(bytes),
      Buffer.from("\n"),
    ]);
    expect(refusalOf(() => readBytes(file, "bad.csv"))[0]).toMatchObject({ code: "CO103", line: 2 });
  });

  it("R38: refuses UTF-16 of an odd length", () => {
    const file = bytesOf("encodings/utf-16le.csv").subarray(0, -1);
    expect(refusalOf(() => readBytes(file, "odd.csv"))[0]?.message).toContain("odd number of bytes");
  });

  it("R43: keeps characters of several bytes whole in a large file", () => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `demo_${index},小明${index}ë\n`);
    const file = readBytes(`creator,name\n${rows.join("")}`, "large.csv");
    const facts = JSON.stringify(factsOf(file));
    expect(facts).not.toContain("\ufffd");
    expect(rowsOf(file).at(-1)?.line).toBe(60_001);
  });
});
