import { adSpend } from "./ad-spend.ts";
import { briefs } from "./briefs.ts";
import { commissions } from "./commissions.ts";
import { costs } from "./costs.ts";
import { creators } from "./creators.ts";
import { fees } from "./fees.ts";
import { gmvMax } from "./gmv-max.ts";
import type { ImporterDef } from "./importer.ts";
import { keys } from "./keys.ts";
import { outreach } from "./outreach.ts";
import { pirateship } from "./pirateship.ts";
import { posts } from "./posts.ts";
import { samples } from "./samples.ts";
import { shipments } from "./shipments.ts";
import { shipstation } from "./shipstation.ts";
import { terms } from "./terms.ts";
import { tiktokAffiliateOrders } from "./tiktok-affiliate-orders.ts";
import { tiktokCreators } from "./tiktok-creators.ts";
import { tiktokOrders } from "./tiktok-orders.ts";
import { tiktokPayments } from "./tiktok-payments.ts";
import { tiktokSettlements } from "./tiktok-settlements.ts";
import { tiktokUnsettled } from "./tiktok-unsettled.ts";
import { tiktokVideos } from "./tiktok-videos.ts";

/** All formats that can be read, in the order in which they are shown. */
export const IMPORTERS: readonly ImporterDef[] = [
  tiktokOrders,
  tiktokAffiliateOrders,
  tiktokSettlements,
  tiktokUnsettled,
  tiktokPayments,
  tiktokCreators,
  tiktokVideos,
  gmvMax,
  shipstation,
  pirateship,
  shipments,
  creators,
  keys,
  terms,
  costs,
  samples,
  posts,
  commissions,
  fees,
  adSpend,
  briefs,
  outreach,
];
