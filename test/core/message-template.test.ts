import { describe, expect, it } from "vitest";
import { FOLLOWUP_RULES, waitDays } from "../../src/core/followup-rules.ts";
import { FOLLOWUP_TEMPLATES } from "../../src/core/followup-templates.ts";
import { fillTemplate, unknownFields } from "../../src/core/message-template.ts";

const NOBODY = {
  creator: "maker.one",
  name: null,
  product: null,
  niche: null,
  rate: null,
  due_on: null,
  link: null,
  shop: null,
};

describe("templates", () => {
  it("put values in as they are", () => {
    const values = { ...NOBODY, name: "{rate} $& $1", rate: "15%" };
    expect(fillTemplate("Hi {name}, {Rate} { rate }{", values)).toBe("Hi {rate} $& $1, 15% 15%{");
  });

  it("say what the template says without a value, else the program's own words", () => {
    expect(fillTemplate("{rate} {rate|a good rate}{link|}", NOBODY)).toBe("our usual rate a good rate");
    expect(fillTemplate("{rate|a good rate}", { ...NOBODY, rate: "15%" })).toBe("15%");
  });

  it("name the line of a field that does not exist, and the one that may be meant", () => {
    expect(unknownFields("Hi {name},\r\nyour {prodct} of {day|today}\n{}")).toEqual([
      { line: 2, field: "prodct", nearest: "product" },
      { line: 2, field: "day", nearest: null },
      { line: 3, field: "", nearest: null },
    ]);
  });

  it.each(Object.entries(FOLLOWUP_TEMPLATES))("of the program: %s says no null and no brace", (_, text) => {
    expect(unknownFields(text)).toEqual([]);
    const message = fillTemplate(text, NOBODY);
    expect(message).toMatch(/^Hi there,\n\n\S/u);
    expect(message).not.toMatch(/null|undefined|[{}]/u);
  });
});

it("waits are follow_up_days within the bounds of each rule, and never less than a day", () => {
  const waits = (days: number): unknown =>
    Object.fromEntries(FOLLOWUP_RULES.map((rule) => [rule.reason, waitDays(rule, days)]));
  const rest = { terms_agreed_no_sample: 5, no_answer: 5, posted_never_thanked: 5, delivered_near_due: 5 };
  expect(waits(5)).toEqual({ overdue: 3, late: 3, due_better_rate: 30, ...rest });
  expect(waits(0)).toMatchObject({ overdue: 1, no_answer: 1, due_better_rate: 30 });
  expect(waits(40)).toMatchObject({ overdue: 3, no_answer: 40, due_better_rate: 40 });
});
