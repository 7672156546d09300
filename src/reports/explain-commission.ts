import { formatRate } from "../core/rate.ts";
import type { CommissionOfLine, TermInForce } from "../store/queries/explain-amounts.ts";
import type { ExplainedLine } from "../store/queries/explain-order.ts";
import type { Statement } from "./explain.ts";
import { reckoned, said } from "./explain.ts";
import type { LineFacts } from "./explain-line.ts";
import { settledSum } from "./explain-settlement.ts";

type Money = (amount: number) => string;

export function since(day: string): string {
  return day === "" ? "" : ` since ${day}`;
}

/** What a row is that tells of the same money as another, and whose amount counts. */
function sameMoney(
  row: CommissionOfLine,
  line: ExplainedLine,
): { readonly item: string; readonly counts: string } {
  if (!row.source.startsWith("tiktok-")) return { item: "sheet commission", counts: "TikTok's" };
  const isOwn = row.source === "tiktok-creator-orders";
  const counts = line.revenue_basis === "actual" ? "its settlement's" : "the seller's";
  return { item: isOwn ? "creator's export" : "commission row", counts };
}

/** What was charged on a line, what was agreed, and what counts. */
export function commissionStatements(facts: LineFacts, money: Money): Statement[] {
  const { line, commissions: rows, term } = facts;
  const { sku_id } = line;
  const counted = rows.filter(({ tiktok_amount }) => tiktok_amount === null);
  const details = rows.map((row) => {
    const who = row.handle === null ? "" : ` for @${row.handle}`;
    const part = row.row_amount === row.amount ? "" : `, of the row's ${money(row.row_amount)}`;
    if (row.tiktok_amount !== null) {
      const { item, counts } = sameMoney(row, line);
      const text = `${row.source}${who}: the same money as ${counts} ${money(row.tiktok_amount)}, which counts${part}`;
      return reckoned(sku_id, item, row.amount, text, { basis: row.basis, sources: row.sources });
    }
    const text = `${row.source}${who}${part}`;
    return reckoned(sku_id, "commission row", row.amount, text, { basis: row.basis, sources: row.sources });
  });
  return [...details, ...agreed(line, term), commissionTotal(facts, counted, money)];
}

/** Whose term it is, for what, and since when; `*` is everybody, or every SKU. */
export function termText({
  handle,
  sku,
  from_day,
}: Pick<TermInForce, "handle" | "sku" | "from_day">): string {
  const who = handle === "*" ? "everybody" : `@${handle}`;
  return `term of ${who} for ${sku === "*" ? "every SKU" : sku}${since(from_day)}`;
}

/** What was agreed, beside what was charged. */
function agreed(line: ExplainedLine, term: TermInForce | null): Statement[] {
  if (line.creator === null) return [];
  if (term === null) return [said(line.sku_id, "term", "none in force on the day of the order")];
  return [said(line.sku_id, "term", `${formatRate(term.rate)}: ${termText(term)}`, term.sources)];
}

function commissionTotal(
  { line, term, lockedRate, settled }: LineFacts,
  counted: readonly CommissionOfLine[],
  money: Money,
): Statement {
  const result = (text: string, sources: readonly string[] = []): Statement =>
    reckoned(line.sku_id, "commission", line.commission, text, { basis: line.commission_basis, sources });
  const rows = counted.map(({ amount }) => money(amount)).join(" + ");
  if (line.revenue_basis === "actual")
    return result(
      settledSum(settled, "commission", money, {
        name: "the rows that add to it",
        amounts: counted.map(({ amount }) => amount),
      }),
    );
  if (counted.length > 0) return result(`sum of the rows = ${rows}`);
  if (line.creator === null) return result("nobody gets the line, and no row charges it");
  if (term === null && lockedRate === null) return result("no row and no term in force: it counts as 0");
  const rate = lockedRate ?? term?.rate ?? 0;
  const where = term === null ? "" : termText(term);
  const why = lockedRate === null ? where : `${where}, but the rate before a cut less than 30 days ago stays`;
  const base = Math.max(0, line.net_revenue ?? 0);
  return result(`${why} = round(${money(base)} x ${formatRate(rate)})`, term?.sources ?? []);
}
