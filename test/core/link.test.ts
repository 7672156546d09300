import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readLink } from "../../src/core/link.ts";

const VIDEO = "7301234567890123456";

describe("readLink", () => {
  it.each([
    `https://www.tiktok.com/@anna/video/${VIDEO}`,
    `http://tiktok.com/@anna/video/${VIDEO}/`,
    `https://m.tiktok.com/@anna/video/${VIDEO}?is_from_webapp=1&sender_device=pc`,
    `HTTPS://WWW.TikTok.com/@anna/video/${VIDEO}?_r=1&_t=abc#comments`,
    `www.tiktok.com/@anna/video/${VIDEO}`,
    ` tiktok.com/%40anna/video/${VIDEO}\t`,
    `//www.tiktok.com/@anna/video/${VIDEO}`,
    `https://www.tiktok.com:443/@anna/video/${VIDEO}?fbclid=1&gclid=2&ttclid=3`,
  ])("reads %j as one video", (text) => {
    const link = `tiktok.com/@anna/video/${VIDEO}`;
    expect(readLink(text)).toEqual({ link, handle: "anna", contentId: VIDEO, short: false });
  });

  it.each([
    ["https://www.tiktok.com/@Anna?lang=en", "tiktok.com/@Anna?lang=en", "anna", null],
    [`https://www.tiktok.com/@anna/photo/${VIDEO}`, `tiktok.com/@anna/photo/${VIDEO}`, "anna", VIDEO],
    [`https://www.tiktok.com/video/${VIDEO}`, `tiktok.com/video/${VIDEO}`, null, VIDEO],
    ["https://www.tiktok.com/@anna/video/123456789", "tiktok.com/@anna/video/123456789", "anna", null],
    [
      `https://www.tiktok.com/@anna/video/${"1".repeat(26)}`,
      `tiktok.com/@anna/video/${"1".repeat(26)}`,
      "anna",
      null,
    ],
    ["https://www.tiktok.com/@anna/live", "tiktok.com/@anna/live", "anna", null],
    [
      `https://shop.tiktok.com/view/product/${VIDEO}?region=US`,
      `shop.tiktok.com/view/product/${VIDEO}?region=US`,
      null,
      null,
    ],
    [`https://v16.cdn.example/video/tos/${VIDEO}`, `v16.cdn.example/video/tos/${VIDEO}`, null, null],
    [`https://notiktok.com/@anna/video/${VIDEO}`, `notiktok.com/@anna/video/${VIDEO}`, null, null],
    [
      "https://Demo.Example/Sale/?b=2&utm_source=anna&a=1&",
      "demo.example/Sale?a=1&b=2&utm_source=anna",
      null,
      null,
    ],
    ["demo.example/", "demo.example", null, null],
    ["https://demo.example", "demo.example", null, null],
    ["https://demo.example:8080/x", "demo.example:8080/x", null, null],
    ["www.demo.example", "demo.example", null, null],
  ])("reads %j", (text, link, handle, contentId) => {
    expect(readLink(text)).toEqual({ link, handle, contentId, short: false });
  });

  it.each([
    ["https://vm.tiktok.com/ZMabc123/", "vm.tiktok.com/ZMabc123"],
    ["vt.tiktok.com/ZSabc", "vt.tiktok.com/ZSabc"],
    ["https://t.tiktok.com/abc", "t.tiktok.com/abc"],
    ["https://www.tiktok.com/t/ZTabc/?_r=1", "tiktok.com/t/ZTabc"],
  ])("keeps the short link %j opaque", (text, link) => {
    expect(readLink(text)).toEqual({ link, handle: null, contentId: null, short: true });
  });

  it.each([
    "",
    "-",
    "ANNA10",
    "anna",
    "demo.shop",
    "@anna",
    "demo@shop.example",
    "mailto:demo@shop.example",
    "ftp://demo.example/x",
    "https://",
    "https:demo.example/x",
    "https://localhost/x",
    "anna/lisa",
    "two words.example/x",
    "1/2",
    "3.50/7",
    `https://demo.example/${"x".repeat(5000)}`,
  ])("finds no link in %j", (text) => {
    expect(readLink(text)).toBeNull();
  });

  it("reads its own form as the same link", () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
        const read = readLink(url);
        if (read !== null) expect(readLink(`https://${read.link}`)?.link).toBe(read.link);
      }),
    );
  });
});
