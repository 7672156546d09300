import { describe, expect, it } from "vitest";
import { cleanId, idDamage } from "../../src/core/id.ts";

function column(...texts: string[]): { line: number; text: string }[] {
  return texts.map((text, index) => ({ line: index + 2, text }));
}

describe("cleanId", () => {
  it.each([
    ["577123456789012345\t", "577123456789012345"],
    ["'577123456789012345", "577123456789012345"],
    ['="577123456789012345"', "577123456789012345"],
    [' ="577123456789012345\t"\t', "577123456789012345"],
    ["00123", "00123"],
    ["1E5", "1E5"],
    ["TRUE", "TRUE"],
    ["MAR1", "MAR1"],
    ["SKU'7'", "SKU'7'"],
    ["=A1", "=A1"],
  ])("R53, R54: reads %j as %j", (text, id) => {
    expect(cleanId(text)).toBe(id);
  });

  it.each(["", "\t", "-", "/", "N/A", "######", "'", '=""'])("finds no id in %j", (text) => {
    expect(cleanId(text)).toBeNull();
  });
});

describe("idDamage", () => {
  it.each([
    "5.77E+17",
    "5.77123E+17",
    "9.43461E+21",
    "7,49479E+18",
    "5E+17",
    "5.77e+17",
    "5.77E17",
    " 5.77E+17\t",
  ])("R52: finds %j and its line", (text) => {
    expect(idDamage(column("577123456789012345", text))).toEqual({ line: 3, text, kind: "scientific" });
  });

  it.each([
    [column("577123456789010000", "577123456789020000")],
    [column("", "abc", "7301234567890120000", "7301234567890130000", "00123")],
    [column("577123456789012000", "577123456789013000", "577123456789014000")],
  ])("finds long ids that all lost their last digits: %#", (cells) => {
    const first = cells.find(({ text }) => text.length >= 18);
    expect(idDamage(cells)).toEqual({ ...first, kind: "zeros" });
  });

  it.each([
    [column()],
    [column("577123456789010000")],
    [column("577123456789010000", "577123456789010000")],
    [column("577123456789010000", "577123456789020001")],
    [column("577123456789012000", "577123456789013000")],
    [column("7301234567890120000", "7301234567890123000")],
    [column("1E5", "1E+5", "00123", "TRUE", "MAR1", "12345670000", "22345670000")],
  ])("leaves a sound column alone: %#", (cells) => {
    expect(idDamage(cells)).toBeNull();
  });
});
