import { z } from "zod";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Instant } from "../core/scalars.ts";
import type { ReadOptions } from "./read.ts";
import { problem } from "./problems.ts";

const SCHEMA = z.strictObject({
  source: z.string(),
  /** Base name of the file that the rows come from: some formats state zone or days in it. */
  file: z.string(),
  /** Seconds, and milliseconds, since 1970. */
  exported_at: z.int(),
  modified_at: z.int(),
  /** SHA-256 of that file, and of those that it had come from itself. */
  follows: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  dates: z.enum(["dmy", "mdy"]).optional(),
  decimals: z.enum([".", ","]).optional(),
  rates: z.enum(["fraction", "percent"]).optional(),
  creator: z.string().optional(),
  /** Which column is which, where the headers alone did not say it. */
  columns: z.array(z.strictObject({ field: z.string(), header: z.string() })).optional(),
  samples: z.literal(true).optional(),
  replacements: z.literal(true).optional(),
});

/**
 * How a file was read, beside each of its rejected rows: a few rows of it, mended, are then read as the whole
 * file was, whatever they would tell by themselves.
 */
export type ReadAs = z.infer<typeof SCHEMA>;

export function writeReadAs(readAs: ReadAs): string {
  return JSON.stringify(readAs);
}

/** @throws CannotGoOn (exit 2) when the text was changed, or rows of several files stand together. */
export function parseReadAs(texts: ReadonlySet<string>): ReadAs | null {
  const [text, other] = texts;
  if (text === undefined) return null;
  if (other !== undefined) throw refusal("its rows come from several files, or were read in several ways.");
  try {
    return SCHEMA.parse(JSON.parse(text));
  } catch {
    throw refusal('its column "read_as" was changed.');
  }
}

function refusal(message: string): CannotGoOn {
  return new CannotGoOn(EXIT.refused, problem("rejectOrigin", message, { column: "read_as" }));
}

/** What was said of the file then, as if it were said again; what is said now goes before it. */
export function asReadBefore(readAs: ReadAs | null, options: ReadOptions): ReadOptions {
  if (readAs === null) return options;
  const { source, exported_at: exportedAt, dates, decimals, rates, creator, columns } = readAs;
  return {
    as: source,
    exportedAt: exportedAt as Instant,
    ...(dates === undefined ? {} : { dateOrder: dates }),
    ...(decimals === undefined ? {} : { decimal: decimals }),
    ...(rates === undefined ? {} : { rateStyle: rates }),
    ...(creator === undefined ? {} : { creator }),
    ...(columns === undefined ? {} : { mapping: columns }),
    ...options,
  };
}
