import { counted } from "../core/counted.ts";
import type { Finding } from "../core/finding.ts";
import { ok, warn } from "../core/finding.ts";
import type { Gap, ImportedSource, RejectedImport } from "../store/queries/health.ts";
import type { ExceptionRow } from "../store/queries/reconcile.ts";

/** Days after which an export is old: reports are made every week. */
const OLD_EXPORT_DAYS = 14;
const MOST_NAMED = 3;

/** A source with the age of its newest export, in days. */
export interface AgedSource extends ImportedSource {
  readonly exported_on: string;
  readonly days_old: number;
}

/** The last import of each source: when it was exported, and the days of its rows. */
export function sourceFindings(sources: readonly AgedSource[]): readonly Finding[] {
  if (sources.length === 0) return [warn("imports", "nothing was imported yet", "creatorops import FILE")];
  return sources.map((source) => {
    const check = `import ${source.source}`;
    const { from_day: from, to_day: to } = source;
    const days = from === null || to === null ? "" : `, rows of ${from} to ${to}`;
    const age = counted(source.days_old, "day");
    const files = counted(source.imports, "file");
    const verb = source.nature === "export" ? "exported" : "saved";
    const finding = `last ${verb} on ${source.exported_on}, ${age} ago; ${files}${days}`;
    const isOld = source.nature === "export" && source.days_old > OLD_EXPORT_DAYS;
    const cure = `export it again and import it: creatorops sources show ${source.source}`;
    return isOld ? warn(check, finding, cure) : ok(check, finding);
  });
}

/** Days that no file of a kind covers, between those that some do. */
export function gapFinding(check: string, sources: readonly string[], gaps: readonly Gap[]): Finding {
  if (gaps.length === 0) return ok(check, "no gap between the days of its files");
  const named = gaps
    .slice(0, MOST_NAMED)
    .map(({ from_day: from, to_day: to }) => (from === to ? from : `${from} to ${to}`));
  const more = gaps.length > MOST_NAMED ? ` and ${gaps.length - MOST_NAMED} more` : "";
  const finding = `no file has a row of ${named.join(", ")}${more}`;
  return warn(
    check,
    finding,
    `unless nothing was sold then, export those days: creatorops sources show ${sources[0]}`,
  );
}

export function rejectedFinding(imports: readonly RejectedImport[]): Finding {
  const [first] = imports;
  if (first === undefined) return ok("rejected rows", "none");
  const named = imports.map(({ change_id: id, rejected }) => `change ${id}: ${rejected}`);
  const rows = imports.reduce((sum, { rejected }) => sum + rejected, 0);
  const finding = `${counted(rows, "row")} (${named.join(", ")})`;
  return warn("rejected rows", finding, `creatorops imports rejected ${first.change_id}`);
}

export function exceptionFinding(exceptions: readonly ExceptionRow[]): Finding {
  if (exceptions.length === 0) return ok("exceptions", "none");
  const named = exceptions.map(({ kind, count }) => `${count} ${kind}`);
  return warn("exceptions", named.join(", "), "creatorops reconcile");
}
