import type { Finding } from "../core/finding.ts";
import type { ImporterDef } from "../importers/importer.ts";
import { IMPORTERS } from "../importers/index.ts";
import { gapFinding } from "../reports/doctor-imports.ts";
import type { Ledger } from "../store/open.ts";
import { coverageGaps, importedSources } from "../store/queries/health.ts";

/** Facts whose days have to be covered without a gap, since every day has some of them. */
const COVERED: readonly (readonly [check: string, fact: ImporterDef["primaryFact"]])[] = [
  ["days of orders", "order_line"],
  ["days of affiliate orders", "commission_row"],
];

/** The gaps between the days of the files of one kind, for each kind that was imported. */
export function coverageFindings({ db }: Ledger): readonly Finding[] {
  const imported = new Set(importedSources(db).map(({ source }) => source));
  return COVERED.flatMap(([check, fact]) => {
    const ids = IMPORTERS.filter(({ primaryFact }) => primaryFact === fact).map(({ id }) => id);
    return ids.some((id) => imported.has(id)) ? [gapFinding(check, ids, coverageGaps(db, ids))] : [];
  });
}
