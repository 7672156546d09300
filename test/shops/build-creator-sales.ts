import { contentId } from "./build-affiliates.ts";
import type { OrderLife } from "./build-orders.ts";
import { isFree } from "./build-orders.ts";
import { addDays, dayOf, momentAt } from "./calendar.ts";
import { CREATORS, dayAt, LAST_KNOWN_DAY, orderId, PRODUCTS } from "./cast.ts";
import type { creatorSaleDraw, otherShopDraw } from "./draw-aftersales.ts";
import type { DrawOf } from "./draw-scalars.ts";
import type { CreatorSaleRow } from "./model.ts";

type SaleDraw = DrawOf<typeof creatorSaleDraw>;

const SHOP_NAME = "Demo Shop";
const OTHER_SHOP = "Another Demo Shop";

type Content = Pick<CreatorSaleRow, "content_type" | "content_id">;

/** The same ids as the seller's export has of this creator and product; the second content has its own. */
function contentOf(draw: SaleDraw, product: number, zone: string, copy: number): Content {
  if (draw.content === null) return { content_type: "Showcase", content_id: null };
  const made_on = dayAt((draw.creator * 31 + product * 17) % 80);
  const kind = draw.content === "Video" ? 1_000_001 : 2_000_001;
  const low = draw.creator * 1000 + product * 10 + kind + copy;
  return { content_type: draw.content, content_id: contentId(made_on, zone, low) };
}

function paidAt(draw: SaleDraw, created_at: string): string | null {
  if (!draw.has_actual || draw.paid_after_days === null) return null;
  const paid_on = addDays(dayOf(created_at), 5 + draw.paid_after_days);
  const last = dayAt(LAST_KNOWN_DAY);
  return momentAt(paid_on < last ? paid_on : last, 600);
}

/** The sales of an order in its creator's own export; none of free orders, whose creator is no matter of taste. */
export function creatorSales(life: OrderLife, zone: string): CreatorSaleRow[] {
  const draw = life.draw.creator_sale;
  if (draw === null || isFree(life)) return [];
  const rows = draw.only_first_line ? life.rows.slice(0, 1) : life.rows;
  // A row without a content has no second one beside it.
  const copies = draw.second_content && draw.content !== null ? [0, 1] : [0];
  return rows.flatMap((row, index) =>
    copies.map((copy): CreatorSaleRow => {
      const { product } = life.draw.lines[index]!;
      const estimate = draw.standard + copy * 7;
      return {
        ...contentOf(draw, product, zone, copy),
        creator: CREATORS[draw.creator]!,
        order_id: row.order_id,
        sku_id: row.sku_id,
        product_id: PRODUCTS[product]!.affiliate_product_id,
        state: draw.state,
        shop_name: SHOP_NAME,
        estimated_standard: estimate,
        estimated_ads: draw.ads,
        actual_standard: draw.has_actual ? Math.max(0, estimate + draw.actual_change) : null,
        actual_ads: draw.has_actual ? draw.ads : null,
        created_at: row.created_at,
        commission_paid_at: paidAt(draw, row.created_at),
      };
    }),
  );
}

/** A sale of a shop that this ledger does not keep. */
export function otherShopSale(draw: DrawOf<typeof otherShopDraw>, position: number): CreatorSaleRow {
  return {
    creator: CREATORS[draw.creator]!,
    order_id: orderId(970 + position),
    sku_id: "1729500000000099999",
    product_id: "1729400000000099999",
    content_type: "Video",
    content_id: null,
    state: "pending",
    shop_name: OTHER_SHOP,
    estimated_standard: draw.standard,
    estimated_ads: null,
    actual_standard: null,
    actual_ads: null,
    created_at: momentAt(dayAt(draw.day), 700),
    commission_paid_at: null,
  };
}

/** How an export before the last one shows the sale: nothing is settled yet; null when it cannot. */
export function asPendingSale(row: CreatorSaleRow, exported_at: string): CreatorSaleRow | null {
  if (row.created_at > exported_at) return null;
  const unpaid = { actual_standard: null, actual_ads: null, commission_paid_at: null };
  return { ...row, ...unpaid, state: "pending" };
}
