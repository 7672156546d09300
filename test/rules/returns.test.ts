import { describe, expect, it } from "vitest";
import { A, orderRow, ordersFile, X, Y } from "../oracle/small-shop.ts";
import { returnFile } from "../shops/aftersales-files.ts";
import type { OrderRow, ReturnRow, ShopFile } from "../shops/model.ts";
import type { SmallLedger } from "./small-ledger.ts";
import { smallLedger } from "./small-ledger.ts";

const COSTS: ShopFile = { kind: "costs", rows: [{ sku: X, unit_cost: 500, from: null }] };

/** The order of the worked example with a refund of 19.44 of 36.24, whose export marks no returned unit. */
function order(ofX: Partial<OrderRow> = {}): ShopFile {
  const amounts = { order_amount: 3624, refund_amount: 1944 };
  return ordersFile([
    orderRow({ ...amounts, gross: 2000, seller_discount: 200, ...ofX }),
    orderRow({ ...amounts, sku_id: Y, gross: 1001 }),
  ]);
}

function returnRow(changes: Partial<ReturnRow>): ReturnRow {
  return {
    return_id: "4035000000000000001",
    order_id: A,
    sku_id: X,
    quantity: 1,
    status: "completed",
    is_exchange: false,
    requested_on: "2026-10-12",
    refunded_on: "2026-10-20",
    ...changes,
  };
}

const returns = (...rows: readonly Partial<ReturnRow>[]): Readonly<Record<string, string>> => {
  const [name, text] = returnFile({ kind: "tiktok-returns", rows: rows.map(returnRow) });
  return { [name]: text };
};

async function ofProducts(ledger: SmallLedger, asOf = "2026-11-20"): Promise<(readonly unknown[])[]> {
  const text = await ledger.run("profit", "--by", "product", "--as-of", asOf, "--json");
  const { rows } = JSON.parse(text) as { rows: Record<string, unknown>[] };
  return rows
    .map(({ product, refunds, cogs }) => [product, refunds, cogs])
    .toSorted((one, other) => String(one[0]).localeCompare(String(other[0])));
}

/** N = round(1944 x 2801 / 3624) = 1503, split by net sales 1800 and 1001: 965.88 and 537.12. */
const SHARED = [
  [X, 966, 500],
  [Y, 537, 0],
];
const OF_X = [
  [X, 1800, 500],
  [Y, 0, 0],
];

describe("units of a completed return", () => {
  it("count where the order export marks none, from the day of the refund on", async () => {
    const ledger = await smallLedger([order(), COSTS]);
    expect(await ofProducts(ledger)).toEqual(SHARED);
    await ledger.take(returns({}));
    expect(await ofProducts(ledger)).toEqual(OF_X);
    expect(await ofProducts(ledger, "2026-10-20")).toEqual(OF_X);
    expect(await ofProducts(ledger, "2026-10-19")).toEqual(SHARED);
  });

  it("go back on the shelf when returns are restocked", async () => {
    const ledger = await smallLedger([order(), COSTS], returns({}), { "returns.restock": "1" });
    expect(await ofProducts(ledger)).toEqual([
      [X, 1800, 0],
      [Y, 0, 0],
    ]);
  });

  it("do not count before the return is completed, nor when the goods were exchanged", async () => {
    const ledger = await smallLedger(
      [order(), COSTS],
      returns(
        { status: "requested" },
        { return_id: "4035000000000000002", status: "rejected" },
        { return_id: "4035000000000000003", is_exchange: true },
      ),
    );
    expect(await ofProducts(ledger)).toEqual(SHARED);
  });

  it("of several returns add up, and are compared with the export's: the larger counts, at most all", async () => {
    // X: 3 units for 18.00. Two returns of one unit each: round(1800 x 2 / 3) = 1200, the rest of N is Y's: 303.
    const three = { quantity: 3, returned_quantity: 1 };
    const two = returns({}, { return_id: "4035000000000000002" });
    const ledger = await smallLedger([order(three), COSTS], two);
    const figures = [
      [X, 1200, 1500],
      [Y, 303, 0],
    ];
    expect(await ofProducts(ledger)).toEqual(figures);
    const fewer = await smallLedger([order({ ...three, returned_quantity: 2 }), COSTS], returns({}));
    expect(await ofProducts(fewer)).toEqual(figures);
    const more = await smallLedger([order(three), COSTS], returns({ quantity: 9 }));
    expect(await ofProducts(more)).toEqual([
      [X, 1800, 1500],
      [Y, 0, 0],
    ]);
  });

  it("are gone with the import that brought them", async () => {
    const ledger = await smallLedger([order(), COSTS]);
    await ledger.take(returns({}));
    expect(await ofProducts(ledger)).toEqual(OF_X);
    await ledger.run("imports", "undo", String(await ledger.lastChange()), "--yes");
    expect(await ofProducts(ledger)).toEqual(SHARED);
  });

  it("are shown with the order, each with its file and line", async () => {
    const ledger = await smallLedger(
      [order(), COSTS],
      returns({}, { return_id: "4035000000000000002", status: "requested", refunded_on: null }),
    );
    const text = await ledger.run("explain", A, "--as-of", "2026-11-20", "--format", "tsv");
    expect(text).toContain("return 4035000000000000001");
    expect(text).toMatch(
      /Completed, requested 2026-10-12, refunded 2026-10-20; its units count as returned.*returns\.csv:2/,
    );
    expect(text).toMatch(
      /Return\/refund requested, requested 2026-10-12; its units do not count.*returns\.csv:3/,
    );
  });
});
