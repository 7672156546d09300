import { expect, it } from "vitest";
import { A, orderRow, ordersFile } from "../oracle/small-shop.ts";
import { type Row, smallLedger, type SmallLedger } from "./small-ledger.ts";

const HEADER =
  "Name,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Currency,Subtotal,Shipping,Total,Discount Code," +
  "Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Lineitem discount,Note Attributes," +
  "Refunded Amount,Id,Tags,Source";

interface Order {
  readonly name: string;
  readonly code?: string;
  readonly notes?: string;
  readonly tags?: string;
  readonly subtotal?: string;
  readonly refunded?: string;
  readonly source?: string;
}

/** An export of orders of one serum each, of 2026-11-02. */
function shopify(...orders: readonly Order[]): string {
  const rows = orders.map(({ name, code = "", notes = "", tags = "", subtotal = "20.00", ...more }) => {
    const { refunded = "0.00", source = "web" } = more;
    const at = "2026-11-02 10:14:00 -0800";
    return (
      `#${name},paid,${at},fulfilled,${at},USD,${subtotal},0.00,${subtotal},${code},${at},1,Serum,20.00,SERUM-30,` +
      `0.00,"${notes}",${refunded},555000000${name},"${tags}",${source}`
    );
  });
  return [HEADER, ...rows, ""].join("\n");
}

/** The rows of the profit that have anything to show. */
async function profitOf(ledger: SmallLedger): Promise<readonly Row[]> {
  return (await ledger.rows("profit")).filter(({ orders, commission }) => orders !== 0 || commission !== 0);
}

const KEYS = "creator,code,link\ndemo.glow,GLOW10,\ndemo.unboxer,,https://shop.example/pages/unbox\n";
const COSTS = "sku,unit_cost\nSERUM-30,5.00\n";
const TERMS = "creator,rate\n*,10%\n";

it("orders of the shop itself are lines by Id and SKU, without TikTok's fee", async () => {
  const ledger = await smallLedger([], {
    "keys.csv": KEYS,
    "costs.csv": COSTS,
    "terms.csv": TERMS,
    "orders_export.csv": shopify(
      { name: "1001", code: "glow10", subtotal: "18.00" },
      { name: "1002", refunded: "5.00" },
    ),
    "shipments.csv":
      "tracking_number,order_id,status,shipped_on,cost\n9400100000000000000701,#1001,Shipped,2026-11-03,4.50\n",
  });
  const { notes } = await ledger.report("profit");
  expect(await profitOf(ledger)).toMatchObject([
    {
      creator: "demo.glow",
      gross: 2000,
      seller_discount: 200,
      net_revenue: 1800,
      cogs: 500,
      platform_fees: 0,
      shipping: 450,
      commission: 180,
      net_profit: 670,
    },
    { creator: "(organic)", net_revenue: 1500, platform_fees: 0, net_profit: 1000 },
  ]);
  expect(JSON.stringify(notes)).toContain("missing_platform_fees");
  expect(JSON.stringify(notes)).not.toContain("missing_referral_rate");
  const explained = await ledger.run("--as-of", "2026-11-20", "--json", "explain", "#1001");
  expect(explained).toContain("no referral rate of its shop is known");
  expect(explained).toContain("orders_export.csv:2");
});

it("a copy of a TikTok order gives evidence to it, and no revenue", async () => {
  const ledger = await smallLedger([ordersFile([orderRow({})])], {
    "keys.csv": KEYS,
    "orders_export.csv": shopify(
      {
        name: "1004",
        code: "GLOW10",
        tags: `TikTok Shop`,
        notes: `tiktok_order_id: ${A}`,
        source: "1234567",
      },
      { name: "1005", tags: "TikTokShop", source: "1234567" },
    ),
    "shipments.csv": "tracking_number,order_id,status,cost\n9400100000000000000702,1004,Delivered,3.00\n",
  });
  expect(await profitOf(ledger)).toMatchObject([
    { creator: "demo.glow", orders: 1, gross: 1000, shipping: 300 },
  ]);
  const evidence = await ledger.run("--as-of", "2026-11-20", "--json", "explain", A);
  expect(evidence).toContain("GLOW10");
  expect(evidence).toContain("orders_export.csv:2");
});

it("links, referrers and campaigns are the weakest evidence, the last only where they are a key", async () => {
  const ledger = await smallLedger([], {
    "keys.csv": KEYS,
    "creators.csv": "creator\ndemo.glow\ndemo.unboxer\n",
    "orders_export.csv": shopify(
      { name: "2001", notes: "landing_page: https://www.shop.example/pages/unbox?utm_source=newsletter" },
      { name: "2002", notes: "utm_source: tiktok\nutm_content: demo.glow" },
      { name: "2003", notes: "utm_source: newsletter\nutm_campaign: autumn" },
      { name: "2004", notes: "ref: somebody.else" },
      { name: "2005", notes: "url: https://www.tiktok.com/@Demo.Unboxer/video/7560000000000000001" },
      { name: "2006", code: "GLOW10", notes: "ref: demo.unboxer" },
      { name: "2007", notes: "ref: glow10" },
    ),
  });
  const rows = await profitOf(ledger);
  expect(rows.map(({ creator, orders }) => `${String(creator)} ${String(orders)}`)).toEqual([
    "demo.glow 3",
    "demo.unboxer 2",
    "(organic) 1",
    "(unresolved) 1",
  ]);
  const { exceptions } = await ledger.report("reconcile");
  expect(exceptions).toMatchObject([
    { kind: "unknown_key", count: 1, amount: 2000 },
    { kind: "contested", count: 1, amount: 2000 },
    expect.anything(),
  ]);
});

// Each key was given the whole line, so an order with two unknown keys stood twice in the amount.
it("the sales of a line with two unknown keys stand once among the unknown keys", async () => {
  const ledger = await smallLedger([], {
    "keys.csv": KEYS,
    "orders_export.csv": shopify({ name: "2001", code: "NOBODY10", notes: "ref: somebody.else" }),
  });
  const { exceptions } = await ledger.report("reconcile");
  expect(exceptions).toMatchObject([{ kind: "unknown_key", count: 2, amount: 2000 }, expect.anything()]);
});

it("the shop's own accounts and codes are no evidence, also as a referrer", async () => {
  const ledger = await smallLedger(
    [],
    {
      "keys.csv": "creator,code\nthe.shop,SHOP5\n",
      "orders_export.csv": shopify(
        { name: "2101", notes: "ref: the.shop" },
        { name: "2102", notes: "ref: SHOP5" },
      ),
    },
    { "shop.own_handles": "the.shop" },
  );
  expect(await profitOf(ledger)).toMatchObject([{ creator: "(organic)", orders: 2 }]);
});

it("a conversion of an affiliate program finds the order by its number; its name is a key", async () => {
  const ledger = await smallLedger([], {
    "keys.csv": "creator,value,kind\ndemo.glow,Demo Glow,affiliate_id\n",
    "orders_export.csv": shopify({ name: "3001" }, { name: "3002" }),
    "conversions-export-1794700800.csv":
      "Conversion Date,First Name,Last Name,Order ID,Revenue,Commission\n" +
      "2026-11-02,Demo,Glow,#3001,20.00,2.00\n2026-11-02,Some,Body,3002,20.00,2.50\n2026-11-02,Demo,Glow,9,1.00,1.00\n",
  });
  expect(await profitOf(ledger)).toMatchObject([
    { creator: "demo.glow", orders: 1, commission: 200 },
    { creator: "(unresolved)", orders: 1, commission: 250 },
  ]);
  const { exceptions } = await ledger.report("reconcile");
  expect(exceptions).toContainEqual(
    expect.objectContaining({ kind: "commission_without_order", count: 1, amount: 100 }),
  );
});

it("rows of two programs for one order add up", async () => {
  const ledger = await smallLedger([], {
    "keys.csv": "creator,value,kind\ndemo.glow,Demo Glow,affiliate_id\n",
    "orders_export.csv": shopify({ name: "3001" }),
    "commissions.csv": "order_id,affiliate_id,commission\n#3001,Demo Glow,1.00\n",
    "conversions-export-1794700800.csv":
      "Conversion Date,First Name,Last Name,Order ID,Revenue,Commission\n2026-11-02,Demo,Glow,3001,20.00,2.00\n",
  });
  expect(await profitOf(ledger)).toMatchObject([{ creator: "demo.glow", commission: 300 }]);
});

it("a sample sent by the shop itself is presumed delivered like any that nobody tracks", async () => {
  const ledger = await smallLedger([], {
    "keys.csv": KEYS,
    "orders_export.csv": shopify({ name: "4001", code: "GLOW10", subtotal: "0.00" }),
  });
  const rows = await ledger.rows("overdue");
  expect(rows).toMatchObject([]);
  const late = JSON.parse(await ledger.run("--as-of", "2026-12-20", "--json", "overdue")) as {
    rows: unknown[];
  };
  expect(late.rows).toMatchObject([{ creator: "demo.glow" }]);
});
