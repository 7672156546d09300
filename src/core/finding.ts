/** What a look at one thing found: `fail` keeps the tool from working, `warn` makes its figures worse. */
export interface Finding {
  /** What was looked at. */
  readonly check: string;
  readonly state: "ok" | "warn" | "fail";
  readonly finding: string;
  /** What to do about it; null when there is nothing to do. */
  readonly cure: string | null;
}

export function ok(check: string, finding: string): Finding {
  return { check, state: "ok", finding, cure: null };
}

export function warn(check: string, finding: string, cure: string): Finding {
  return { check, state: "warn", finding, cure };
}

export function fail(check: string, finding: string, cure: string): Finding {
  return { check, state: "fail", finding, cure };
}
