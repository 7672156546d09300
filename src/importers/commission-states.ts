import type { CommissionState } from "../core/facts.ts";
import { normaliseWord, wordTable } from "./cells.ts";

/** Status words of affiliate exports in their languages (`formats.md` section 2). */
const STATES = wordTable<CommissionState>({
  settled: "settled",
  "đã quyết toán": "settled",
  ชำระแล้ว: "settled",
  ineligible: "ineligible",
  "không đủ điều kiện": "ineligible",
  cancelled: "ineligible",
  canceled: "ineligible",
  dibatalkan: "ineligible",
  ยกเลิกแล้ว: "ineligible",
});

/** Every other status is pending (`domain.md §3`). */
export function commissionStateOf(status: string | null): CommissionState {
  return STATES.get(normaliseWord(status ?? "")) ?? "pending";
}
