import { DAY, wallTime } from "./calendar.js";
import { CATALOGUE, CREATORS } from "./catalogue.js";
import { between, randomOf } from "./random.js";

/**
 * The orders of the shop, newest first, each a pure function of its number. Numbers below 0 are newer
 * than the large export: they are the small weekly file.
 */
export const SEED = 20_261_115;
export const EXPORTED = wallTime("2026-11-15T08:30");
const NEWEST = EXPORTED - 900;
const SPAN = 364 * DAY;
const WEEKLY_STEP = 100;

/** Orders have 1, 2 or 3 lines: 1.27 on average. */
const LINES_PER_ORDER = 1.27;
/** Of all lines 30 % have a row in the affiliate export, but samples never do. */
const AFFILIATE_SHARE = 0.3 / 0.95;

/**
 * @typedef {object} Line
 * @property {import("./catalogue.js").Sku} sku
 * @property {number} quantity
 * @property {number} gross cents, as are all amounts
 * @property {number} sellerDiscount
 * @property {number} platformDiscount
 * @property {number | null} creator who promoted it
 *
 * @typedef {object} Order
 * @property {number} number
 * @property {string} orderId
 * @property {"unpaid" | "to_ship" | "shipped" | "delivered" | "completed" | "cancelled"} state
 * @property {readonly Line[]} lines
 * @property {boolean} isSample
 * @property {number | null} sampleCreator
 * @property {number} shipping what the buyer paid
 * @property {number} taxes
 * @property {number} amount
 * @property {number | null} refund
 * @property {boolean} isWholeRefund
 * @property {number} createdAt seconds of the shop's clock, as are all times
 * @property {number | null} paidAt
 * @property {number | null} shippedAt
 * @property {number | null} deliveredAt
 * @property {number | null} cancelledAt
 */

/** @param {() => number} random */
const someCreator = (random) => Math.floor(random() ** 2 * CREATORS);

/** @param {() => number} random @param {number} first number of the SKU @param {boolean} isGift @returns {Line} */
function soldLine(random, first, isGift) {
  const sku = CATALOGUE[first];
  const quantity = random() < 0.85 ? 1 : between(random, 2, 3);
  const gross = sku.price * quantity;
  const discounted = random() < 0.4 ? Math.floor(gross * (0.05 + random() * 0.2)) : 0;
  const platformDiscount = random() < 0.2 && !isGift ? Math.floor(gross * 0.04) : 0;
  const creator = random() < AFFILIATE_SHARE ? someCreator(random) : null;
  return { sku, quantity, gross, sellerDiscount: isGift ? gross : discounted, platformDiscount, creator };
}

/** @param {number} first @returns {Line} */
function sampleLine(first) {
  const sku = CATALOGUE[first];
  return { sku, quantity: 1, gross: 0, sellerDiscount: 0, platformDiscount: 0, creator: null };
}

/** @param {() => number} random @param {boolean} isSample */
function makeLines(random, isSample) {
  const chance = random();
  const length = chance < 0.8 ? 1 : chance < 0.93 ? 2 : 3;
  const first = Math.floor(random() * CATALOGUE.length);
  return Array.from({ length }, (_, place) => {
    const number = (first + place * 37) % CATALOGUE.length;
    // The last line of a few orders is a free gift: an ordinary line without a price.
    return isSample ? sampleLine(number) : soldLine(random, number, place === 2 && number % 4 === 0);
  });
}

/** @param {number} number @param {number} lines of the whole export @param {() => number} random */
function createdAt(number, lines, random) {
  if (number < 0) return EXPORTED - number * WEEKLY_STEP;
  const step = (SPAN * LINES_PER_ORDER) / lines;
  return Math.floor(NEWEST - number * step - random() * step * 0.9);
}

/** @param {readonly Line[]} lines @param {() => number} random */
function amountsOf(lines, random) {
  const paid = lines.reduce((sum, line) => sum + line.gross - line.sellerDiscount - line.platformDiscount, 0);
  if (paid === 0) return { shipping: 0, taxes: 0, amount: 0 };
  const shipping = paid < 3500 ? 599 : between(random, 0, 1) * 299;
  const taxes = Math.floor(paid * 0.08);
  return { shipping, taxes, amount: paid + shipping + taxes };
}

/** @param {number} amount @param {() => number} random */
function refundOf(amount, random) {
  const chance = random();
  const share = 0.1 + random() * 0.5;
  if (amount === 0 || chance >= 0.05) return { refund: null, isWholeRefund: false };
  if (chance < 0.03) return { refund: amount, isWholeRefund: true };
  return { refund: Math.floor(amount * share), isWholeRefund: false };
}

/**
 * How far an order has come by a time.
 * @param {{ shipped: number, delivered: number }} plan
 * @param {number} now
 * @returns {Pick<Order, "state" | "shippedAt" | "deliveredAt">}
 */
function progress({ shipped, delivered }, now) {
  const shippedAt = shipped <= now ? shipped : null;
  const deliveredAt = delivered <= now ? delivered : null;
  if (deliveredAt !== null) {
    return { state: deliveredAt + 7 * DAY <= now ? "completed" : "delivered", shippedAt, deliveredAt };
  }
  return { state: shippedAt === null ? "to_ship" : "shipped", shippedAt, deliveredAt };
}

/**
 * @param {number} number
 * @param {{ lines: number, now?: number }} shop
 * @returns {Order}
 */
export function orderAt(number, { lines: allLines, now = EXPORTED }) {
  const random = randomOf(SEED, number);
  const created = createdAt(number, allLines, random);
  const fate = random();
  const isSample = fate >= 0.05 && fate < 0.1;
  const lines = makeLines(random, isSample);
  const { shipping, taxes, amount } = amountsOf(lines, random);
  const { refund, isWholeRefund } = refundOf(amount, random);
  const shipped = created + between(random, 18 * 3600, 48 * 3600);
  const delivered = shipped + between(random, 2 * DAY, 5 * DAY);
  const id = 459_999_999_999_999 - number * 400_000_000 - Math.floor(random() * 399_000_000);
  const order = {
    number,
    orderId: `577${id}`,
    lines,
    isSample,
    sampleCreator: isSample ? someCreator(random) : null,
    shipping,
    taxes,
    amount,
    createdAt: created,
  };
  const isUnpaid = fate > 0.97 && now - created < DAY / 4 && !isSample;
  const nothing = { paidAt: null, shippedAt: null, deliveredAt: null, cancelledAt: null };
  if (isUnpaid) return { ...order, ...nothing, state: "unpaid", refund: null, isWholeRefund: false };
  const paidAt = created + between(random, 30, 600);
  if (fate < 0.05) {
    const cancelledAt = created + between(random, 700, 12 * 3600);
    if (cancelledAt <= now) {
      const all = amount === 0 ? null : amount;
      return {
        ...order,
        ...nothing,
        paidAt,
        cancelledAt,
        state: "cancelled",
        refund: all,
        isWholeRefund: true,
      };
    }
  }
  const reached = progress({ shipped, delivered }, now);
  const hasRefund = reached.deliveredAt !== null;
  return {
    ...order,
    paidAt,
    cancelledAt: null,
    ...reached,
    refund: hasRefund ? refund : null,
    isWholeRefund: hasRefund && isWholeRefund,
  };
}
