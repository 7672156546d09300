import { FOLLOWUP_LIMITS, FOLLOWUP_RULES, ruleInWords } from "../core/followup-rules.ts";
import { MESSAGE_FIELDS } from "../core/message-template.ts";
import type { Table } from "../render/table.ts";

/** The templates that were written, one file for each reason, with the fields that they may name below. */
export function templatesTable(paths: readonly string[]): Table {
  const fields = Object.entries(MESSAGE_FIELDS).map(([field, { meaning, fallback }]) => ({
    field: `{${field}}`,
    meaning,
    fallback,
  }));
  return {
    name: "followups",
    title: "Templates to edit",
    columns: [
      { key: "file", label: "file", kind: "text", priority: 1 },
      { key: "reason", label: "reason", kind: "text", priority: 1 },
      { key: "rule", label: "holds when", kind: "text", priority: 2, folds: true },
    ],
    rows: FOLLOWUP_RULES.map((rule, index) => ({
      file: paths[index] ?? "",
      reason: rule.reason,
      rule: ruleInWords(rule, FOLLOWUP_LIMITS),
    })),
    totals: null,
    notes: [
      {
        code: "template_words",
        message: "{field|words} says the words where a creator has no such value, {field} alone its own ones",
      },
    ],
    empty: "",
    period: null,
    extra: { fields },
    below: [
      {
        name: "fields",
        title: "Fields of a template",
        columns: [
          { key: "field", label: "field", kind: "text", priority: 1 },
          { key: "meaning", label: "stands for", kind: "text", priority: 1, folds: true },
          { key: "fallback", label: "without a value", kind: "text", priority: 1, folds: true },
        ],
        rows: fields,
        empty: "",
      },
    ],
  };
}
