import type Database from "better-sqlite3";
import type { CostInForce, LabelOfTarget } from "./explain-amounts.ts";
import { costInForce, labelsOf, shipmentSources } from "./explain-amounts.ts";
import type { Source } from "./explain-sources.ts";
import { sheetSources, versionSources } from "./explain-sources.ts";
import { sampleOfKey } from "./sample-key.ts";

/** A sample with where it stands on the report's day; `standOn` comes first. */
export interface ExplainedSample {
  readonly sample_ref: number;
  readonly sample_node: string;
  readonly sample: string;
  readonly creator: string | null;
  readonly state: string;
  readonly said_state: string | null;
  readonly requested_on: string | null;
  readonly approved_on: string | null;
  readonly shipped_on: string | null;
  readonly delivered_on: string | null;
  readonly is_assumed: number;
  readonly ship_on: string | null;
}

/** The sample of a key: the printed one, or any that it had before. */
export function explainedSample(db: Database.Database, key: string): ExplainedSample | null {
  const named = sampleOfKey(db, key);
  if (named === null) return null;
  const row = db
    .prepare(
      `SELECT s.sample_ref, p.sample_node, s.sample, s.creator, s.state, s.said_state, s.requested_on, s.approved_on,
         s.shipped_on, s.delivered_on, s.is_assumed, s.ship_on
       FROM sample_standing AS s JOIN sample AS p ON p.sample_ref = s.sample_ref
       WHERE s.sample_ref = ?`,
    )
    .get(named.sample_ref) as ExplainedSample | undefined;
  return row ?? null;
}

/** What one source says of a sample. */
export interface SampleSaying {
  readonly source: "sheet" | "order" | "shipment";
  readonly source_key: string;
  readonly creator: string | null;
  readonly state: string | null;
  readonly requested_on: string | null;
  readonly approved_on: string | null;
  readonly shipped_on: string | null;
  readonly delivered_on: string | null;
  readonly sources: readonly Source[];
}

export function sampleSayings(db: Database.Database, sampleNode: string): readonly SampleSaying[] {
  const rows = db
    .prepare(
      `SELECT source, source_key, creator, state, requested_on, approved_on, shipped_on, delivered_on
       FROM sample_saying WHERE sample_node = ? ORDER BY exported_at DESC, source, source_key`,
    )
    .all(sampleNode) as Omit<SampleSaying, "sources">[];
  return rows.map((row) => ({ ...row, sources: sayingSources(db, row) }));
}

function sayingSources(
  db: Database.Database,
  { source, source_key }: Pick<SampleSaying, "source" | "source_key">,
): readonly Source[] {
  if (source === "sheet") return sheetSources(db, "sample_row", source_key);
  const versions = db
    .prepare(
      source === "order"
        ? "SELECT version_id FROM order_line WHERE order_id = ? ORDER BY sku_id"
        : "SELECT version_id FROM shipment WHERE shipment_key = ?",
    )
    .pluck()
    .all(source_key) as number[];
  return versions.flatMap((id) => (source === "order" ? versionSources(db, id) : shipmentSources(db, id)));
}

export interface SampleItem {
  readonly sku: string;
  readonly name: string;
  readonly quantity: number;
  readonly unit_cost: number | null;
  readonly cost: CostInForce | null;
}

export function sampleItems(
  db: Database.Database,
  { sample_ref, ship_on }: Pick<ExplainedSample, "sample_ref" | "ship_on">,
): readonly SampleItem[] {
  const rows = db
    .prepare(
      "SELECT sku, name, sku_ref, quantity, unit_cost FROM sample_item WHERE sample_ref = ? ORDER BY sku",
    )
    .all(sample_ref) as (Omit<SampleItem, "cost"> & { sku_ref: number | null })[];
  return rows.map(({ sku_ref, ...row }) => ({
    ...row,
    cost: sku_ref === null || ship_on === null ? null : costInForce(db, sku_ref, ship_on),
  }));
}

/** Labels of everything that is the sample: its orders, parcels and rows. */
export function sampleLabels(db: Database.Database, sampleNode: string): readonly LabelOfTarget[] {
  const nodes = db
    .prepare("SELECT node FROM sample_member WHERE sample_node = ? ORDER BY node")
    .pluck()
    .all(sampleNode) as string[];
  return nodes.flatMap((node) => labelsOf(db, node));
}

/** An amount of a sample's cost, on its day. */
export interface SampleCost {
  readonly reason: string;
  readonly day: string;
  readonly amount: number;
}

export function sampleCosts(db: Database.Database, sample: string): readonly SampleCost[] {
  return db
    .prepare(
      `SELECT reason, day, sum(amount) AS amount FROM other_cost
       WHERE component = 'sample_cost' AND reference = ? GROUP BY reason, day ORDER BY day, reason`,
    )
    .all(sample) as SampleCost[];
}

/** The post that is owed for a delivered sample. */
export interface ExplainedObligation {
  readonly delivered_on: string;
  readonly due_on: string;
  readonly posts_due: number;
  readonly post_days: number;
  readonly said_by: "brief" | "term" | "setting";
  readonly state: string;
  readonly fulfilled_on: string | null;
  readonly sources: readonly Source[];
}

export function obligationOf(db: Database.Database, sampleRef: number): ExplainedObligation | null {
  const row = db
    .prepare(
      `SELECT o.delivered_on, o.due_on, o.posts_due, o.post_days, o.said_by, o.brief_key, s.state, s.fulfilled_on
       FROM obligation AS o JOIN obligation_standing AS s ON s.sample_ref = o.sample_ref WHERE o.sample_ref = ?`,
    )
    .get(sampleRef) as (Omit<ExplainedObligation, "sources"> & { brief_key: string | null }) | undefined;
  if (row === undefined) return null;
  const { brief_key, ...obligation } = row;
  return { ...obligation, sources: brief_key === null ? [] : sheetSources(db, "brief", brief_key) };
}

/** A post that serves the sample's obligation. */
export interface ServingPost {
  readonly content: string;
  readonly posted_on: string;
  readonly sources: readonly Source[];
}

export function servingPosts(db: Database.Database, sampleRef: number): readonly ServingPost[] {
  const rows = db
    .prepare(
      "SELECT content, posted_on FROM post_assignment WHERE sample_ref = ? ORDER BY posted_on, content",
    )
    .all(sampleRef) as Omit<ServingPost, "sources">[];
  return rows.map((row) => ({ ...row, sources: postSources(db, row.content) }));
}

/** Where a post stands: a row of a sheet or of TikTok's videos, and commission rows of its content. */
function postSources(db: Database.Database, content: string): readonly Source[] {
  const rows = db
    .prepare(
      `SELECT version_id FROM (
         SELECT version_id, content_id FROM commission_row UNION ALL SELECT version_id, content_id FROM creator_sale
       ) WHERE content_id = ? ORDER BY version_id LIMIT 3`,
    )
    .pluck()
    .all(content) as number[];
  return [
    ...sheetSources(db, "post", JSON.stringify([content])),
    ...rows.flatMap((versionId) => versionSources(db, versionId)),
  ];
}
