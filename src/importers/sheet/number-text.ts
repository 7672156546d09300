/** Digits of a number that a spreadsheet keeps; those behind them are noise of the binary form. */
const DIGITS = 15;

/**
 * A number as plain decimal text, as it was typed: 39.900000000000006 is `39.9`, and there is never
 * an exponent. `shift` moves the point to the right, which no multiplication does exactly.
 */
export function numberText(value: number, shift = 0): string {
  const shortest = String(value);
  if (shift === 0 && shortest.length <= DIGITS && !shortest.includes("e")) return shortest;
  if (!Number.isFinite(value)) return shortest;
  const [mantissa = "", exponent = ""] = Math.abs(value)
    .toExponential(DIGITS - 1)
    .split("e");
  const digits = mantissa.replace(".", "").replace(/0+$/u, "");
  if (digits === "") return "0";
  const point = Number(exponent) + 1 + shift;
  const whole = point > 0 ? digits.slice(0, point).padEnd(point, "0") : "0";
  const fraction = point > 0 ? digits.slice(point) : "0".repeat(-point) + digits;
  return `${value < 0 ? "-" : ""}${whole}${fraction === "" ? "" : `.${fraction}`}`;
}
