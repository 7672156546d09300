import { heldDays, OPEN_END } from "../core/held-days.ts";
import { KEY_KINDS, normaliseKey, type KeyKind } from "../importers/key-values.ts";
import type { WrittenKey } from "../store/queries/keys.ts";
import type { OptionDef } from "./command.ts";

export const KIND_OPTION: OptionDef = {
  name: "kind",
  kind: "choice",
  choices: KEY_KINDS,
  value: "kind",
  summary: "what the value is; else an address is a link and anything else a code",
};

/** `code MAYA15` or `handle @maker.two`. */
export function keyName({ kind, value }: Pick<WrittenKey, "kind" | "value">): string {
  return `${kind.replace("_", " ")} ${kind === "handle" ? "@" : ""}${value}`;
}

/** The days of a key, as they are put behind its name; nothing where it always holds. */
export function keyDays({ from_day, to_day }: Pick<WrittenKey, "from_day" | "to_day">): string {
  return heldDays(from_day, to_day === OPEN_END ? "" : to_day);
}

/** Whether a text as typed is this key. */
export function isNamed(key: WrittenKey, text: string): boolean {
  return normaliseKey(key.kind as KeyKind, text) === key.value;
}
