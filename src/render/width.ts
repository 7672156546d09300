/** How many columns of a terminal a text takes, and how to cut it without breaking a character. */

const ASCII = /^[\x20-\x7e]*$/;
/** A grapheme that terminals draw as a picture two columns wide. */
const PICTURE =
  /^\p{Emoji_Presentation}|^\p{Emoji}.*\ufe0f|^\p{Regional_Indicator}{2}|\u200d\p{Extended_Pictographic}/u;
/** Marks that are drawn onto the character before them, and the later letters of a Korean syllable. */
const NO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff\ud7b0-\ud7ff]$/u;
/** East Asian Wide and Fullwidth blocks (Unicode Standard Annex 11). */
const DOUBLE_WIDTH =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{16fe0}-\u{1b2ff}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]$/u;

/** Made on first use: most tables are plain ASCII, and it costs milliseconds. */
let segmenter: Intl.Segmenter | undefined;

/** The characters as a reader counts them. */
function graphemes(text: string): string[] {
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return Array.from(segmenter.segment(text), (segment) => segment.segment);
}

/** Columns that `text` takes on a terminal; `text` is one line without control characters. */
export function displayWidth(text: string): number {
  if (ASCII.test(text)) return text.length;
  return graphemes(text).reduce((total, grapheme) => total + graphemeWidth(grapheme), 0);
}

/** `text` cut to `width` columns, with an ellipsis when something was cut. */
export function cutToWidth(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let cut = "";
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += graphemeWidth(grapheme);
    if (used > width - 1) break;
    cut += grapheme;
  }
  return `${cut}…`;
}

/** `text` filled with blanks to `width` columns. */
export function padToWidth(text: string, width: number, side: "left" | "right"): string {
  const blanks = " ".repeat(Math.max(0, width - displayWidth(text)));
  return side === "left" ? blanks + text : text + blanks;
}

function graphemeWidth(grapheme: string): number {
  if (PICTURE.test(grapheme)) return 2;
  let width = 0;
  for (const character of grapheme) width += characterWidth(character);
  return width;
}

function characterWidth(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return DOUBLE_WIDTH.test(character) ? 2 : 1;
}
