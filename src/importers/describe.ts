import type { DateOrder } from "../core/time.ts";
import type { ColumnDef, ImporterDef } from "./importer.ts";

/**
 * What becomes of a column; a buyer's user name is kept for `sample_orders` alone (`domain.md §8`), and of
 * a free text only the `evidence` in it.
 */
export type Keeping = "stored" | "dropped" | "sample_orders" | "evidence";

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
  creator_sale: "creator, order id, SKU id, product id and content id",
  return: "return order id and SKU id",
  shipment: "tracking number, else the source's own number, else order number",
  settlement_entry: "order or adjustment id, type, SKU id, settled or statement day, and total",
  creator: "handle",
  creator_metric: "handle and day seen",
  event: "handle, event and time",
  key: "handle, kind, value and from-day",
  decision: "order id, sample or parcel, and SKU",
  term: "creator or *, SKU or *, kind and from-day",
  cost: "SKU and from-day",
  sample_row: "order id, else tracking number, else creator, SKU and day; and SKU",
  post: "content id, else link",
  commission_sheet_row:
    "order id, SKU, the creator's key as written, and the conversion's id where there is one",
  shipment_row: "tracking number, else shipment id",
  fee: "handle, kind and due day",
  ad_spend: "period, campaign, content id or creator, and SKU",
  brief: "creator, SKU and day sent",
  payment: "payment id",
  label_charge: "shipment id, charge or credit, day and amount; the amounts of a shipment add up",
  order_evidence: "order id",
  setting: "name and from-day",
  profile: "name",
};

const DATE_HABITS: Readonly<Record<DateOrder, string>> = {
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

/** Of the needed fields those that are not among `fields`, in groups of which one is enough. */
export function missingFields(
  importer: ImporterDef,
  fields: readonly string[],
): readonly (readonly [string, ...string[]])[] {
  const always = importer.columns.filter(({ required }) => required === true).map(({ field }) => [field]);
  const groups = [...always, ...(importer.oneOf ?? []), ...(importer.alsoOneOf ?? [])];
  return groups.flatMap(([first, ...others]) => {
    if (first === undefined || [first, ...others].some((field) => fields.includes(field))) return [];
    return [[first, ...others] as const];
  });
}

/** What a person should know of a format besides its columns, a sentence each. */
export function describeHabits(importer: ImporterDef): readonly string[] {
  const { nature, primaryFact, whereToExport, columns, layoutOf, needsCreator } = importer;
  const versions =
    nature === "export"
      ? "of two files the one exported later is believed, in whichever order they are imported"
      : "the later import is believed, cell by cell";
  const hasDates = columns.some(({ kind }) => kind === "day" || kind === "instant");
  const unverified =
    `Unverified: the layout is known from help pages alone, so it is proposed and never loaded without --as ${importer.id}; ` +
    `its rows become those of ${layoutOf}.`;
  return [
    ...(layoutOf === undefined ? [] : [unverified]),
    `Where it comes from: ${whereToExport}`,
    `One row is told from another by its key: ${KEYS[primaryFact]}.`,
    `It is ${nature === "export" ? "an export" : "a sheet kept by hand"}: ${versions}.`,
    ...(needsCreator === true ? ["Nothing in it names its creator: say whose it is with --creator."] : []),
    ...(hasDates ? [`Dates: ${dateHabitOf(importer)}.`] : []),
  ];
}

function dateHabitOf({ dateHabit, columns }: ImporterDef): string {
  if (dateHabit === undefined) return "read as the file decides; YYYY-MM-DD is never in doubt";
  if (typeof dateHabit !== "object") return `${DATE_HABITS[dateHabit]} where the file itself leaves it open`;
  const layout =
    columns.find(({ field }) => field === dateHabit.withField)?.headers[0] ?? dateHabit.withField;
  const elsewhere = "elsewhere --date-order is asked for";
  return `AM or PM means month first; without them ${DATE_HABITS[dateHabit.order]} in layouts with the column "${layout}", ${elsewhere}`;
}

function requirement(column: ColumnDef, { oneOf = [], alsoOneOf = [] }: ImporterDef): string {
  if (column.required === true) return "yes";
  const group = [...oneOf, ...alsoOneOf].find((fields) => fields.includes(column.field));
  return group === undefined ? "no" : `one of ${group.join(", ")}`;
}

function keepingOf(column: ColumnDef): Keeping {
  if (column.personal !== undefined) return column.personal;
  return column.kind === "buyer" || column.unread === true ? "dropped" : "stored";
}
