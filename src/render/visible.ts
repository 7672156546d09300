/**
 * Makes characters that a reader cannot see, or that a terminal would obey, visible. Every text
 * that comes from data or from the command line passes through here before it reaches a terminal.
 */

/** C0, DEL and C1: a terminal obeys these. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;
/** Bidirectional marks, zero-width and other invisible characters, tags, lone surrogates. */
const INVISIBLE =
  /[\u034f\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}\p{Surrogate}]/u;
const SUSPECT = new RegExp(`${CONTROL.source}|${INVISIBLE.source}`, "gu");
const CONTROLS = new RegExp(CONTROL.source, "g");

/** A joiner between two pictures is part of an emoji (a family, a profession) and stays. */
const BEFORE_JOINER = /(?:\p{Extended_Pictographic}|\ufe0f|[\u{1f3fb}-\u{1f3ff}])$/u;
const AFTER_JOINER = /^\p{Extended_Pictographic}/u;

/**
 * One printable line: controls in caret notation (`^[`, `^J`, and `M-^[` for U+009B, as `cat -v`
 * prints them), invisible characters as `<U+202E>`.
 */
export function visible(text: string): string {
  return text.replace(SUSPECT, (character, offset: number) => {
    if (character === "\u200d" && joinsPictures(text, offset)) return character;
    return CONTROL.test(character) ? caret(character.charCodeAt(0)) : codePoint(character);
  });
}

/** The text without C0, DEL and C1 characters, for files that other programs read. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, "");
}

function caret(code: number): string {
  if (code >= 0x80) return `M-${caret(code - 0x80)}`;
  return `^${String.fromCharCode(code ^ 0x40)}`;
}

function codePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `<U+${code.toString(16).toUpperCase().padStart(4, "0")}>`;
}

function joinsPictures(text: string, offset: number): boolean {
  return BEFORE_JOINER.test(text.slice(0, offset)) && AFTER_JOINER.test(text.slice(offset + 1));
}
