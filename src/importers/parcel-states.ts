import type { ParcelState } from "../core/facts.ts";

/** A phrase of a carrier or shipping program; `*` stands for any text. Matched without regard to case. */
type Phrase = readonly [state: ParcelState, ...phrases: readonly string[]];

/**
 * Tried from top to bottom: what was delivered to its sender is returned, and an attempted or
 * handed-over delivery is none. Carriers' codes carry the carrier's name. Sources disagree on some
 * phrases; these are the careful readings (`formats.md` section 5, State map).
 */
const PHRASES: readonly Phrase[] = [
  [
    "returned",
    "return_to_sender",
    "returned",
    "return to sender*",
    "returned to sender*",
    "delivered* original sender*",
    "delivered* return*",
    "unclaimed/being returned to sender*",
    "addressee unknown*",
    "moved, left no address*",
    "tendered to returns agent*",
  ],
  [
    "exception",
    "failure",
    "error",
    "attemptfail",
    "failed_attempt",
    "exception*",
    "undelivered",
    "expired",
    "delivery exception*",
    "notice left*",
    "delivery attempt*",
    "fedex de",
    "ups x",
    "ups e",
  ],
  ["in_transit", "delivered to agent*", "delivered, to agent*"],
  ["delivered", "delivered", "delivered, *", "fedex dl", "ups d"],
  [
    "out_for_delivery",
    "outfordelivery",
    "out for delivery*",
    "on fedex vehicle for delivery*",
    "fedex od",
    "pickup",
    "available for pickup*",
    "availableforpickup",
  ],
  [
    "label_created",
    "pre transit",
    "inforeceived",
    "info received",
    "pending",
    "notfound",
    "printed",
    "awaiting shipment",
    "awaiting despatch",
    "shipping label created*",
    "pre-shipment info sent to usps*",
    "shipper created a label*",
    "shipment information sent to fedex*",
    "fedex oc",
    "ups m",
  ],
  [
    "in_transit",
    "transit",
    "intransit",
    "in transit*",
    "shipped",
    "acceptance*",
    "accepted at usps*",
    "usps in possession of item*",
    "arrived at*",
    "departed*",
    "on the way*",
    "at local fedex facility*",
    "fedex it",
    "fedex pu",
    "fedex ar",
    "fedex dp",
    "ups i",
    "ups p",
  ],
  [
    "cancelled",
    "cancelled",
    "canceled",
    "label cancelled*",
    "label canceled*",
    "refunded",
    "voided",
    "fedex ca",
  ],
];

/** Upper and lower case, `_`, `-` and runs of blanks make no difference. */
function normalisePhrase(text: string): string {
  return text
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, " ");
}

/** The text that a phrase stands for, as one expression; only `*` of it means more than itself. */
function testOf(phrase: string): RegExp {
  const parts = normalisePhrase(phrase)
    .split("*")
    .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join(".*")}$`, "u");
}

const TESTS = PHRASES.flatMap(([state, ...phrases]) =>
  phrases.map((phrase) => ({ state, test: testOf(phrase) })),
);

/** The state that a status text means; `unknown` for any other text, and never a guess. */
export function parcelState(text: string): ParcelState {
  const phrase = normalisePhrase(text);
  return TESTS.find(({ test }) => test.test(phrase))?.state ?? "unknown";
}
