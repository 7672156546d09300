import { CannotGoOn } from "../core/problem.ts";
import type { ImporterDef } from "./importer.ts";
import { fingerprintOf } from "./profile.ts";
import { formatsFor, type ReadingOptions } from "./reading.ts";
import { scoreHeader } from "./recognise.ts";
import { decodeText } from "./sheet/decode.ts";
import { readTable } from "./sheet/table.ts";

/**
 * The encoding of a file: as stated, else none in particular where its bytes speak for themselves, else the
 * one that a profile remembers under which the file has the profile's header. A header can only be compared
 * once it is decoded, so each remembered encoding is tried on it.
 */
export function encodingFor(
  bytes: Uint8Array,
  options: ReadingOptions,
  importers: readonly ImporterDef[],
): string | undefined {
  const { encoding, profile, profiles = [] } = options;
  const saved = profile === undefined ? profiles : [profile];
  const remembered = saved.filter(({ styles }) => styles.encoding !== undefined);
  if (encoding !== undefined || remembered.length === 0 || decoded(bytes, undefined) !== null)
    return encoding;
  for (const one of remembered) {
    const text = decoded(bytes, one.styles.encoding);
    if (text === null) continue;
    if (profile !== undefined) return one.styles.encoding;
    const formats = formatsFor({ profile: one }, importers);
    const { header } = readTable(text, (cells) => scoreHeader(cells, formats, false));
    if (fingerprintOf(header) === one.fingerprint) return one.styles.encoding;
  }
  return undefined;
}

function decoded(bytes: Uint8Array, encoding: string | undefined): string | null {
  try {
    return decodeText(bytes, encoding);
  } catch (error) {
    if (error instanceof CannotGoOn) return null;
    throw error;
  }
}
