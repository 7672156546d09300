import type { OrderLife } from "./build-orders.ts";
import { isFree } from "./build-orders.ts";
import { dayOf } from "./calendar.ts";
import { affiliateId, codeText, CREATORS, emailText, linkText, orderId } from "./cast.ts";
import type { DrawOf } from "./draw-scalars.ts";
import type { sheetCommissionDraw } from "./draw-sheets.ts";
import type { CommissionSheetRow } from "./model.ts";

type Draw = DrawOf<typeof sheetCommissionDraw>;
type Identity = Pick<CommissionSheetRow, "creator" | "code" | "link" | "email" | "affiliate_id">;

const NOBODY: Identity = { creator: null, code: null, link: null, email: null, affiliate_id: null };

function identityOf(draw: Draw): Identity {
  const code = draw.also_code === null ? null : codeText(draw.also_code);
  switch (draw.by) {
    case "code":
      return { ...NOBODY, code: code ?? codeText(draw.who) };
    case "unknown_code":
      return { ...NOBODY, code: `NOBODY${draw.who}` };
    case "link":
      return { ...NOBODY, link: `${linkText(draw.who)}/?fbclid=x` };
    case "unknown_link":
      return { ...NOBODY, link: "https://shop.example/r/nobody" };
    case "email":
      return { ...NOBODY, email: emailText(draw.who), code };
    case "affiliate_id":
      return { ...NOBODY, affiliate_id: affiliateId(draw.who), code };
    case "unknown_affiliate_id":
      return { ...NOBODY, affiliate_id: "Nobody Known" };
    default:
      return { ...NOBODY, creator: `@${CREATORS[draw.who]!.toUpperCase()}`, code };
  }
}

const isIdentity = (draw: Draw): boolean => ["creator", "email", "affiliate_id"].includes(draw.by);

/**
 * Where the row points to. Rows that two careful readers would book differently are left out: a
 * person's row without SKU beside somebody else's row with one; a code of one line of several.
 */
function skuOf(draw: Draw, life: OrderLife): string | null {
  const several = life.rows.length > 1;
  const hasAffiliate = life.draw.affiliate !== null;
  if (isIdentity(draw)) {
    const line = draw.line ?? (hasAffiliate ? 0 : null);
    return line === null ? null : life.rows[line % life.rows.length]!.sku_id;
  }
  return several || draw.line === null ? null : life.rows[0]!.sku_id;
}

function withOrder(draw: Draw, life: OrderLife): CommissionSheetRow {
  const order = life.rows[0]!;
  return {
    ...identityOf(draw),
    order_id: order.order_id,
    sku: skuOf(draw, life),
    commission: draw.commission,
    status: draw.status,
    date: dayOf(order.created_at),
  };
}

function withoutOrder(draw: Draw, index: number): CommissionSheetRow {
  const order_id = draw.by === "unknown_order" ? orderId(950 + index) : null;
  const { commission, status } = draw;
  const creator = CREATORS[draw.who]!;
  return { ...NOBODY, creator, order_id, sku: null, commission, status, date: null };
}

/** Rows of a hand-kept commission sheet: at most one per order. */
export function commissionRows(draws: readonly Draw[], lives: readonly OrderLife[]): CommissionSheetRow[] {
  const paying = lives.filter((life) => !isFree(life));
  const taken = new Set<string>();
  return draws.flatMap((draw, index) => {
    if (draw.by === "without_order" || draw.by === "unknown_order") return [withoutOrder(draw, index)];
    const life = paying[draw.order % Math.max(1, paying.length)];
    const id = life?.rows[0]!.order_id;
    const ambiguous = draw.by === "unknown_affiliate_id" && life?.draw.affiliate != null;
    if (life === undefined || id === undefined || taken.has(id) || ambiguous) return [];
    taken.add(id);
    return [withOrder(draw, life)];
  });
}
