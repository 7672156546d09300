import { describe, expect, it } from "vitest";
import type { ParcelState } from "../../src/core/facts.ts";
import { parcelState } from "../../src/importers/parcel-states.ts";

/** Every phrase of the state map; where it may go on, a few of its endings. */
const MAP: Readonly<Record<Exclude<ParcelState, "unknown">, readonly string[]>> = {
  label_created: [
    "pre_transit",
    "PRE_TRANSIT",
    "InfoReceived",
    "info_received",
    "Pending",
    "notfound",
    "Printed",
    "Awaiting Shipment",
    "AWAITING_DESPATCH",
    "Shipping Label Created, USPS Awaiting Item",
    "Pre-Shipment Info Sent to USPS",
    "Pre-Shipment Info Sent to USPS, USPS Awaiting Item",
    "Shipper created a label",
    "Shipment information sent to FedEx",
    "FedEx OC",
    "UPS M",
  ],
  in_transit: [
    "in_transit",
    "TRANSIT",
    "InTransit",
    "transit",
    "Shipped",
    "Acceptance",
    "Accepted at USPS Origin Facility",
    "USPS in possession of item",
    "Arrived at Post Office",
    "Arrived at USPS Facility in PHILADELPHIA, PA",
    "Departed USPS Regional Facility",
    "In Transit to Next Facility",
    "In Transit, Arriving Late",
    "On the way",
    "At local FedEx facility",
    "FedEx IT",
    "FedEx PU",
    "FedEx AR",
    "FedEx DP",
    "UPS I",
    "UPS P",
    "Delivered to Agent for Final Delivery",
    "Delivered, To Agent",
  ],
  out_for_delivery: [
    "out_for_delivery",
    "OutForDelivery",
    "Out for Delivery",
    "Out for Delivery, Expected Delivery by 9:00pm",
    "On FedEx vehicle for delivery",
    "FedEx OD",
    "pickup",
    "available_for_pickup",
    "AvailableForPickup",
    "Available for Pickup",
  ],
  delivered: [
    "delivered",
    "DELIVERED",
    "Delivered",
    "Delivered, Front Door/Porch",
    "Delivered, Left with Individual",
    "FedEx DL",
    "UPS D",
  ],
  exception: [
    "failure",
    "FAILURE",
    "error",
    "AttemptFail",
    "failed_attempt",
    "Exception",
    "exception",
    "undelivered",
    "expired",
    "Expired",
    "Delivery exception",
    "Delivery exception, Local delivery restriction",
    "Notice left (No Authorized Recipient Available)",
    "Delivery Attempted - No Access to Delivery Location",
    "FedEx DE",
    "UPS X",
    "UPS E",
  ],
  returned: [
    "return_to_sender",
    "RETURNED",
    "Return to Sender",
    "Return to Sender Processed",
    "Delivered, To Original Sender",
    "Unclaimed/Being Returned to Sender",
    "Addressee Unknown",
    "Moved, Left no Address",
    "Tendered to Returns Agent",
  ],
  cancelled: ["cancelled", "canceled", "Label Cancelled", "Refunded", "REFUNDED", "voided", "FedEx CA"],
};

describe("the state map", () => {
  const cases = Object.entries(MAP).flatMap(([state, phrases]) => phrases.map((text) => [text, state]));

  it.each(cases)("%s is %s, in any case", (text, state) => {
    for (const written of [text, text.toUpperCase(), text.toLowerCase(), ` ${text} `])
      expect(parcelState(written)).toBe(state);
  });

  it.each([
    "Not delivered",
    "Deliverance",
    "Undeliverable as addressed, delivered",
    "Delivery",
    "Final delivered",
    "FedEx ZZ",
    "UPS",
    "unknown",
    "UNKNOWN",
    "toString",
    "Deliverable.",
    "",
  ])("%j is not known, and not taken for delivered", (text) => {
    expect(parcelState(text)).toBe("unknown");
  });
});
