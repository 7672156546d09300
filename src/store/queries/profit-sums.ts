import { addMonths, monthDays } from "../../core/months.ts";
import type { ProfitScope } from "./profit-entries.ts";
import { bounds } from "./profit-entries.ts";
import { periodBounds } from "./period-bounds.ts";
import type { ProfitKey } from "./profit-keys.ts";

/** Which sums by day stand in for the lines of a scope: the shop's, or those of the rows by creator; null: none do. */
export type SumsOf = "shop" | "owner" | null;

const BY_DAY: readonly ProfitKey[] = ["week", "month", "total"];
const BY_OWNER: readonly ProfitKey[] = ["creator", "stage", "niche", "tag"];

/**
 * Sums tell the same as the lines by the day of the order. Products and content are told by the line, and so are
 * orders over all creators alone, of whom one order may have several.
 */
export function sumsOf(by: ProfitKey, { basis, attributedOnly, creator }: ProfitScope): SumsOf {
  if (basis !== "order" || attributedOnly) return null;
  if (BY_DAY.includes(by)) return creator === null ? "shop" : "owner";
  return BY_OWNER.includes(by) ? "owner" : null;
}

/** The status of the lines that stand in a row by creator. */
export const STATUS_OF_OWNER =
  "CASE owner WHEN '(organic)' THEN 'organic' WHEN '(unresolved)' THEN 'unknown' ELSE 'attributed' END";

/** Sums of the period, as if they were lines `l`: by day of the shop, else by row by creator. */
export function sums(of: Exclude<SumsOf, null>, by: ProfitKey): string {
  if (of === "shop")
    return "SELECT *, 'shop' AS owner, NULL AS status, NULL AS creator FROM shop_day WHERE day BETWEEN @from AND @to";
  const days = `SELECT *, ${STATUS_OF_OWNER} AS status, owner AS creator FROM owner_day
    WHERE (@creator IS NULL OR owner = @creator)`;
  if (by === "week" || by === "month") return `${days} AND day BETWEEN @from AND @to`;
  return `SELECT *, ${STATUS_OF_OWNER} AS status, owner AS creator FROM owner_month
      WHERE (@creator IS NULL OR owner = @creator) AND month BETWEEN @firstMonth AND @lastMonth
    UNION ALL ${days} AND day BETWEEN @from AND @headEnd
    UNION ALL ${days} AND day BETWEEN @tailStart AND @to`;
}

/** No day and no month. */
const NEVER = "9999-99";

/** The whole months of a period, and the days before and after them. */
function parts(from: string, to: string): Record<string, string> {
  const [monthOfFrom, monthOfTo] = [from.slice(0, 7), to.slice(0, 7)];
  const isFromWhole = from === "" || from.endsWith("-01");
  const firstMonth = isFromWhole ? monthOfFrom : addMonths(monthOfFrom, 1);
  const isToWhole = to === monthDays(monthOfTo)?.to || to === "9999-12-31";
  const lastMonth = isToWhole ? monthOfTo : addMonths(monthOfTo, -1);
  if (firstMonth > lastMonth) return { firstMonth: NEVER, lastMonth: "", headEnd: to, tailStart: NEVER };
  return {
    firstMonth,
    lastMonth,
    headEnd: isFromWhole ? "" : `${monthOfFrom}-31`,
    tailStart: isToWhole ? NEVER : `${monthOfTo}-01`,
  };
}

/** The values that statements over sums name. */
export function sumBounds(of: SumsOf, scope: ProfitScope): Record<string, string | number | null> {
  const { from, to } = periodBounds(scope);
  return of === "owner" ? { ...bounds(scope), ...parts(from, to) } : bounds(scope);
}
