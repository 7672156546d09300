import { dayAt, HANDLES, CREATORS, orderId, PRODUCTS, trackingNumber } from "./cast.ts";
import { dayOf, momentAt } from "./calendar.ts";
import type { Moment } from "./calendar.ts";
import type { orderDraw } from "./draw-orders.ts";
import type { DrawOf } from "./draw-scalars.ts";
import type { LabelRow, OrderRow } from "./model.ts";

export type OrderDraw = DrawOf<typeof orderDraw>;

/** An order as it ends; the rows of earlier exports are made from it. */
export interface OrderLife {
  readonly draw: OrderDraw;
  readonly rows: readonly OrderRow[];
}

const netOf = (row: Pick<OrderRow, "gross" | "seller_discount">): number => row.gross - row.seller_discount;

/** True when no line brings money in: such an order is a sample order (`domain.md §5`). */
export const isFree = (life: OrderLife): boolean => life.rows.every((row) => netOf(row) === 0);

type Times = Pick<
  OrderRow,
  "state" | "created_at" | "paid_at" | "shipped_at" | "delivered_at" | "cancelled_at"
>;

function timesOf(draw: OrderDraw, free: boolean): Times {
  const created_at = momentAt(dayAt(draw.day), draw.minute);
  const fate = free && draw.fate === "unpaid" ? "to_ship" : draw.fate;
  const unpaid = fate === "unpaid" || fate === "cancelled_unpaid";
  const cancelled = fate.startsWith("cancelled");
  const pay_minutes = cancelled ? 0 : draw.pay_minutes;
  const paid_at = unpaid ? null : momentAt(dayAt(draw.day), draw.minute + pay_minutes);
  const ships = fate === "shipped" || fate === "delivered" || fate === "completed";
  const ship_day = draw.day + Math.floor((draw.minute + pay_minutes) / 1440) + draw.ship_days;
  const shipped_at = ships ? momentAt(dayAt(ship_day), 1430) : null;
  const arrives = fate === "delivered" || fate === "completed";
  const delivered_at = arrives ? momentAt(dayAt(ship_day + draw.deliver_days), 720) : null;
  const cancelled_at =
    cancelled && fate !== "cancelled_without_time"
      ? momentAt(dayAt(draw.day + draw.cancel_days), 1435)
      : null;
  const state = cancelled ? "cancelled" : (fate as OrderRow["state"]);
  return { state, created_at, paid_at, shipped_at, delivered_at, cancelled_at };
}

type LineMoney = Pick<OrderRow, "gross" | "seller_discount" | "platform_discount">;

function lineMoney(line: OrderDraw["lines"][number]): LineMoney {
  const gross = line.unit_price * line.quantity;
  const seller_discount = Math.floor((gross * line.seller_discount_share) / 100);
  const platform_discount = Math.floor(((gross - seller_discount) * line.platform_discount_share) / 100);
  return { gross, seller_discount, platform_discount };
}

/** Order amount and refund, as every line of the order repeats them. */
function orderAmounts(draw: OrderDraw): Pick<OrderRow, "order_amount" | "refund_amount"> {
  const paid = draw.lines
    .map(lineMoney)
    .reduce((sum, line) => sum + line.gross - line.seller_discount - line.platform_discount, 0);
  const amount = paid + draw.buyer_shipping + draw.tax;
  const refunds = {
    none: 0,
    empty: null,
    part: Math.floor((amount * draw.refund_percent) / 100),
    full: amount,
  };
  return { order_amount: draw.amount_missing ? null : amount, refund_amount: refunds[draw.refund] };
}

export function orderLife(draw: OrderDraw, position: number, tracking_number: string | null): OrderLife {
  const money = draw.lines.map(lineMoney);
  const free = money.every((line) => netOf(line) === 0);
  const times = timesOf(draw, free);
  const amounts = free ? { order_amount: draw.tax, refund_amount: 0 } : orderAmounts(draw);
  const rows = draw.lines.map((line, index): OrderRow => {
    const product = PRODUCTS[line.product]!;
    return {
      ...times,
      ...amounts,
      ...money[index]!,
      order_id: orderId(position),
      sku_id: product.sku_id,
      product_id: product.product_id,
      seller_sku: product.seller_sku,
      product_name: product.product_name,
      quantity: line.quantity,
      returned_quantity: free || times.state === "cancelled" ? 0 : Math.min(line.returned, line.quantity),
      buyer_shipping_fee: draw.buyer_shipping,
      platform_shipping_discount: draw.platform_shipping,
      fulfilment_type: draw.fbt ? "fbt" : "seller",
      tracking_number,
      creator_handle: draw.creator_column === null ? null : HANDLES[draw.creator_column]!,
      buyer_username: draw.buyer === null ? `buyer${position}` : CREATORS[draw.buyer]!,
    };
  });
  return { draw, rows };
}

/** The labels of one order, in agreement with the days that the order itself gives. */
export function labelsOf(life: OrderLife, position: number, byTracking: boolean): LabelRow[] {
  const order = life.rows[0]!;
  const free = isFree(life);
  return life.draw.labels.map((label, copy) => {
    const by = label.by === "tracking" && !(byTracking && copy === 0) ? "order_column" : label.by;
    const shipped_on = order.shipped_at === null ? dayAt(life.draw.day + 1) : dayOf(order.shipped_at);
    return {
      tracking_number: trackingNumber(position, copy),
      label_cost: label.cost,
      label_voided: label.voided && label.cost > 0 && !free,
      delivered_on: order.delivered_at === null ? null : dayOf(order.delivered_at),
      created_on: dayOf(order.created_at),
      shipped_on: label.without_ship_day && !free ? null : shipped_on,
      order_number: by === "order_column" ? order.order_id : null,
      reference: by === "reference" ? order.order_id : null,
    };
  });
}

const upTo = (moment: Moment | null, limit: Moment): Moment | null =>
  moment !== null && moment <= limit ? moment : null;

/** How an export of `exported_at`, before the last one, shows the row; null when it cannot. */
export function asExported(row: OrderRow, exported_at: Moment): OrderRow | null {
  if (row.created_at > exported_at) return null;
  const paid_at = upTo(row.paid_at, exported_at);
  const shipped_at = upTo(row.shipped_at, exported_at);
  const delivered_at = upTo(row.delivered_at, exported_at);
  const cancelled_at = upTo(row.cancelled_at, exported_at);
  const progress = delivered_at ? "delivered" : shipped_at ? "shipped" : paid_at ? "to_ship" : "unpaid";
  return {
    ...row,
    state: cancelled_at ? "cancelled" : progress,
    paid_at,
    shipped_at,
    delivered_at,
    cancelled_at,
    returned_quantity: 0,
    refund_amount: cancelled_at ? row.refund_amount : 0,
  };
}
