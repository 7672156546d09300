import { commissions } from "../commissions.ts";
import { layoutOf } from "./layout.ts";

/**
 * Until its lock date a commission can be voided, so one that is not void is an estimate. The transaction
 * fee is what the network takes; it is no commission and is not read.
 */
export const shareasale = layoutOf(commissions, {
  id: "shareasale",
  title: "ShareASale transactions",
  whereToExport:
    "ShareASale > Reports > Transaction detail, as CSV; the headers are the labels of its help pages.",
  columns: [
    { field: "date", header: "date" },
    { field: "order_id", header: "order number" },
    { field: "conversion_id", header: "transaction id" },
    { field: "base", header: "sale amount" },
    { field: "commission", header: "commission" },
    { field: "affiliate_id", header: "affiliate id" },
    { field: "code", header: "coupon" },
    {
      field: "status",
      header: "void",
      words: {
        "0": "pending",
        no: "pending",
        false: "pending",
        "1": "ineligible",
        yes: "ineligible",
        true: "ineligible",
        void: "ineligible",
        voided: "ineligible",
      },
    },
  ],
  unread: ["transaction fee", "affiliate", "lock date", "type"],
});
