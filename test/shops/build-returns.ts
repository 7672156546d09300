import type { OrderLife } from "./build-orders.ts";
import { addDays, dayOf } from "./calendar.ts";
import { dayAt, LAST_KNOWN_DAY, orderId, PRODUCTS } from "./cast.ts";
import type { returnDraw } from "./draw-aftersales.ts";
import type { DrawOf } from "./draw-scalars.ts";
import type { ReturnRow } from "./model.ts";

type ReturnDraw = DrawOf<typeof returnDraw>;

const known = (day: string): string => {
  const last = dayAt(LAST_KNOWN_DAY);
  return day < last ? day : last;
};

function daysOf(
  draw: ReturnDraw,
  created_on: string,
): Pick<ReturnRow, "requested_on" | "refunded_on" | "status"> {
  const requested = addDays(created_on, draw.request_days);
  const refunded = draw.refund_days === null ? null : known(addDays(requested, draw.refund_days));
  return { status: draw.status, requested_on: known(requested), refunded_on: refunded };
}

/** Returns of the orders, several of one line among them, and more units than it has. */
export function returnRows(lives: readonly OrderLife[]): ReturnRow[] {
  return lives.flatMap((life, position) =>
    life.draw.returns.map((draw, copy): ReturnRow => {
      const row = life.rows[draw.line % life.rows.length]!;
      return {
        ...daysOf(draw, dayOf(row.created_at)),
        return_id: `4035${String(position).padStart(13, "0")}${copy}1`,
        order_id: row.order_id,
        sku_id: row.sku_id,
        quantity: draw.quantity,
        is_exchange: draw.is_exchange,
      };
    }),
  );
}

/** A return of an order that no order export holds. */
export function strayReturn(draw: ReturnDraw): ReturnRow {
  return {
    ...daysOf(draw, dayAt(20)),
    return_id: "4035999999999999991",
    order_id: orderId(950),
    sku_id: PRODUCTS[0]!.sku_id,
    quantity: draw.quantity,
    is_exchange: draw.is_exchange,
  };
}
