import { commissions } from "../commissions.ts";
import { layoutOf } from "./layout.ts";

/** The promo code is all that names the creator. What replaced an action is an action with its own row. */
export const impact = layoutOf(commissions, {
  id: "impact",
  title: "Impact actions",
  whereToExport: "Impact > Reports > Action listing, as CSV; the headers are the names that its API uses.",
  columns: [
    { field: "conversion_id", header: "Id" },
    {
      field: "status",
      header: "State",
      words: {
        pending: "pending",
        approved: "approved",
        reversed: "ineligible",
        replaced: "ineligible",
      },
    },
    { field: "date", header: "EventDate" },
    { field: "commission", header: "Payout" },
    { field: "base", header: "Amount" },
    { field: "order_id", header: "Oid" },
    { field: "code", header: "PromoCode" },
  ],
  unread: ["CampaignId", "CampaignName", "LockingDate", "PayoutDate", "ActionTrackerId", "ActionTrackerName"],
});
