import type { Styles } from "../importers/profile.ts";
import type { Input, OptionDef } from "./command.ts";

/** Options that settle how a file is written where its cells leave it open; a profile remembers them. */
export const STYLE_OPTIONS: readonly OptionDef[] = [
  {
    name: "date-order",
    kind: "choice",
    choices: ["dmy", "mdy", "ymd"],
    value: "order",
    summary: "how dates are written",
  },
  {
    name: "decimal",
    kind: "choice",
    choices: [".", ","],
    value: "mark",
    summary: "the decimal mark of amounts",
  },
  {
    name: "rate-style",
    kind: "choice",
    choices: ["fraction", "percent"],
    value: "style",
    summary: "what a bare commission rate means",
  },
  {
    name: "encoding",
    kind: "text",
    value: "name",
    summary: "encoding of a file that is not UTF-8: gbk, windows-1252",
  },
  { name: "sheet", kind: "text", value: "name", summary: "the sheet of a workbook, where several would do" },
];

/** What they say; what is not given is left out. */
export function styleOptions(input: Input): Styles {
  const said = {
    dateOrder: input.options["date-order"],
    decimal: input.options["decimal"],
    rateStyle: input.options["rate-style"],
    encoding: input.options["encoding"],
    sheet: input.options["sheet"],
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
