import type { OrderLife } from "./build-orders.ts";
import type { SettlementEvent } from "./build-settlements.ts";
import { isSettleable, upToLastDay } from "./build-settlements.ts";
import { addDays, dayOf } from "./calendar.ts";
import { dayAt, orderId } from "./cast.ts";
import type { DrawOf } from "./draw-scalars.ts";
import type { adjustmentDraw } from "./draw-settlements.ts";

type AdjustmentDraw = DrawOf<typeof adjustmentDraw>;

const adjustmentId = (index: number): string => `6955${String(index * 7 + 13).padStart(13, "0")}1`;

/** Adjustments, some about an order; the payment of ads is about none. */
export function adjustmentEvents(
  draws: readonly AdjustmentDraw[],
  lives: readonly OrderLife[],
  samples: ReadonlySet<string>,
): SettlementEvent[] {
  return draws.flatMap((draw, index) => {
    const life = draw.order === null ? undefined : lives[draw.order % Math.max(1, lives.length)];
    const known =
      life !== undefined && isSettleable(life, samples) && !draw.type.startsWith("GMV") ? life : null;
    const order = known?.rows[0] ?? null;
    const about = draw.unknown_order ? orderId(1980 + index) : (order?.order_id ?? null);
    const since = dayOf(order?.shipped_at ?? order?.created_at ?? dayAt(draw.day));
    const day = upToLastDay(order === null ? since : addDays(since, draw.days_after));
    if (day === null) return [];
    return [
      {
        type: draw.type,
        entry_id: adjustmentId(index),
        related_order_id: draw.type.startsWith("GMV") ? null : about,
        day,
        lines: [{ sku_id: null, amounts: { adjustment: draw.amount } }],
        layout: draw.layout,
        layout_shift: 0,
        miss: 0,
        miss_in_fees: false,
        unknown_fee: 0,
        repeated: false,
        corrected: false,
        related_later: draw.related_later,
      },
    ];
  });
}
