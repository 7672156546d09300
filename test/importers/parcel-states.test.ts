import { describe, expect, it } from "vitest";
import { parcelState } from "../../src/importers/parcel-states.ts";

describe("parcelState", () => {
  it.each([
    ["Delivered", "delivered"],
    ["Delivered, Front Door/Porch", "delivered"],
    ["Delivered, To Original Sender", "returned"],
    ["Delivered to Agent for Final Delivery", "in_transit"],
    ["Delivery Attempted - No Access", "exception"],
    ["Delivery exception", "exception"],
    ["return_to_sender", "returned"],
    ["Return to Sender Processed", "returned"],
    ["Arrived at USPS Facility in PHILADELPHIA, PA", "in_transit"],
    ["In Transit, Arriving Late", "in_transit"],
    ["in_transit", "in_transit"],
    ["InTransit", "in_transit"],
    ["Out for Delivery, Expected Delivery by 9:00pm", "out_for_delivery"],
    ["available_for_pickup", "out_for_delivery"],
    ["Pre-Shipment Info Sent to USPS, USPS Awaiting Item", "label_created"],
    ["PRE_TRANSIT", "label_created"],
    ["AWAITING_DESPATCH", "label_created"],
    ["Label Cancelled", "cancelled"],
    ["FedEx DL", "delivered"],
    ["UPS P", "in_transit"],
    ["undelivered", "exception"],
    ["Not delivered", "unknown"],
    ["Deliverance", "unknown"],
    ["", "unknown"],
  ])("%s is %s", (text, state) => {
    expect(parcelState(text)).toBe(state);
  });
});
