import type { Finding } from "../core/finding.ts";
import type { Table } from "../render/table.ts";

/** What was looked at, in order, and what to do about it. */
export function doctorTable(findings: readonly Finding[]): Table {
  const count = (state: Finding["state"]): number =>
    findings.filter((finding) => finding.state === state).length;
  const [failed, warned] = [count("fail"), count("warn")];
  const verdict = failed + warned === 0 ? "all is well" : `${failed} fail, ${warned} warn`;
  return {
    name: "doctor",
    title: `What was looked at: ${verdict}`,
    columns: [
      { key: "check", label: "check", kind: "text", priority: 1 },
      { key: "state", label: "state", kind: "text", priority: 1 },
      { key: "finding", label: "finding", kind: "text", priority: 1 },
      { key: "cure", label: "what to do", kind: "text", priority: 2 },
    ],
    rows: findings.map(({ check, state, finding, cure }) => ({ check, state, finding, cure })),
    totals: null,
    // A narrow terminal cuts a cell, and never a note.
    notes: findings
      .filter(({ state }) => state !== "ok")
      .map(({ check, state, finding, cure }) => ({
        code: `doctor_${state}`,
        message: `${state}, ${check}: ${finding}; ${cure}`,
      })),
    empty: "",
    period: null,
  };
}
