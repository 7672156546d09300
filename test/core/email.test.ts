import { expect, it } from "vitest";
import { normaliseEmail } from "../../src/core/email.ts";

it.each([
  ["Demo@Shop.Example", "demo@shop.example"],
  [" demo.one+tag@mail.shop.example\t", "demo.one+tag@mail.shop.example"],
  ["mailto:demo@shop.example", "demo@shop.example"],
  ["Demo Shop <Demo@shop.example>", "demo@shop.example"],
])("reads %j as %j", (text, email) => {
  expect(normaliseEmail(text)).toBe(email);
});

it.each([
  "",
  "-",
  "demo",
  "@demo",
  "demo@",
  "demo@shop",
  "a@b@shop.example",
  "de mo@shop.example",
  `${"a".repeat(255)}@shop.example`,
])("finds no address in %j", (text) => {
  expect(normaliseEmail(text)).toBeNull();
});
