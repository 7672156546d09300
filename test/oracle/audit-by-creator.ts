import { sum } from "./arithmetic.ts";
import type { AuditRow, Verdict } from "./audit.ts";
import { VERDICTS } from "./audit.ts";
import { groupBy } from "./grouping.ts";

/** A row of `audit --by creator` (`cli.md §4`, `domain.md §7`). */
export interface CreatorAudit {
  readonly creator: string;
  readonly rows: number;
  readonly charged: number;
  readonly expected: number;
  readonly over: number;
  readonly under: number;
  readonly top_verdict: Verdict;
}

/** What a verdict is about: all that was charged without terms, else the difference; a match is about nothing. */
function moneyAtStake(row: AuditRow): number {
  if (row.verdict === "no_terms") return Math.abs(row.charged);
  return row.verdict === "match" ? 0 : Math.abs(row.difference ?? 0);
}

/** The verdict with the most money at stake, then the most rows, then the first of the rules. */
function topVerdict(rows: readonly AuditRow[]): Verdict {
  const groups = VERDICTS.map((verdict) => {
    const own = rows.filter((row) => row.verdict === verdict);
    return { verdict, money: sum(own.map(moneyAtStake)), count: own.length };
  }).filter(({ count }) => count > 0);
  return groups.toSorted((one, other) => other.money - one.money || other.count - one.count)[0]!.verdict;
}

export function auditByCreator(rows: readonly AuditRow[]): CreatorAudit[] {
  return [...groupBy(rows, (row) => row.creator)].map(([creator, own]) => {
    const withTerms = own.filter((row) => row.expected_rate_bps !== null);
    const differences = own.map((row) => row.difference ?? 0);
    return {
      creator,
      rows: own.length,
      charged: sum(withTerms.map((row) => row.charged)),
      expected: sum(withTerms.map((row) => row.expected ?? 0)),
      over: sum(differences.filter((difference) => difference > 0)),
      under: -sum(differences.filter((difference) => difference < 0)) || 0,
      top_verdict: topVerdict(own),
    };
  });
}
