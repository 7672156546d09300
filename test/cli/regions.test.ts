import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { creatorops } from "./shop.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));

/** A shop of a region, its order export, and what comes of it, reckoned by hand in minor units. */
interface Region {
  readonly currency: string;
  readonly timezone: string;
  readonly orders: string;
  readonly totals: Readonly<Record<string, number>>;
  /** A day of the shop's zone, and the gross of the orders created on it. */
  readonly day: readonly [day: string, gross: number];
  /** Commission exports, and the whole commission once they are in. */
  readonly affiliates: readonly (readonly string[])[];
  readonly commission: number;
}

const REGIONS: readonly Region[] = [
  {
    // 11,000 - 1,000; 11,000; 2,100 - 100 with one of three back: N = round(667 x 13000 / 12500) = 694, of which
    // round(2000 x 1 / 3) = 667 on the returned line and 27 on the other.
    currency: "JPY",
    timezone: "Asia/Tokyo",
    orders: "jp.csv",
    totals: { orders: 2, units: 5, gross: 24_100, seller_discount: 1100, refunds: 694, net_revenue: 22_306 },
    // Five past midnight in Tokyo is still the day before in London.
    day: ["2026-09-04", 13_100],
    affiliates: [],
    commission: 0,
  },
  {
    // 100,000 - 20,000 with one of two back: 40,000 (N is 39,728, less than that); 1,234,567; 50,000. The
    // cancelled order was never paid, whatever amount and refund its row has.
    currency: "IDR",
    timezone: "Asia/Jakarta",
    orders: "id-2026.csv",
    totals: {
      orders: 2,
      units: 4,
      gross: 1_384_567,
      seller_discount: 20_000,
      refunds: 40_000,
      net_revenue: 1_324_567,
    },
    day: ["2026-08-13", 1_334_567],
    // 4,000 settled, 67,901 + 24,691 estimated, and a cancelled row.
    affiliates: [["tiktok-affiliate-orders/id.csv"]],
    commission: 96_592,
  },
  {
    // 199,000 - 9,000; 398,000; 1,250,000 - 50,000, which came back whole: 1,200,000 of 1,598,000.
    currency: "VND",
    timezone: "Asia/Ho_Chi_Minh",
    orders: "Tất cả đơn hàng-2026-08-04-11_54.csv",
    totals: {
      orders: 2,
      units: 4,
      gross: 1_847_000,
      seller_discount: 59_000,
      refunds: 1_200_000,
      net_revenue: 588_000,
    },
    day: ["2026-07-25", 199_000],
    // 27,000 + 0 + 1,800 settled; the row of the other order is ineligible. The creator's own adds nothing.
    affiliates: [
      ["tiktok-affiliate-orders/vn.csv"],
      ["tiktok-creator-orders/vn.csv", "--creator", "@demo.tra"],
    ],
    commission: 28_800,
  },
  {
    // 129.00 - 9.00; 1,290.50; 129.00; one is cancelled.
    currency: "THB",
    timezone: "Asia/Bangkok",
    orders: "th.csv",
    totals: {
      orders: 3,
      units: 3,
      gross: 154_850,
      seller_discount: 900,
      refunds: 0,
      net_revenue: 153_950,
    },
    day: ["2025-09-14", 12_900],
    affiliates: [],
    commission: 0,
  },
  {
    // 258.00 - 8.00, sold by a creator whose own export is the only one there is: 24.50.
    currency: "THB",
    timezone: "Asia/Bangkok",
    orders: "th-2026.csv",
    totals: { orders: 1, units: 2, gross: 25_800, seller_discount: 800, refunds: 0, net_revenue: 25_000 },
    day: ["2026-09-20", 25_800],
    affiliates: [["tiktok-creator-orders/th.csv", "--creator", "demo.sabu"]],
    commission: 2450,
  },
];

describe("an order export of another region", () => {
  it.each(REGIONS)("$orders is kept in $currency to the last unit", (region) => {
    const folder = mkdtempSync(join(tmpdir(), "creatorops-region-"));
    const run = (...args: readonly string[]): string => {
      const { stdout, stderr, exit } = creatorops(folder, [...args, "--no-input"]);
      expect(exit, stderr).toBe(0);
      return stdout;
    };
    const totals = (...args: readonly string[]): Record<string, number> =>
      (
        JSON.parse(run("profit", "--json", "--as-of", "2026-11-20", ...args)) as {
          totals: Record<string, number>;
        }
      ).totals;
    const { currency, timezone, day, affiliates } = region;
    run("init", "--shop", "Demo", "--currency", currency, "--timezone", timezone);
    run("import", join(FIXTURES, "tiktok-orders", region.orders));
    expect(totals()).toMatchObject({ ...region.totals, net_profit: region.totals["net_revenue"] });
    expect(totals("--from", day[0], "--to", day[0])).toMatchObject({ gross: day[1] });
    for (const [file = "", ...options] of affiliates) run("import", join(FIXTURES, file), ...options);
    expect(totals()).toMatchObject({
      ...region.totals,
      commission: region.commission,
      net_profit: region.totals["net_revenue"]! - region.commission,
    });
  });
});
