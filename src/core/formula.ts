/** First characters, after blanks, that make a spreadsheet take a text for a formula. */
const FORMULA = /^\s*[=+\-@＝＋－＠|]|^[\t\r\n\0]/;

/** Whether a spreadsheet would run the text instead of showing it. */
export function looksLikeFormula(text: string): boolean {
  return FORMULA.test(text);
}
