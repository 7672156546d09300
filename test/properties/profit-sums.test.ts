import fc from "fast-check";
import { expect, it } from "vitest";
import type { Day } from "../../src/core/scalars.ts";
import { registerDays } from "../../src/store/day-of.ts";
import type { ProfitScope } from "../../src/store/queries/profit-entries.ts";
import { entries, bounds } from "../../src/store/queries/profit-entries.ts";
import type { ProfitKey } from "../../src/store/queries/profit-keys.ts";
import { PROFIT_KEYS } from "../../src/store/queries/profit-keys.ts";
import { profitRows, profitTotal } from "../../src/store/queries/profit.ts";
import { profitGaps } from "../../src/store/queries/profit-gaps.ts";
import { standOn } from "../../src/store/standing.ts";
import { dayAt } from "../shops/cast.ts";
import type { TestLedger } from "./ledger.ts";
import { forShops, HANG_GUARD } from "./ledger.ts";

/** Orders, units, revenue and the like of each row, counted from the lines and costs one by one. */
function counted({ open: { db } }: TestLedger, by: ProfitKey, scope: ProfitScope): unknown[] {
  return db
    .prepare(
      `SELECT key, count(DISTINCT iif(entry_ref IS NULL, order_ref, NULL)) AS orders, sum(units) AS units,
         sum(net_revenue) AS net_revenue, sum(commission) AS commission, sum(ad_spend) AS ad_spend,
         sum(estimated_revenue) AS estimated_revenue, sum(missing_cost) AS missing_cost_lines
       FROM (${entries(by, scope.basis)}) GROUP BY key ORDER BY key`,
    )
    .all(bounds(scope));
}

const COLUMNS = [
  "key",
  "orders",
  "units",
  "net_revenue",
  "commission",
  "ad_spend",
  "estimated_revenue",
  "missing_cost_lines",
] as const;

function summed({ open: { db } }: TestLedger, by: ProfitKey, scope: ProfitScope): unknown[] {
  return profitRows(db, by, scope)
    .map((row) => Object.fromEntries(COLUMNS.map((name) => [name, row[name]])))
    .toSorted((one, other) => (String(one["key"]) < String(other["key"]) ? -1 : 1));
}

/** What the notes name, counted from the lines one by one. */
function countedGaps({ open: { db } }: TestLedger, scope: ProfitScope): unknown {
  return db
    .prepare(
      `SELECT count(*) FILTER (WHERE cogs_basis = 'missing') AS missing_cost_lines,
         coalesce(sum(net_revenue) FILTER (WHERE cogs_basis = 'missing'), 0) AS missing_cost_revenue,
         count(DISTINCT iif(shipping_basis = 'missing', p.order_ref, NULL)) AS missing_shipping_orders,
         count(*) FILTER (WHERE commission_basis = 'missing') AS missing_term_lines,
         count(DISTINCT iif(coalesce(o.refund_amount, 0) > coalesce(o.order_amount, 0), p.order_ref, NULL))
           AS excess_refund_orders,
         count(*) FILTER (WHERE commission < 0) AS negative_commission_lines
       FROM line_profit AS p JOIN shop_order AS o ON o.order_ref = p.order_ref
       WHERE ordered_on BETWEEN @from AND @to AND (@creator IS NULL OR @creator = CASE status
         WHEN 'attributed' THEN creator WHEN 'organic' THEN '(organic)' ELSE '(unresolved)' END)`,
    )
    .get({ ...bounds(scope) });
}

const PERIOD = fc.tuple(
  fc.option(fc.integer({ min: 0, max: 120 })),
  fc.option(fc.integer({ min: 0, max: 120 })),
);

it("sums by day tell what the lines tell, for any period, grouping and creator", HANG_GUARD, async () => {
  await forShops(fc.array(PERIOD, { minLength: 4, maxLength: 8 }), (shop, { files, ledger }, periods) => {
    const one = ledger("one");
    one.takeAll(files);
    const { db } = one.open;
    registerDays(db, shop.timezone);
    standOn(db, shop.asOf as Day);
    const creators = db.prepare("SELECT creator FROM creator LIMIT 2").pluck().all() as string[];
    for (const [from, length] of [[null, null] as const, ...periods]) {
      const days = {
        from: from === null ? null : (dayAt(from) as Day),
        to: length === null ? null : (dayAt((from ?? 0) + length) as Day),
      };
      for (const creator of [null, "(organic)", "(unresolved)", ...creators]) {
        const scope = { ...days, creator, basis: "order", attributedOnly: false } as const;
        for (const by of PROFIT_KEYS)
          expect([by, summed(one, by, scope)]).toEqual([by, counted(one, by, scope)]);
        const [total] = counted(one, "total", scope);
        if (total !== undefined)
          expect({ key: "total", ...profitTotal(db, scope) }).toMatchObject(total as object);
        expect(profitGaps(db, scope)).toMatchObject(countedGaps(one, scope) as object);
      }
    }
  });
});
