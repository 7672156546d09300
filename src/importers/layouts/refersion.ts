import { commissions } from "../commissions.ts";
import { normaliseWord } from "../cells.ts";
import { layoutOf } from "./layout.ts";

const YES: ReadonlySet<string> = new Set(["1", "true", "yes"]);

/** A cancelled order is a second conversion of the order with a negative amount, under an id of its own. */
export const refersion = layoutOf(commissions, {
  id: "refersion",
  title: "Refersion conversions",
  whereToExport: "Refersion > Conversions > Export, as CSV; the headers are the names that its API uses.",
  columns: [
    { field: "conversion_id", header: "conversion_id" },
    { field: "order_id", header: "order_id" },
    { field: "affiliate_id", header: "affiliate_id" },
    {
      field: "status",
      header: "status",
      words: { pending: "pending", approved: "approved", unqualified: "ineligible", denied: "ineligible" },
    },
    { field: "commission", header: "commission_total" },
    { field: "base", header: "commissionable_order_total" },
    { field: "currency", header: "currency" },
  ],
  unread: ["offer_id", "payment_status", "order_total"],
  marks: ["is_test_conversion"],
  isNotData: (cell) => YES.has(normaliseWord(cell("is_test_conversion"))),
});
