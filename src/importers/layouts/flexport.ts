import { shipments } from "../shipments.ts";
import { layoutOf } from "./layout.ts";

/** It says neither when a parcel was shipped nor what it cost: both stay unknown. */
export const flexport = layoutOf(shipments, {
  id: "flexport",
  title: "Flexport (Deliverr) orders",
  whereToExport:
    "Flexport Seller Portal > Orders > Export, as CSV; the headers are those of one published sample.",
  columns: [
    { field: "shipment_id", header: "Deliverr Order ID" },
    { field: "order_id", header: "Marketplace Order ID" },
    { field: "status", header: "Order Status" },
  ],
  unread: ["CREATEDAT", "Marketplace", "Items"],
});
