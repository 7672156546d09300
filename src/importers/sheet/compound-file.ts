import { CannotGoOn, EXIT } from "../../core/problem.ts";
import { problem } from "../problems.ts";

/** The name of the stream that holds a workbook under a password, as the container writes names. */
const ENCRYPTED = Buffer.from("EncryptedPackage", "utf16le");

/** Why a compound file is refused: it is an old workbook, or a new one behind a password. */
export function compoundRefusal(bytes: Uint8Array): CannotGoOn {
  const isEncrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(ENCRYPTED);
  const found = isEncrypted
    ? problem("passwordWorkbook", "the workbook is protected by a password.")
    : problem("oldWorkbook", "this is a workbook of the old kind (.xls), not .xlsx.");
  return new CannotGoOn(EXIT.refused, found);
}
