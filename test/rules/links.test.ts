import { expect, it } from "vitest";
import { A, B, orderRow, ordersFile } from "../oracle/small-shop.ts";
import { smallLedger } from "./small-ledger.ts";

const VIDEO = "7430000000000000001";

async function creatorsOf(sheets: Record<string, string>): Promise<[Record<string, unknown>, unknown[]]> {
  const ledger = await smallLedger([ordersFile([orderRow({})])], sheets);
  const [row = {}] = (await ledger.rows("profit")).filter(({ creator }) => !String(creator).startsWith("("));
  const listed = await ledger.rows("pipeline", "--list");
  return [row, listed.map(({ creator }) => creator)];
}

it("a link with parameters names the creator in it, and nobody else", async () => {
  const [row, listed] = await creatorsOf({
    "commissions.csv": `order_id,link,commission\n${A},https://www.tiktok.com/@maker.one?lang=en,1.00\n`,
  });
  expect(row["creator"]).toBe("maker.one");
  expect(listed).toEqual(["maker.one"]);
});

it("a registered video is found by its number under another handle", async () => {
  const [row] = await creatorsOf({
    "keys.csv": `creator,value\nmaker.two,https://www.tiktok.com/@maker.two/video/${VIDEO}\n`,
    "commissions.csv": `order_id,link,commission\n${A},https://www.tiktok.com/@maker.three/video/${VIDEO},1.00\n`,
  });
  expect(row["creator"]).toBe("maker.two");
});

it("a registered profile is the same link in any case of its handle", async () => {
  const [row] = await creatorsOf({
    "keys.csv": "creator,value\nmaker.two,https://www.tiktok.com/@Shared.Page?lang=en\n",
    "commissions.csv": `order_id,link,commission\n${A},tiktok.com/@shared.page?lang=en,1.00\n`,
  });
  expect(row["creator"]).toBe("maker.two");
});

it("keys of the shop's own account are no evidence, of whatever kind", async () => {
  const ledger = await smallLedger(
    [ordersFile([orderRow({}), orderRow({ order_id: B })])],
    {
      "keys.csv": [
        "creator,value,kind",
        "demo.shop,HOUSE10,code",
        "demo.shop,desk@example.invalid,email",
        "demo.shop,demo.second,handle",
        "",
      ].join("\n"),
      "commissions.csv": [
        "order_id,creator,email,code,commission",
        `${A},,,HOUSE10,1.00`,
        `${A},,desk@example.invalid,,1.00`,
        `${B},demo.second,,,1.00`,
        "",
      ].join("\n"),
    },
    { "shop.own_handles": "demo.shop" },
  );
  const statuses = await ledger.rows("reconcile");
  expect(statuses.find(({ status }) => status === "organic")).toMatchObject({ lines: 2 });
  expect(await ledger.rows("pipeline", "--list")).toEqual([]);
  const evidence = (await ledger.rows("explain", A)).filter(({ item }) => item === "evidence");
  expect(evidence.map(({ text, sources }) => [text, sources])).toEqual([
    ["none: the sale is organic", []],
    [
      "commission: email desk@example.invalid says nothing of creators: it is the shop's own",
      ["commissions.csv:3 (change 5)"],
    ],
    ["code: code HOUSE10 says nothing of creators: it is the shop's own", ["commissions.csv:2 (change 5)"]],
  ]);
});
