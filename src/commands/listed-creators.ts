import type { CreatorWish, ListedCreator } from "../reports/creators.ts";
import { creatorsTable } from "../reports/creators.ts";
import { creatorRows } from "../store/queries/creators.ts";
import { stageRows } from "../store/queries/standing.ts";
import { standOn } from "../store/standing.ts";
import type { ReportStart } from "./answer.ts";
import { reportResult } from "./answer.ts";
import type { Result } from "./command.ts";

/** Creators who are known on the report's day, as the wish says. */
export function listedCreators(
  start: ReportStart,
  name: "creators list" | "creators find",
  wish: CreatorWish,
): Result {
  const { asOf, period, ledger } = start;
  standOn(ledger.db, asOf);
  const to = period.to === null || period.to > asOf ? asOf : period.to;
  const known = new Map(
    creatorRows(ledger.db, { asOf, from: period.from ?? "", to }).map((row) => [row.creator, row] as const),
  );
  const rows = stageRows(ledger.db).flatMap((row): readonly ListedCreator[] => {
    const creator = known.get(row.creator);
    return creator === undefined ? [] : [{ ...row, ...creator }];
  });
  return reportResult(start, creatorsTable(name, rows, wish, { ...period, basis: "order" }));
}
