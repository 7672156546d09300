import { describe, expect, it } from "vitest";
import { addDays } from "../../src/core/days.ts";
import { addMonths, monthDays, monthOf, monthsBetween } from "../../src/core/months.ts";
import type { Day } from "../../src/core/scalars.ts";

describe("months", () => {
  it("span their first to their last day", () => {
    expect(monthDays("2024-02")).toEqual({ from: "2024-02-01", to: "2024-02-29" });
    expect(monthDays("2026-12")).toEqual({ from: "2026-12-01", to: "2026-12-31" });
    expect(monthOf("2026-10-05" as Day)).toBe("2026-10");
  });

  it.each(["2026-13", "2026-00", "2026", "2014-12", "2026-1"])("are not %s", (month) => {
    expect(monthDays(month)).toBeNull();
  });

  it("follow each other without a gap from 2015 to 2100", () => {
    let month = "2015-01";
    for (let count = 0; count < 86 * 12 - 1; count++) {
      const next = addMonths(month, 1);
      expect(monthDays(next)?.from).toBe(addDays(monthDays(month)?.to ?? ("" as Day), 1));
      expect(addMonths(next, -1)).toBe(month);
      month = next;
    }
    expect(month).toBe("2100-12");
  });

  it("are counted from one to another", () => {
    expect(monthsBetween("2026-10", "2026-10")).toBe(0);
    expect(monthsBetween("2026-12", "2027-01")).toBe(1);
    expect(addMonths("2026-10", 15)).toBe("2028-01");
    expect(addMonths("2026-01", -13)).toBe("2024-12");
  });
});
