import type { ColumnDef, ImporterDef } from "./importer.ts";

/** What becomes of a column; a buyer's user name is kept for `sample_orders` alone (`domain.md §8`). */
export type Keeping = "stored" | "dropped" | "sample_orders";

/** A column of a format in words; `sources show` and docs/sources.md print the same. */
export interface ColumnDescription {
  readonly field: string;
  /** Every header that means it, the usual first. */
  readonly headers: readonly string[];
  readonly kind: string;
  /** `yes`, `no`, or the fields of which one is needed: `one of code, link`. */
  readonly required: string;
  /** True when an empty cell rejects its row. */
  readonly filled: boolean;
  readonly keeping: Keeping;
  /** The words that a cell of kind `choice` may hold. */
  readonly words: readonly string[];
}

/** What tells one row of a kind of fact from another (`domain.md §3`). */
const KEYS: Readonly<Record<ImporterDef["primaryFact"], string>> = {
  order_line: "order id and SKU id",
  commission_row: "order id and SKU id",
  shipment: "tracking number, else order number",
  settlement_entry: "order or adjustment id, type, SKU id, settled or statement day, and total",
  creator: "handle",
  creator_metric: "handle and day seen",
  event: "handle, event and time",
  key: "handle, kind, value and from-day",
  term: "creator or *, SKU or *, kind and from-day",
  cost: "SKU and from-day",
  sample_row: "order id, else tracking number, else creator, SKU and day; and SKU",
  post: "content id, else link",
  commission_sheet_row: "order id, SKU and the creator's key as written",
  shipment_row: "tracking number, else shipment id",
  fee: "handle, kind and due day",
  ad_spend: "period, campaign, content id or creator, and SKU",
  brief: "creator, SKU and day sent",
  payment: "payment id",
  setting: "name and from-day",
};

const DATE_HABITS: Readonly<Record<NonNullable<ImporterDef["dateHabit"]>, string>> = {
  mdy: "month first",
  dmy: "day first",
  ymd: "year first",
};

/** The columns of a format, in its order. */
export function describeColumns(importer: ImporterDef): readonly ColumnDescription[] {
  return importer.columns.map((column) => ({
    field: column.field,
    headers: column.headers.map((header) => header.trim()),
    kind: column.kind,
    required: requirement(column, importer),
    filled: column.filled === true,
    keeping: keepingOf(column),
    words: Object.keys(column.choices ?? {}).filter((word) => word !== ""),
  }));
}

/** The headers without which a file is not of this format; `code or link` where one of them is enough. */
export function requiredHeaders(importer: ImporterDef): readonly string[] {
  const shown = ({ field, headers }: ColumnDef): string => (headers[0] ?? field).trim();
  const always = importer.columns.filter((column) => column.required === true).map(shown);
  const groups = [...(importer.oneOf ?? []), ...(importer.alsoOneOf ?? [])].map((group) =>
    importer.columns
      .filter(({ field }) => group.includes(field))
      .map(shown)
      .join(" or "),
  );
  return [...always, ...groups];
}

/** What a person should know of a format besides its columns, a sentence each. */
export function describeHabits(importer: ImporterDef): readonly string[] {
  const { nature, primaryFact, dateHabit, whereToExport, columns } = importer;
  const versions =
    nature === "export"
      ? "of two files the one exported later is believed, in whichever order they are imported"
      : "the later import is believed, cell by cell";
  const dates =
    dateHabit === undefined
      ? "read as the file decides; YYYY-MM-DD is never in doubt"
      : `${DATE_HABITS[dateHabit]} where the file itself leaves it open`;
  const hasDates = columns.some(({ kind }) => kind === "day" || kind === "instant");
  return [
    `Where it comes from: ${whereToExport}`,
    `One row is told from another by its key: ${KEYS[primaryFact]}.`,
    `It is ${nature === "export" ? "an export" : "a sheet kept by hand"}: ${versions}.`,
    ...(hasDates ? [`Dates: ${dates}.`] : []),
  ];
}

function requirement(column: ColumnDef, { oneOf = [], alsoOneOf = [] }: ImporterDef): string {
  if (column.required === true) return "yes";
  const group = [...oneOf, ...alsoOneOf].find((fields) => fields.includes(column.field));
  return group === undefined ? "no" : `one of ${group.join(", ")}`;
}

function keepingOf(column: ColumnDef): Keeping {
  if (column.personal === true) return "sample_orders";
  return column.kind === "buyer" || column.unread === true ? "dropped" : "stored";
}
