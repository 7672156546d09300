/** What the bytes of a file are, by how they begin; never by the file's name. */
export type ContentKind = "zip" | "compound" | "other";

/** The first local header of a zip archive, or the end record of an empty one. */
const ZIP = [
  [0x50, 0x4b, 0x03, 0x04],
  [0x50, 0x4b, 0x05, 0x06],
] as const;

/** The container of old Excel workbooks, and of those that are protected by a password. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;

export function contentKind(bytes: Uint8Array): ContentKind {
  const begins = (magic: readonly number[]): boolean => magic.every((byte, index) => bytes[index] === byte);
  if (ZIP.some(begins)) return "zip";
  return begins(COMPOUND) ? "compound" : "other";
}
