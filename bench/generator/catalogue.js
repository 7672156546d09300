import { DAY, isoDay, wallTime } from "./calendar.js";
import { between, randomOf } from "./random.js";

/** What the shop sells and who promotes it. All of it is made up. */
export const SKUS = 2000;
export const CREATORS = 5000;

const SEED = 0x5c_0c;
const KINDS = [
  "Serum",
  "Lip Balm",
  "Face Mist",
  "Sheet Mask",
  "Tote Bag",
  "Hair Oil",
  "Night Cream",
  "Body Scrub",
];
const LOOKS = ["Rose", "Cream", "Default", "100 ml", "Large, pack of 5", "Sand / Ivory"];
const CATEGORIES = ["Skincare/Lip Care", "Skincare/Toners", "Skincare/Sets", "Hair Care/Oils", "Bags/Totes"];

/** From the first of these days on every SKU has a cost; the second cost begins on a day of its own. */
const FIRST_COST = "2025-01-01";
const SECOND_COST = wallTime("2026-01-15T00:00");
/** One SKU of a hundred has no cost: its lines are the `sku_without_cost` of the reports. */
const WITHOUT_COST = 100;

/**
 * @typedef {object} Sku
 * @property {string} skuId
 * @property {string} sellerSku
 * @property {string} productId
 * @property {string} name
 * @property {string} variation
 * @property {string} category
 * @property {number} price cents
 * @property {readonly { from: string, unitCost: number }[]} costs
 */

/** @param {number} number */
const padded = (number) => String(number).padStart(4, "0");

/** @param {number} number @returns {Sku} */
function makeSku(number) {
  const random = randomOf(SEED, number);
  const kind = KINDS[number % KINDS.length];
  const price = between(random, 500, 8000);
  const unitCost = Math.floor(price * (0.15 + random() * 0.2));
  const quoted = number % 7 === 0 ? ' "Everything" edition' : "";
  const decorated = number % 5 === 0 ? " ✨🌿" : "";
  const costs = [
    { from: FIRST_COST, unitCost },
    { from: isoDay(SECOND_COST + between(random, 0, 250) * DAY), unitCost: Math.floor(unitCost * 1.07) + 1 },
  ];
  return {
    skuId: `17294000112${30_000_000 + number}`,
    sellerSku: `BENCH-${padded(number)}`,
    productId: `17293000112${30_000_000 + (number >> 1)}`,
    name: `Bench ${kind} ${number}, 30 ml${quoted}${decorated}`,
    variation: LOOKS[number % LOOKS.length],
    category: `Beauty/${CATEGORIES[number % CATEGORIES.length]}`,
    price,
    costs: number % WITHOUT_COST === 3 ? [] : costs,
  };
}

/** @type {readonly Sku[]} */
export const CATALOGUE = Array.from({ length: SKUS }, (_, number) => makeSku(number));

/** @param {number} creator */
export const handleOf = (creator) => `creator${padded(creator)}`;

/** The rate that was agreed is raised for everybody on this day: no rate is ever cut. */
export const RAISE = wallTime("2026-06-01T00:00");

/**
 * Percent.
 * @param {number} creator
 * @param {number} day seconds
 */
export const agreedRate = (creator, day) => 10 + (creator % 9) + (day >= RAISE ? 2 : 0);
