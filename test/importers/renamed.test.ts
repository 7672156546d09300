import { describe, expect, it } from "vitest";
import { bytesOf, readBytes, refusalOf } from "./fixtures.ts";

/** A report of TikTok, and the headers of its sales: one renamed once already, and was read as 0 everywhere. */
const SALES = [
  ["tiktok-creators/creators-2026.csv", "Creator-attributed GMV"],
  ["tiktok-creators/creators-before-rename.csv", "Affiliate-attributed GMV"],
  ["tiktok-creators/creators-2025.csv", "Affiliate GMV"],
  ["tiktok-creators/agency.csv", "Affiliate GMV"],
  ["tiktok-videos/videos-2026.csv", "Creator video-attributed GMV"],
  ["tiktok-videos/videos-2025.csv", "Affiliate video-attributed GMV"],
  ["tiktok-videos/video-list.csv", "GMV"],
  ["gmv-max/creatives 2026-10-01 - 2026-10-31.csv", "Cost"],
] as const;

describe("a column of sales or cost under a name that nobody knows", () => {
  it.each(SALES)("refuses %s", (path, header) => {
    const text = bytesOf(path).toString();
    const name = path.split("/").at(-1) ?? "";
    const renamed = text.replace(`,${header},`, ",Partner-attributed amount,");
    expect(renamed).not.toBe(text);
    expect(refusalOf(() => readBytes(renamed, name))).toMatchObject([{ code: "CO111" }]);
  });
});

describe("the two affiliate exports of one name", () => {
  const name = "affiliate_orders_7708865000898560001.csv";

  it.each(["tiktok-affiliate-orders", "tiktok-creator-orders"])("%s is told by its headers", (source) => {
    const file = readBytes(bytesOf(`${source}/${name}`), name, { creator: "demo.glow" });
    expect(file.importer.id).toBe(source);
  });

  it("a creator's own without the commission that the seller owes is refused", () => {
    const text = bytesOf(`tiktok-creator-orders/${name}`).toString();
    const renamed = text.replace("Est. standard commission", "Est. ordinary commission");
    expect(refusalOf(() => readBytes(renamed, name, { creator: "demo.glow" }))).toMatchObject([
      { code: "CO111", column: "Est. standard commission" },
    ]);
  });
});
