import { formatMoney } from "../core/money.ts";
import type { Difference } from "../reports/diff.ts";
import { diffTable } from "../reports/diff.ts";
import { netProfit } from "../reports/profit-columns.ts";
import { periodCauses } from "../reports/diff-periods.ts";
import type { Note, Table } from "../render/table.ts";
import { periodSums } from "../store/queries/diff-periods.ts";
import { profitTotal } from "../store/queries/profit.ts";
import type { ReportStart } from "./answer.ts";
import { reportResult, startReport } from "./answer.ts";
import type { CommandDef, Input } from "./command.ts";
import { changeOfKnowledge } from "./compare.ts";
import type { DiffWish } from "./diff-wish.ts";
import { DIFF_OPTIONS, diffWish } from "./diff-wish.ts";
import { checkKnownAt } from "./known-at.ts";
import { BASIS_OPTION, CREATOR_OPTION, profitScope } from "./profit-scope.ts";

type Wish<Kind> = Extract<DiffWish, { readonly kind: Kind }>;

function compared(start: ReportStart, { before, after }: Difference, names: readonly [string, string]): Note {
  const { currency } = start.heading;
  const money = (amount: number): string => `${currency} ${formatMoney(amount, currency)}`;
  return {
    code: "compared",
    message: `net profit ${money(before)} ${names[0]}, ${money(after)} ${names[1]}`,
  };
}

function periods(start: ReportStart, input: Input, { from, to }: Wish<"periods">): Table {
  const { db } = start.ledger;
  const [first, second] = [from, to].map(({ days }) => {
    const scope = profitScope(start, input, days);
    return { scope, sums: periodSums(db, scope), net: netProfit(profitTotal(db, scope)) };
  }) as [PeriodFacts, PeriodFacts];
  const lines = [...first.sums.values(), ...second.sums.values()].reduce((sum, part) => sum + part.lines, 0);
  const causes = periodCauses(first.sums, second.sums);
  const difference = { before: first.net, after: second.net, causes, lines };
  return diffTable({
    title: `Change of net profit from ${from.name} to ${to.name}`,
    difference,
    period: { ...to.days, basis: second.scope.basis },
    notes: [compared(start, difference, [`in ${from.name}`, `in ${to.name}`])],
  });
}

interface PeriodFacts {
  readonly scope: ReturnType<typeof profitScope>;
  readonly sums: ReturnType<typeof periodSums>;
  readonly net: number;
}

function stateName(state: string): string {
  return /^\d+$/u.test(state) ? `after change ${state}` : `at the end of ${state}`;
}

async function states(start: ReportStart, input: Input, wish: Wish<"states">): Promise<Table> {
  checkKnownAt(start.ledger, wish.before, wish.after === null ? "--since-change" : "--between");
  if (wish.after !== null) checkKnownAt(start.ledger, wish.after, "--and");
  const scope = profitScope(start, input);
  const difference = await changeOfKnowledge(start, scope, wish);
  const names = [stateName(wish.before), wish.after === null ? "now" : stateName(wish.after)] as const;
  return diffTable({
    title: `Change of net profit as known ${names[0]} and ${names[1]}`,
    difference,
    period: { ...start.period, basis: scope.basis },
    notes: [compared(start, difference, [`as known ${names[0]}`, `as known ${names[1]}`])],
  });
}

export const diff: CommandDef = {
  arguments: [],
  options: [...DIFF_OPTIONS, CREATOR_OPTION, BASIS_OPTION],
  report: true,
  examples: [
    "creatorops diff --from-period 2026-09 --to-period 2026-10",
    "creatorops diff --month 2026-10 --since-change 12",
  ],
  run: async (context, input) => {
    const start = await startReport(context);
    const wish = await diffWish(input, start.period);
    const table = wish.kind === "periods" ? periods(start, input, wish) : await states(start, input, wish);
    return reportResult(start, table);
  },
};
