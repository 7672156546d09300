import { cleanCell } from "../core/cell.ts";
import { normaliseCode } from "../core/code.ts";
import { isContentId } from "../core/content-id.ts";
import { normaliseEmail } from "../core/email.ts";
import { normaliseHandle } from "../core/handle.ts";
import { cleanId } from "../core/id.ts";
import { readLink } from "../core/link.ts";

/** What identifies a creator in files (`domain.md §1`, Key). */
export const KEY_KINDS = ["code", "link", "handle", "email", "affiliate_id", "content"] as const;
export type KeyKind = (typeof KEY_KINDS)[number];

const READERS: Readonly<Record<KeyKind, (text: string) => string | null>> = {
  code: normaliseCode,
  link: (text) => readLink(text)?.link ?? null,
  handle: normaliseHandle,
  email: normaliseEmail,
  affiliate_id: cleanCell,
  content: (text) => {
    const id = readLink(text)?.contentId ?? cleanId(text);
    return id !== null && isContentId(id) ? id : null;
  },
};

/** A key as it is stored and compared; null when the text is no key of this kind. */
export function normaliseKey(kind: KeyKind, text: string): string | null {
  return READERS[kind](text);
}
