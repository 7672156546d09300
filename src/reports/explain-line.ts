import { formatRate } from "../core/rate.ts";
import type {
  CommissionOfLine,
  CostInForce,
  LabelOfTarget,
  SettingInForce,
  TermInForce,
} from "../store/queries/explain-amounts.ts";
import type { ExplainedLine, ExplainedOrder } from "../store/queries/explain-order.ts";
import type { SettledPartOfLine } from "../store/queries/explain-settlement.ts";
import type { Source } from "../store/queries/explain-sources.ts";
import type { Statement } from "./explain.ts";
import { reckoned, said } from "./explain.ts";
import { commissionStatements, since } from "./explain-commission.ts";
import { settledParts, settledSum } from "./explain-settlement.ts";

/** What the profit of one line is made of. */
export interface LineFacts {
  readonly line: ExplainedLine;
  readonly sources: readonly Source[];
  readonly cost: CostInForce | null;
  readonly restock: SettingInForce | null;
  readonly tax: SettingInForce | null;
  readonly referral: SettingInForce | null;
  readonly refundShare: SettingInForce | null;
  readonly shippingEstimate: SettingInForce | null;
  readonly labels: readonly LabelOfTarget[];
  readonly commissions: readonly CommissionOfLine[];
  readonly term: TermInForce | null;
  /** Basis points of an estimate without a commission row; null when a row or nothing tells. */
  readonly lockedRate: number | null;
  /** Empty for a line that has not settled and has no adjustment. */
  readonly settled: readonly SettledPartOfLine[];
  readonly ownLabel: number;
}

type Money = (amount: number) => string;

function revenue(facts: LineFacts, money: Money): Statement[] {
  const { line, sources } = facts;
  const { sku_id } = line;
  const amount = (value: number | null): string => money(value ?? 0);
  const isSettled = line.revenue_basis === "actual";
  const from = (component: "gross" | "seller_discount", column: string): string =>
    isSettled ? settledSum(facts.settled, component, money) : column;
  const basis = line.revenue_basis;
  const net = (line.gross ?? 0) - (line.seller_discount ?? 0);
  return [
    reckoned(sku_id, "gross", line.gross, from("gross", "SKU Subtotal Before Discount"), { basis, sources }),
    reckoned(
      sku_id,
      "seller_discount",
      line.seller_discount,
      from("seller_discount", "SKU Seller Discount"),
      {
        basis,
        sources,
      },
    ),
    reckoned(
      sku_id,
      "net_sales",
      net,
      `gross - seller_discount = ${amount(line.gross)} - ${amount(line.seller_discount)}`,
    ),
    reckoned(sku_id, "refunds", line.refunds, refundText(facts, money), { basis }),
    reckoned(
      sku_id,
      "net_revenue",
      line.net_revenue,
      `net_sales - refunds = ${money(net)} - ${amount(line.refunds)}`,
      { basis },
    ),
  ];
}

function refundText({ line, settled }: LineFacts, money: Money): string {
  if (line.revenue_basis === "actual") return settledSum(settled, "refunds", money);
  if (line.returned_part === null) return "nothing was refunded";
  const net = line.export_gross - line.export_discount;
  if (line.refunds === net && line.unreturned_share === null && line.returned_share === null)
    return line.returned_quantity > 0 && line.returned_part === net
      ? `round(net_sales x returned / quantity) = round(${money(net)} x ${line.returned_quantity} / ${line.quantity})`
      : `all of it = ${money(net)}`;
  const share = (line.unreturned_share ?? 0) + (line.returned_share ?? 0);
  return `returned units + share of the rest by net sales = ${money(line.returned_part)} + ${money(share)}`;
}

function costs(facts: LineFacts, money: Money): Statement[] {
  const { line, cost, restock, tax } = facts;
  const { sku_id } = line;
  const restocked = line.returned_quantity * (restock?.value ?? 0);
  const cogs =
    cost === null
      ? said(sku_id, "cogs", "no unit cost is known on the day of the order: it counts as 0")
      : reckoned(
          sku_id,
          "cogs",
          line.cogs,
          `unit cost${since(cost.from_day)} x (quantity - restocked) = ${money(cost.unit_cost)} x (${line.quantity} - ${restocked})`,
          { basis: line.cogs_basis, sources: cost.sources },
        );
  const rate = tax?.value ?? 0;
  const taxText =
    rate === 0
      ? "tax_in_prices is 0"
      : `round(net_revenue x rate / (1 + rate)) = round(${money(line.net_revenue ?? 0)} x ${rate} / (10000 + ${rate}))`;
  return [
    reckoned(sku_id, "sales_tax", line.sales_tax, taxText, { sources: tax?.sources ?? [] }),
    { ...cogs, value: line.cogs, basis: line.cogs_basis },
  ];
}

function fees(facts: LineFacts, money: Money): Statement {
  const { line, referral, refundShare } = facts;
  const more = {
    basis: line.platform_fees_basis,
    sources: [...(referral?.sources ?? []), ...(refundShare?.sources ?? [])],
  };
  const result = (text: string): Statement =>
    reckoned(line.sku_id, "platform_fees", line.platform_fees, text, more);
  if (line.platform_fees_basis === "actual") return result(settledSum(facts.settled, "platform_fees", money));
  if (referral === null)
    return result("no referral rate of its shop is known on the day of the order: it counts as 0");
  const charged = line.net_revenue ?? 0;
  const plain =
    charged > 0
      ? `round((${money(charged)} + ${money(line.buyer_shipping_part)}) x ${formatRate(referral.value)})`
      : "0";
  const refunds = line.refunds ?? 0;
  const share = refundShare?.value ?? 0;
  const refunded =
    refunds === 0 || share === 0
      ? ""
      : ` + round(round(${money(refunds)} x ${formatRate(referral.value)}) x ${formatRate(share)})`;
  return result(
    `referral rate${since(referral.from_day)} on net_revenue and the buyer's shipping fee = ${plain}${refunded}`,
  );
}

function shipping(facts: LineFacts, order: ExplainedOrder, money: Money): Statement {
  const { line, labels, shippingEstimate } = facts;
  const paid = labels.filter(({ part }) => part !== null);
  const result = (text: string, sources: readonly string[] = []): Statement =>
    reckoned(line.sku_id, "shipping", line.shipping, text, { basis: line.shipping_basis, sources });
  if (line.shipping_basis === "actual")
    return result(
      settledSum(facts.settled, "shipping", money, {
        name: "its part of the own labels",
        amounts: facts.ownLabel === 0 ? [] : [facts.ownLabel],
      }),
      paid.flatMap((label) => label.sources),
    );
  if (line.shipping_basis === "missing") return result("neither a label nor an estimate: it counts as 0");
  const net = line.export_gross - line.export_discount;
  const split = ` split by net sales, ${money(net)} of ${money(order.net_sales)}`;
  if (paid.length === 0) {
    const amount = shippingEstimate?.value ?? 0;
    return result(
      `shipping_estimate of the order = ${money(amount)}${split}`,
      shippingEstimate?.sources ?? [],
    );
  }
  const cost = paid.reduce((sum, { part }) => sum + (part ?? 0), 0);
  const buyer = order.buyer_shipping_fee ?? 0;
  const platform = order.platform_shipping_discount ?? 0;
  return result(
    `labels - (buyer's fee + TikTok's part) = ${money(cost)} - (${money(buyer)} + ${money(platform)}),${split}`,
    paid.flatMap((label) => label.sources),
  );
}

/** The profit of a line from gross to cm3, each number with its formula; nothing for a line that does not count. */
export function lineStatements(facts: LineFacts, order: ExplainedOrder, money: Money): readonly Statement[] {
  const { line } = facts;
  if (line.counts === 0) {
    const net = line.export_gross - line.export_discount;
    const text = `gross - seller_discount = ${money(line.export_gross)} - ${money(line.export_discount)}`;
    return [reckoned(line.sku_id, "net_sales", net, text, { sources: facts.sources })];
  }
  const { net_revenue, sales_tax, cogs, platform_fees, other_fees, commission } = line;
  const parts = [sales_tax, cogs, platform_fees, line.shipping, other_fees, commission];
  const minus = parts.map((part) => ((part ?? 0) < 0 ? `(${money(part ?? 0)})` : money(part ?? 0)));
  return [
    ...settledParts(line.sku_id, facts.settled, money),
    ...revenue(facts, money),
    ...costs(facts, money),
    fees(facts, money),
    shipping(facts, order, money),
    ...((other_fees ?? 0) === 0
      ? []
      : [
          reckoned(
            line.sku_id,
            "other_fees",
            other_fees,
            `adjustments, tax and unclassified parts: ${settledSum(facts.settled, "other_fees", money)}`,
          ),
        ]),
    ...commissionStatements(facts, money),
    reckoned(
      line.sku_id,
      "cm3",
      line.cm3,
      `net_revenue - sales_tax - cogs - platform_fees - shipping - other_fees - commission = ${[money(net_revenue ?? 0), ...minus].join(" - ")}`,
    ),
  ];
}
