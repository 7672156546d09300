import { createHash } from "node:crypto";
import type { DecimalMark } from "../core/money.ts";
import type { RateStyle } from "../core/rate.ts";
import type { DateOrder } from "../core/time.ts";
import { normaliseHeader } from "./header.ts";
import type { Mapping } from "./mapping.ts";

/** What a person decided about how a file is written, for the next file of its kind. */
export interface Styles {
  readonly dateOrder?: DateOrder;
  readonly decimal?: DecimalMark;
  readonly rateStyle?: RateStyle;
  readonly encoding?: string;
  /** Sheet of a workbook, by name. */
  readonly sheet?: string;
}

/** How files with one header are read: saved once, used by itself from then on. */
export interface Profile {
  readonly name: string;
  /** Source id. */
  readonly source: string;
  readonly columns: Mapping;
  /** Of the header that the profile was made for; see `fingerprintOf`. */
  readonly fingerprint: string;
  readonly styles: Styles;
}

export const STYLE_NAMES = ["dateOrder", "decimal", "rateStyle", "encoding", "sheet"] as const;

/** The decisions among other options; what is not said is left out. */
export function stylesOf(options: Styles): Styles {
  return Object.fromEntries(
    STYLE_NAMES.flatMap((name) => (options[name] === undefined ? [] : [[name, options[name]]])),
  );
}

/**
 * Tells one header from another, whatever the order of its columns: a hash, since the first row of a file
 * without headers is a buyer's data.
 */
export function fingerprintOf(header: readonly string[]): string {
  const texts = header.map((text) => normaliseHeader(text, "sheet")).filter((text) => text !== "");
  return createHash("sha256").update(JSON.stringify(texts.toSorted())).digest("hex").slice(0, 16);
}
