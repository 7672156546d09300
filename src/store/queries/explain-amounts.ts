import type Database from "better-sqlite3";
import type { Source } from "./explain-sources.ts";
import { commissionSources, sheetSources, versionSources } from "./explain-sources.ts";

/** The latest unit cost on a day, by SKU id, else by seller SKU. */
export interface CostInForce {
  readonly unit_cost: number;
  readonly from_day: string;
  readonly name: string;
  readonly sources: readonly Source[];
}

export function costInForce(db: Database.Database, skuRef: number, day: string): CostInForce | null {
  const row = db
    .prepare(
      `SELECT c.unit_cost, c.from_day, c.name
       FROM sku_name AS n JOIN named_cost AS c ON c.name = n.name AND ? BETWEEN c.from_day AND c.to_day
       WHERE n.sku_ref = ? ORDER BY n.is_sku_id DESC, c.from_day DESC, c.name LIMIT 1`,
    )
    .get(day, skuRef) as Omit<CostInForce, "sources"> | undefined;
  if (row === undefined) return null;
  return { ...row, sources: sheetSources(db, "cost", JSON.stringify([row.name, row.from_day])) };
}

/** A setting on a day: its value, since when, and who said so; nobody where it is the default. */
export interface SettingInForce {
  readonly value: number;
  readonly from_day: string;
  readonly sources: readonly Source[];
}

export function settingInForce(db: Database.Database, name: string, day: string): SettingInForce | null {
  const row = db
    .prepare("SELECT value, from_day FROM setting WHERE name = ? AND ? BETWEEN from_day AND to_day")
    .get(name, day) as { value: number; from_day: string } | undefined;
  if (row === undefined || typeof row.value !== "number") return null;
  return { ...row, sources: sheetSources(db, "setting", JSON.stringify([name, row.from_day])) };
}

/** A label of an order or sample, and its part of the label's cost. */
export interface LabelOfTarget {
  readonly shipment_key: string;
  readonly source: string;
  readonly label_cost: number | null;
  readonly label_voided: number;
  readonly part: number | null;
  readonly ship_on: string;
  readonly targets: number;
  readonly sources: readonly Source[];
}

export function labelsOf(db: Database.Database, target: string): readonly LabelOfTarget[] {
  const rows = db
    .prepare(
      `SELECT s.version_id, s.shipment_key, s.source, s.label_cost, s.label_voided, l.amount AS part, l.ship_on,
         (SELECT count(*) FROM label_target AS t WHERE t.shipment_ref = l.shipment_ref) AS targets
       FROM label_part AS l JOIN shipment AS s ON s.version_id = l.shipment_ref
       WHERE l.target = ? ORDER BY l.ship_on, s.shipment_key`,
    )
    .all(target) as (Omit<LabelOfTarget, "sources"> & { version_id: number })[];
  return rows.map(({ version_id, ...row }) => ({ ...row, sources: shipmentSources(db, version_id) }));
}

/** Every place that says something of a parcel, in whichever source. */
export function shipmentSources(db: Database.Database, shipmentRef: number): readonly Source[] {
  const parts = db
    .prepare("SELECT version_id FROM shipment_part WHERE shipment_ref = ? ORDER BY place")
    .pluck()
    .all(shipmentRef) as number[];
  return parts.flatMap((versionId) => versionSources(db, versionId));
}

/** A commission amount on a line; `role` says whether it counts. */
export interface CommissionOfLine {
  readonly source: string;
  readonly handle: string | null;
  readonly amount: number;
  readonly basis: string;
  /** The amount that counts where this row is the same money: TikTok's, or its settlement's. */
  readonly tiktok_amount: number | null;
  /** The whole row, where only a part falls on this line. */
  readonly row_amount: number;
  readonly sources: readonly Source[];
}

export function commissionsOf(db: Database.Database, lineRef: number): readonly CommissionOfLine[] {
  const rows = db
    .prepare(
      `SELECT f.source, f.handle, coalesce(e.amount, t.amount) AS amount, f.basis,
         iif(s.line_ref IS NULL, NULL, t.amount) AS tiktok_amount, f.amount AS row_amount, f.row_key
       FROM tiktok_commission AS t
       JOIN commission_fact AS f ON f.commission_ref = t.commission_ref
       LEFT JOIN settled_line AS s ON s.line_ref = t.line_ref
       LEFT JOIN exported_commission AS e ON e.line_ref = t.line_ref
       WHERE t.line_ref = @line
       UNION ALL
       SELECT f.source, coalesce(f.handle, c.creator), s.amount, s.basis, s.tiktok_amount, f.amount, f.row_key
       FROM sheet_commission AS s
       JOIN commission_fact AS f ON f.commission_ref = s.commission_ref
       LEFT JOIN commission_creator AS c ON c.commission_ref = s.commission_ref
       WHERE s.line_ref = @line`,
    )
    .all({ line: lineRef }) as (Omit<CommissionOfLine, "sources"> & { row_key: string })[];
  return rows.map(({ row_key, ...row }) => ({
    ...row,
    sources: commissionSources(db, { source: row.source, row_key }),
  }));
}

/** The term that sets the rate of a creator for a SKU on a day; `*` is everybody, or every SKU. */
export interface TermInForce {
  readonly rate: number;
  readonly handle: string;
  readonly sku: string;
  readonly from_day: string;
  readonly sources: readonly Source[];
}

export function termInForce(
  db: Database.Database,
  creator: string,
  skuRef: number,
  day: string,
): TermInForce | null {
  const row = db
    .prepare(
      `SELECT t.rate, s.handle, s.sku, s.from_day, s.kind
       FROM term_period AS t
       JOIN term_sheet AS s ON s.from_day = t.written_from AND s.sku = t.sku AND s.kind = t.kind AND s.rate = t.rate
       WHERE t.kind = 'standard' AND t.rate IS NOT NULL AND t.creator IN (@creator, '*')
         AND (t.sku = '*' OR t.sku_ref = @sku) AND @day BETWEEN t.from_day AND t.to_day
         AND (s.handle = '*') = (t.creator = '*')
         AND (s.handle = '*' OR s.handle IN (SELECT handle FROM handle_owner WHERE creator = @creator))
       ORDER BY (t.creator = '*') * 2 + (t.sku = '*'), t.written_from DESC, t.rate DESC LIMIT 1`,
    )
    .get({ creator, sku: skuRef, day }) as (Omit<TermInForce, "sources"> & { kind: string }) | undefined;
  if (row === undefined) return null;
  const key = JSON.stringify([row.handle, row.sku, row.kind, row.from_day]);
  return { ...row, sources: sheetSources(db, "term", key) };
}
