import type { DayText } from "../shops/calendar.ts";
import type { OutreachEvent } from "../shops/model.ts";
import { adSpendAsOf } from "./ads.ts";
import { sum } from "./arithmetic.ts";
import type { Attribution } from "./attribution.ts";
import { attribute } from "./attribution.ts";
import { commissionRows } from "./commission-rows.ts";
import { chargesOf, isSameMoney } from "./commission.ts";
import { creatorsAsOf } from "./creators.ts";
import { countedLines } from "./economics.ts";
import type { Facts } from "./facts.ts";
import { netSales } from "./facts.ts";
import { groupBy } from "./grouping.ts";
import { labelsAsOf } from "./labels.ts";
import { ordersAsOf } from "./order-state.ts";
import { sampleCost, samplesAsOf } from "./samples.ts";
import { lineName, settledCommissions } from "./settlement-parts.ts";
import type { Settlements } from "./settlements.ts";
import { settlementsAsOf } from "./settlements.ts";

/** A kind of exception of `reconcile` (`domain.md §4`), without its examples. */
export interface ExceptionRow {
  readonly kind: string;
  readonly count: number;
  readonly amount: number;
}

const salesOf = (lines: readonly Attribution[]): number => sum(lines.map((one) => netSales(one.line)));

function commissionWithoutOrder(facts: Facts, asOf: DayText): ExceptionRow {
  const rows = commissionRows(facts, asOf).filter((row) => !facts.orders.has(row.order_id));
  return { kind: "commission_without_order", count: rows.length, amount: sum(rows.map((row) => row.amount)) };
}

/** What TikTok settled of orders and lines that no export holds. */
function settlementWithoutOrder({ without_line, of_unknown_order }: Settlements): ExceptionRow {
  const entries = [...without_line, ...of_unknown_order];
  const amount = sum(entries.map((entry) => entry.total));
  return { kind: "settlement_without_order", count: entries.length, amount };
}

function shipmentWithoutOrder(facts: Facts, asOf: DayText): ExceptionRow {
  const labels = labelsAsOf(facts, asOf).filter(
    (label) => label.orders.length === 0 && label.sample_tracking === null,
  );
  const amount = sum(labels.map((label) => label.cost ?? 0));
  return { kind: "shipment_without_order", count: labels.length, amount };
}

/** Keys of orders and their rows that do not resolve; the sales of counted lines, each once. */
function unknownKey(attributions: readonly Attribution[]): ExceptionRow {
  const lines = attributions.filter((one) => one.unresolved.length > 0);
  const keys = new Set(lines.flatMap((one) => one.unresolved.map((key) => `${key.kind} ${key.value}`)));
  return { kind: "unknown_key", count: keys.size, amount: salesOf(lines.filter((one) => one.counted)) };
}

function sampleWithoutCreator(facts: Facts, asOf: DayText): ExceptionRow {
  const samples = samplesAsOf(facts, asOf).filter((sample) => sample.creator === null);
  return { kind: "sample_without_creator", count: samples.length, amount: sum(samples.map(sampleCost)) };
}

function skuWithoutCost(facts: Facts, asOf: DayText): ExceptionRow {
  const lines = countedLines(facts, asOf).filter((line) => line.money.cogs.basis === "missing");
  const skus = new Set(lines.map((line) => line.money.sku_id));
  const amount = sum(lines.map((line) => line.money.net_revenue));
  return { kind: "sku_without_cost", count: skus.size, amount };
}

const CLOSING: readonly OutreachEvent[] = ["declined", "paused", "cut", "resumed", "accepted"];

/** Lines whose creator's last word on the order's day was a cut or a refusal. */
function lineOfClosedCreator(facts: Facts, asOf: DayText, counted: readonly Attribution[]): ExceptionRow {
  const creators = creatorsAsOf(facts, asOf);
  const lines = counted.filter((one) => {
    const events = creators.get(one.creator ?? "")?.events ?? [];
    const last = events.findLast(({ event, day }) => CLOSING.includes(event) && day <= one.order.created_on);
    return last?.event === "cut" || last?.event === "declined";
  });
  return { kind: "line_of_closed_creator", count: lines.length, amount: salesOf(lines) };
}

/** Sheet rows that tell another amount than TikTok for the same lines of counted orders. */
function commissionSheetDiffers(facts: Facts, asOf: DayText, settlements: Settlements): ExceptionRow {
  const settled = settledCommissions(settlements);
  const rows = groupBy(commissionRows(facts, asOf), (row) => row.order_id);
  const differences = ordersAsOf(facts, asOf).flatMap((order) => {
    const charges = chargesOf(order, rows.get(order.order_id) ?? []);
    const same = charges.filter((charge) => isSameMoney(facts, charge, charges, order));
    const byRow = new Map<object, number>();
    for (const charge of same) {
      const tiktok = charges.filter((one) => one.row.source === "tiktok" && one.sku_id === charge.sku_id);
      const charged = settled.get(lineName(order.order_id, charge.sku_id));
      const difference = charge.amount - (charged ?? sum(tiktok.map((one) => one.amount)));
      byRow.set(charge.row, (byRow.get(charge.row) ?? 0) + difference);
    }
    return [...byRow.values()].filter((difference) => difference !== 0);
  });
  return { kind: "commission_sheet_differs", count: differences.length, amount: sum(differences) };
}

function adSpendOverlap(facts: Facts, asOf: DayText): ExceptionRow {
  const rows = adSpendAsOf(facts, asOf).filter(({ counts }) => !counts);
  return { kind: "ad_spend_overlap", count: rows.length, amount: sum(rows.map(({ row }) => row.amount)) };
}

/** Every kind, also those of which there is none; sorted by no rule of the specification. */
export function exceptions(facts: Facts, asOf: DayText): ExceptionRow[] {
  const attributions = attribute(facts, asOf);
  const counted = attributions.filter((one) => one.counted);
  const conflict = counted.filter((one) => one.status === "conflict");
  const contested = counted.filter((one) => one.contested);
  const settlements = settlementsAsOf(facts, asOf);
  return [
    commissionWithoutOrder(facts, asOf),
    settlementWithoutOrder(settlements),
    shipmentWithoutOrder(facts, asOf),
    unknownKey(attributions),
    { kind: "conflict", count: conflict.length, amount: salesOf(conflict) },
    { kind: "contested", count: contested.length, amount: salesOf(contested) },
    sampleWithoutCreator(facts, asOf),
    skuWithoutCost(facts, asOf),
    lineOfClosedCreator(facts, asOf, counted),
    commissionSheetDiffers(facts, asOf, settlements),
    adSpendOverlap(facts, asOf),
  ];
}
