import { describe, expect, it } from "vitest";
import { isDay } from "../../src/core/calendar.ts";
import { RATE_DEFAULTS, SETTINGS, parseSetting, settingOf } from "../../src/core/settings.ts";

describe("SETTINGS", () => {
  it("have unique names, a summary, and a date where they change money", () => {
    const names = SETTINGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { summary, dated, kind } of SETTINGS) {
      expect(summary).not.toBe("");
      expect(dated).toBe(kind === "rate" || kind === "money");
    }
  });

  it.each([
    ["post_days", 14],
    ["extension_days", 7],
    ["assumed_delivery_days", 10],
    ["selling_days", 30],
    ["follow_up_days", 5],
    ["stuck_shipping_days", 21],
    ["returns.restock", 0],
    ["decide.cut_missed", 2],
    ["decide.resample_return", 10_000],
    ["week_start", "monday"],
    ["tax_in_prices", 0],
    ["refund_admin_share", 0],
    ["shipping_estimate.fbt", null],
  ])("%s is %j by default", (name, value) => {
    expect(settingOf(name)?.default).toBe(value);
  });

  it("let one source have its own time zone, and know no other names", () => {
    expect(settingOf("shop.timezone.tiktok-settlements")?.kind).toBe("timezone");
    expect(settingOf("shop.colour")).toBeNull();
    expect(parseSetting("shop.colour", "red", "USD").ok).toBe(false);
  });
});

describe("RATE_DEFAULTS", () => {
  it("name settings that exist, days that exist, and where a rate comes from", () => {
    for (const { setting, from, value, source } of RATE_DEFAULTS) {
      expect(settingOf(setting)?.kind).toBe("rate");
      expect(from === "" || isDay(from)).toBe(true);
      expect(value).toBeGreaterThan(0);
      expect(source).not.toBe("");
    }
  });
});

describe("parseSetting", () => {
  it.each([
    ["shop.name", " Demo Shop ", "Demo Shop"],
    ["shop.currency", "gbp", "GBP"],
    ["shop.timezone", "America/Los_Angeles", "America/Los_Angeles"],
    ["shop.timezone.tiktok-settlements", "UTC", "UTC"],
    ["shop.own_handles", "@Demo.Shop, demo_b demo.shop", "demo.shop,demo_b"],
    ["shop.own_handles", "", ""],
    ["referral_rate", "600", 600],
    ["referral_rate", "6%", 600],
    ["referral_rate", "0.06%", 6],
    ["referral_rate", "100", 100],
    ["refund_admin_share", "20 %", 2000],
    ["tax_in_prices", "2000", 2000],
    ["tax_in_prices", "0", 0],
    ["shipping_estimate", "4.51", 451],
    ["shipping_estimate.seller", "$4.5", 450],
    ["post_days", "21", 21],
    ["returns.restock", "1", 1],
    ["week_start", "Sunday", "sunday"],
    ["books.closed_to", "2026-10-31", "2026-10-31"],
  ])("reads %s %j as %j", (name, text, value) => {
    expect(parseSetting(name, text, "USD")).toEqual({ ok: true, value });
  });

  it("reads amounts in the digits of the ledger's currency", () => {
    expect(parseSetting("shipping_estimate", "451", "JPY")).toEqual({ ok: true, value: 451 });
    expect(parseSetting("shipping_estimate", "4.51", "JPY").ok).toBe(false);
  });

  it.each([
    ["shop.name", " "],
    ["shop.currency", "$"],
    ["shop.currency", "ABC"],
    ["shop.timezone", "Bogus/Zone"],
    ["shop.own_handles", "https://demo.example/a"],
    ["referral_rate", "6.5"],
    ["referral_rate", "6"],
    ["tax_in_prices", "20"],
    ["refund_admin_share", "99"],
    ["referral_rate", "-600"],
    ["referral_rate", "600%"],
    ["referral_rate", "10001"],
    ["shipping_estimate", "-1.00"],
    ["shipping_estimate", "4,51"],
    ["shipping_estimate", "€4.51"],
    ["post_days", "-1"],
    ["post_days", "1.5"],
    ["post_days", "9999"],
    ["returns.restock", "2"],
    ["week_start", "friday"],
    ["books.closed_to", "31/10/2026"],
    ["books.closed_to", "2026-02-30"],
  ])("rejects %s %j", (name, text) => {
    expect(parseSetting(name, text, "USD").ok).toBe(false);
  });
});
