import { unread } from "../columns.ts";
import type { ColumnDef, ImporterDef } from "../importer.ts";

/** One column of a program's file beside the field of the source that it fills. */
export interface LayoutColumn {
  readonly field: string;
  readonly header: string;
  /** For words of the program: normalised word → ours; a word that is not listed rejects its row. */
  readonly words?: Readonly<Record<string, string>>;
}

/** A layout that is known from help pages alone, as data. */
export interface LayoutDef {
  readonly id: string;
  readonly title: string;
  readonly whereToExport: string;
  readonly columns: readonly LayoutColumn[];
  /** Headers that are known to be there and that nothing is taken from. */
  readonly unread: readonly string[];
  /** Columns that only say which rows are no data. */
  readonly marks?: readonly string[];
  readonly isNotData?: ImporterDef["isNotData"];
}

/** The layout as a format of its own: the source's reading of a row, under the program's headers. */
export function layoutOf(source: ImporterDef, layout: LayoutDef): ImporterDef {
  const { id, title, whereToExport, columns, marks = [], isNotData } = layout;
  const fields = new Set(columns.map(({ field }) => field));
  const groups = (source.oneOf ?? []).map((group) => group.filter((field) => fields.has(field)));
  // Of a group of which one is enough a layout may have but one.
  const only = new Set(groups.filter((group) => group.length === 1).flat());
  return {
    ...source,
    id,
    title: `${title} (unverified layout)`,
    layoutOf: source.id,
    whereToExport,
    columns: [
      ...columns.map((column) => ({ ...columnOf(source, column), ...requiredIf(only.has(column.field)) })),
      ...marks.map((header): ColumnDef => ({ field: header, headers: [header], kind: "text" })),
      ...unread(...layout.unread),
    ],
    oneOf: groups.filter((group) => group.length > 1),
    ...(isNotData === undefined ? {} : { isNotData }),
  };
}

function requiredIf(isOnly: boolean): { readonly required?: true } {
  return isOnly ? { required: true } : {};
}

function columnOf(source: ImporterDef, { field, header, words }: LayoutColumn): ColumnDef {
  const def = source.columns.find((column) => column.field === field);
  if (def === undefined) throw new Error(`${source.id} has no field ${field}`);
  const column = { ...def, headers: [header] };
  return words === undefined ? column : { ...column, kind: "choice", choices: words };
}
