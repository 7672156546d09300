import { statSync } from "node:fs";
import type { Finding } from "../core/finding.ts";
import { fail, ok, warn } from "../core/finding.ts";
import { daysBetween } from "../core/days.ts";
import { CannotGoOn } from "../core/problem.ts";
import type { Day, Instant } from "../core/scalars.ts";
import { dayOf } from "../core/time.ts";
import { exceptionFinding, rejectedFinding, sourceFindings } from "../reports/doctor-imports.ts";
import { settingFindings, shopFinding } from "../reports/doctor-settings.ts";
import { deriveFor } from "../store/derive.ts";
import type { Ledger } from "../store/open.ts";
import { ledgerProblem } from "../store/open.ts";
import { STORE_PROBLEMS } from "../store/problems.ts";
import * as health from "../store/queries/health.ts";
import { exceptionRows } from "../store/queries/reconcile.ts";
import { settingRows } from "../store/queries/settings.ts";
import type { Shop } from "../store/shop.ts";
import { readShop } from "../store/shop.ts";
import type { Context } from "./command.ts";
import { coverageFindings } from "./coverage.ts";

/** What a look into the ledger gave; the shop and the day are null when it cannot be read. */
export interface LedgerLook {
  readonly findings: readonly Finding[];
  readonly shop: Shop | null;
  readonly asOf: Day | null;
}

/** Looks into the ledger through a connection that cannot write. */
export async function lookIntoLedger(context: Context): Promise<LedgerLook> {
  const findings: Finding[] = [];
  let shop: Shop | null = null;
  let asOf: Day | null = null;
  try {
    const ledger = context.ledger("read-only");
    findings.push(ok("ledger", `${context.ledgerPath}, version ${health.ledgerVersion(ledger.db)}`));
    findings.push(...soundness(ledger));
    const own = readShop(ledger.db);
    const shopFound = shopFinding(own);
    findings.push(shopFound);
    // Without a currency and a zone there are no amounts and no days.
    if (shopFound.state === "fail") return { findings, shop, asOf };
    shop = own;
    const facts = { shop, set: settingRows(ledger.db), pricedLabels: health.pricedLabels(ledger.db) };
    asOf = await context.asOf(shop.timezone);
    findings.push(...settingFindings({ ...facts, asOf }), derivedFinding(ledger));
    findings.push(...importFindings(ledger, shop, asOf));
    await deriveFor(ledger.db, asOf);
    findings.push(exceptionFinding(exceptionRows(ledger.db, { from: null, to: asOf })));
  } catch (error) {
    const check = findings.length === 0 ? "ledger" : "integrity";
    findings.push(...unreadable(check, error, context.ledgerPath));
  }
  return { findings, shop, asOf };
}

function soundness({ db }: Ledger): readonly Finding[] {
  const cure = "restore a copy of the ledger; its files can be imported again";
  const faults = health.integrityFaults(db);
  const [fault] = faults;
  if (fault !== undefined) return [fail("integrity", `the ledger is damaged: ${fault}`, cure)];
  const dangling = health.danglingRows(db);
  const finding = `${dangling} rows refer to rows that are not there`;
  return [
    dangling === 0
      ? ok("integrity", "quick check and references are in order")
      : fail("integrity", finding, cure),
  ];
}

function derivedFinding({ db }: Ledger): Finding {
  const { isDirty, isOfThisText } = health.derivedState(db);
  const check = "derived tables";
  if (!isDirty && isOfThisText) return ok(check, "up to date");
  const why = isDirty ? "they do not match the facts" : "another version of creatorops made them";
  return warn(check, `${why}; each report makes its own, slowly`, "creatorops reconcile --rebuild");
}

/** How fresh and how whole the imports are. */
function importFindings(ledger: Ledger, { timezone }: Shop, asOf: Day): readonly Finding[] {
  const { db } = ledger;
  const sources = health.importedSources(db).map((source) => {
    const exportedOn = dayOf(source.exported_at as Instant, timezone);
    return { ...source, exported_on: exportedOn, days_old: Math.max(0, daysBetween(exportedOn, asOf)) };
  });
  return [
    ...sourceFindings(sources),
    ...coverageFindings(ledger),
    rejectedFinding(health.rejectedImports(db)),
  ];
}

/** Why the ledger cannot be read; what a crash has left beside it explains much. */
function unreadable(check: string, error: unknown, path: string): readonly Finding[] {
  const known = ledgerProblem(error, path);
  if (!(known instanceof CannotGoOn)) throw error;
  const journal = statSync(`${path}-journal`, { throwIfNoEntry: false });
  if (journal !== undefined && journal.size > 0) {
    const finding = `a change is being written, or a crash left ${path}-journal`;
    return [warn(check, finding, "creatorops imports takes back what a crash left; then look again")];
  }
  // An older ledger keeps nothing from working: whatever may write brings it to this version.
  const state = (code: string): typeof fail => (code === STORE_PROBLEMS.olderLedger.code ? warn : fail);
  return known.problems.map(({ code, message, cure }) => state(code)(check, message, cure ?? ""));
}
