import { commissions } from "../commissions.ts";
import { layoutOf } from "./layout.ts";

/** It names no order, so its rows are what affiliates earned in all: payments, and no cost of an order. */
export const uppromote = layoutOf(commissions, {
  id: "uppromote",
  title: "UpPromote commissions",
  whereToExport:
    "UpPromote > Affiliates > Import and export, as CSV; the headers are those of its import template.",
  columns: [
    { field: "email", header: "email" },
    { field: "base", header: "total_sales" },
    { field: "commission", header: "commission_amount" },
  ],
  unread: [],
});
