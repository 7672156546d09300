import { formatMoney } from "../core/money.ts";
import type { Cell, CellKind } from "./table.ts";

/** Kinds whose cells are words and not figures: they may hold anything that a file held. */
const WORDS: ReadonlySet<CellKind> = new Set(["text", "lines", "handle", "id", "list"]);

export function isWords(kind: CellKind): boolean {
  return WORDS.has(kind);
}

/** Kinds that are set to the right. */
export function isFigure(kind: CellKind): boolean {
  return kind === "integer" || kind === "money" || kind === "bps" || kind === "decimal";
}

/**
 * A cell for programs: amounts as plain decimals with a dot, days as ISO text, basis points as integers,
 * null as empty. Words are as they are in the data; the format has to escape them.
 * @param currency decides the decimals of money; a ledger's currency, or null when there is none.
 */
export function plainCell(cell: Cell | undefined, kind: CellKind, currency: string | null): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "object") return cell.join("; ");
  if (kind === "money" && typeof cell === "number") return formatAmount(cell, currency);
  return String(cell);
}

/** An amount of minor units as a plain decimal. Money without a currency is a mistake of ours. */
export function formatAmount(amount: number, currency: string | null): string {
  if (currency === null) throw new Error("a money column needs the ledger's currency");
  return formatMoney(amount, currency);
}

/** Basis points as a percentage with one or two decimals: 1250 is `12.5%`, 1234 is `12.34%`. */
export function formatPercent(basisPoints: number): string {
  const digits = Math.abs(basisPoints).toString().padStart(3, "0");
  const decimals = digits.slice(-2).replace(/0$/, "");
  return `${basisPoints < 0 ? "-" : ""}${digits.slice(0, -2)}.${decimals}%`;
}
