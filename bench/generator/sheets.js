import { isoDay } from "./calendar.js";
import { agreedRate, CATALOGUE, CREATORS, handleOf, RAISE } from "./catalogue.js";
import { money } from "./write.js";

/** The sheets that a shop keeps by hand: unit costs, creators, agreed terms. */
const FIRST_DAY = "2025-01-01";

export function* costSheet() {
  yield "sku,unit_cost,from,currency\n";
  for (const { sellerSku, costs } of CATALOGUE) {
    for (const { from, unitCost } of costs) yield `${sellerSku},${money(unitCost)},${from},USD\n`;
  }
}

export function* creatorSheet() {
  yield "creator,name,niche,region,seen_on\n";
  for (let creator = 0; creator < CREATORS; creator++) {
    yield `${handleOf(creator)},Made-up Creator ${creator},${creator % 2 === 0 ? "skincare" : "hair"},US-CA,2025-11-01\n`;
  }
}

export function* termSheet() {
  yield "creator,rate,sku,kind,from\n*,10%,,ads,\n";
  for (let creator = 0; creator < CREATORS; creator++) {
    yield `${handleOf(creator)},${agreedRate(creator, 0)}%,,standard,${FIRST_DAY}\n`;
    yield `${handleOf(creator)},${agreedRate(creator, RAISE)}%,,standard,${isoDay(RAISE)}\n`;
  }
}
