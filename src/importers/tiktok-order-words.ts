import type { FulfilmentType, OrderState } from "../core/facts.ts";
import { normaliseWord, wordTable } from "./cells.ts";
import { remembered } from "./remembered.ts";

/** Status words of the export in its languages, and the names of the interface (`formats.md` section 1). */
const STATES = wordTable<OrderState>({
  unpaid: "unpaid",
  "belum dibayar": "unpaid",
  "to ship": "to_ship",
  "on hold": "to_ship",
  "partially shipping": "to_ship",
  "perlu dikirim": "to_ship",
  "menunggu pengambilan": "to_ship",
  未発送: "to_ship",
  発送待ち: "to_ship",
  รอจัดส่ง: "to_ship",
  shipped: "shipped",
  "in transit": "shipped",
  dikirim: "shipped",
  อยู่ระหว่างขนส่ง: "shipped",
  delivered: "delivered",
  จัดส่งสำเร็จ: "delivered",
  completed: "completed",
  selesai: "completed",
  เสร็จสมบูรณ์: "completed",
  canceled: "cancelled",
  cancelled: "cancelled",
  dibatalkan: "cancelled",
  ยกเลิกแล้ว: "cancelled",
});

/** What a row says of its order beside the status. */
interface Progress {
  readonly substatus: string | null;
  /** It has a delivered time. */
  readonly hasArrived: boolean;
}

/**
 * The state of an order; null for a word that nobody knows. "Delivered" is a substatus of "Shipped":
 * the parcel is there, the return window still open. A delivered time says so in any language.
 */
export function stateOf(status: string, { substatus, hasArrived }: Progress): OrderState | null {
  const state = stateOfWord(status);
  if (state !== "shipped") return state;
  return hasArrived || stateOfWord(substatus ?? "") === "delivered" ? "delivered" : "shipped";
}

const stateOfWord = remembered((text: string): OrderState | null => {
  const word = normaliseWord(text);
  return word.startsWith("awaiting ") ? "to_ship" : (STATES.get(word) ?? null);
});

/**
 * "Fulfillment by TikTok Shop" and FBT are TikTok's warehouses; another mention of TikTok (TikTok
 * Shipping, Shipped by TikTok) is TikTok's label on a parcel of the seller. Unknown words give null.
 */
export const fulfilmentOf = remembered((text: string | null): FulfilmentType | null => {
  const word = normaliseWord(text ?? "");
  if (/\bfbt\b|(?:fulfil\w*|dipenuhi) (?:by|oleh) tiktok/.test(word)) return "fbt";
  if (word.includes("tiktok")) return "tiktok";
  return /seller|penjual/.test(word) ? "seller" : null;
});
