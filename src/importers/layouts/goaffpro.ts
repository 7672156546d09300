import { commissions } from "../commissions.ts";
import { layoutOf } from "./layout.ts";

export const goaffpro = layoutOf(commissions, {
  id: "goaffpro",
  title: "GoAffPro sales",
  whereToExport: "GoAffPro > Orders > Export, as CSV; the headers are the labels of its help pages.",
  columns: [
    { field: "date", header: "order date" },
    { field: "order_id", header: "order number" },
    { field: "base", header: "amount" },
    { field: "affiliate_id", header: "affiliate name" },
    { field: "commission", header: "commission" },
    {
      field: "status",
      header: "status",
      words: {
        pending: "pending",
        approved: "approved",
        paid: "paid",
        rejected: "ineligible",
        cancelled: "ineligible",
      },
    },
  ],
  unread: [],
});
