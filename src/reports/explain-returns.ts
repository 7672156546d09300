import type { ExplainedLine } from "../store/queries/explain-order.ts";
import type { ReturnOfLine } from "../store/queries/explain-returns.ts";
import type { Statement } from "./explain.ts";
import { said } from "./explain.ts";

/** What came back of a line, a return each, and whether its units count (`domain.md §5`, Refunds). */
export function returnStatements(
  line: ExplainedLine,
  returns: readonly ReturnOfLine[],
  money: (amount: number) => string,
): readonly Statement[] {
  return returns.map((row) => {
    const days = [
      row.requested_on === null ? "" : `, requested ${row.requested_on}`,
      row.refunded_on === null ? "" : `, refunded ${row.refunded_on}`,
    ].join("");
    const type = row.return_type === null ? "" : `${row.return_type}, `;
    const price = row.unit_price === null ? "" : ` at ${money(row.unit_price)}`;
    const verdict = row.counts === 1 ? "its units count as returned" : "its units do not count";
    const text = `${row.quantity} of ${line.quantity}${price}: ${type}${row.status_text}${days}; ${verdict}`;
    return said(line.sku_id, `return ${row.return_id}`, text, row.sources);
  });
}
