import type { LedgerHeading, Table } from "./table.ts";

export const FORMATS = ["table", "csv", "tsv", "json", "md"] as const;
export type Format = (typeof FORMATS)[number];

/** What a format needs besides the tables. */
export interface RenderOptions {
  /** Path of the command, for the JSON schema of a command with several tables. */
  readonly command: string;
  /** Null for commands that open no ledger. */
  readonly heading: LedgerHeading | null;
  /** Day of the report; null where it means nothing. */
  readonly asOf: string | null;
  /** Exit code, repeated in JSON. */
  readonly exit: number;
  /** Columns of the terminal; null when the output goes elsewhere and nothing has to fit. */
  readonly width: number | null;
  readonly colour: boolean;
  /** CSV for spreadsheets: byte order mark and CRLF. */
  readonly excel: boolean;
}

export interface Rendered {
  readonly text: string;
  /** What comes behind the text, in pieces that are made while they are written. */
  readonly further?: Iterable<string>;
  /** Lines for stderr about what the text leaves out. */
  readonly remarks: readonly string[];
}

/** Turns tables into the text of one format. Each format is one module that exports one of these. */
export type Renderer = (tables: readonly Table[], options: RenderOptions) => Rendered;
