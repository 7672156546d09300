import type { CommandDef } from "./command.ts";

export const importFiles: CommandDef = {
  arguments: [
    { name: "file", summary: "files and folders; - is standard input", required: true, variadic: true },
  ],
  options: [
    { name: "as", kind: "text", value: "source", summary: "the format, where the headers leave it open" },
    { name: "dry-run", kind: "flag", summary: "say what would happen and change nothing" },
    { name: "strict", kind: "flag", summary: "one rejected row refuses its file" },
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
      name: "encoding",
      kind: "text",
      value: "name",
      summary: "encoding of a file that is not UTF-8: gbk, windows-1252",
    },
    {
      name: "creator",
      kind: "text",
      value: "handle",
      summary: "whose file it is, when it has no creator column",
    },
    { name: "samples", kind: "flag", summary: "the orders of these files are samples" },
    { name: "replacements", kind: "flag", summary: "the orders of these files are replacements" },
    {
      name: "exported-at",
      kind: "text",
      value: "time",
      summary: "when the file was exported; standard input needs it",
    },
    {
      name: "rate-style",
      kind: "choice",
      choices: ["fraction", "percent"],
      value: "style",
      summary: "what a bare commission rate means",
    },
    { name: "recursive", kind: "flag", summary: "look into folders of folders" },
    {
      name: "expect-rows",
      kind: "integer",
      value: "rows",
      summary: "refuse a file with another number of rows",
    },
    { name: "allow-cut", kind: "flag", summary: "read an export that has no line end at its end" },
  ],
  report: false,
  examples: ["creatorops import exports/", "creatorops import orders.csv costs.csv --dry-run"],
};
