import type { DayText, Moment } from "./calendar.ts";

/** Cells by header; a header that is absent is an empty cell. */
export type Cells = Readonly<Record<string, string>>;

const DIGITS: Readonly<Record<string, number>> = { JPY: 0, VND: 0, KWD: 3, BHD: 3 };

/** Plain decimal of minor units, without thousands marks. */
export function moneyText(amount: number | null, currency: string): string {
  if (amount === null) return "";
  const digits = DIGITS[currency] ?? 2;
  const units = String(Math.abs(amount)).padStart(digits + 1, "0");
  const sign = amount < 0 ? "-" : "";
  if (digits === 0) return sign + units;
  return `${sign}${units.slice(0, -digits)}.${units.slice(-digits)}`;
}

/** `1250` basis points as `12.5%`. */
export const percentText = (basisPoints: number): string => `${basisPoints / 100}%`;

/** `11/16/2026 8:30:00 AM`, the habit of order exports in the US. */
export function monthFirst(moment: Moment | null): string {
  if (moment === null) return "";
  const hour = Number(moment.slice(11, 13));
  const clock = `${hour % 12 === 0 ? 12 : hour % 12}${moment.slice(13, 19)}`;
  const half = hour < 12 ? "AM" : "PM";
  return `${moment.slice(5, 7)}/${moment.slice(8, 10)}/${moment.slice(0, 4)} ${clock} ${half}`;
}

/** `16/11/2026 08:30:00`, the habit of affiliate exports everywhere. */
export function dayFirst(moment: Moment | null): string {
  if (moment === null) return "";
  const day: DayText = moment.slice(0, 10);
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)} ${moment.slice(11, 19)}`;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** CSV text with a header line; every line ends with a line end. */
export function csvText(headers: readonly string[], rows: readonly Cells[]): string {
  const lines = [headers.map(quoted).join(",")];
  for (const row of rows) lines.push(headers.map((header) => quoted(row[header] ?? "")).join(","));
  return lines.map((line) => `${line}\n`).join("");
}
