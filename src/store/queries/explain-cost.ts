import type Database from "better-sqlite3";
import { commissionsOf, costInForce, labelsOf, shipmentSources } from "./explain-amounts.ts";
import { explainedLines, explainedOrder } from "./explain-order.ts";
import { explainedSample, sampleItems, sampleLabels, sampleSayings } from "./explain-sample.ts";
import { entrySources } from "./explain-settlement.ts";
import type { Source } from "./explain-sources.ts";
import { sheetSources } from "./explain-sources.ts";

/** A cost beside the lines (`sql/derived/20_other_costs.sql`), with where its facts stand. */
export interface ExplainedCost {
  readonly component: string;
  readonly sku: string | null;
  readonly day: string;
  readonly amount: number;
  readonly reason: string;
  readonly reference: string;
  /** Unit cost and quantity, where the cost is that of a product. */
  readonly product: { readonly unit_cost: number; readonly quantity: number } | null;
  readonly sources: readonly Source[];
}

type Cost = Omit<ExplainedCost, "product" | "sources">;
type Told = Pick<ExplainedCost, "product" | "sources">;

const from = (sources: readonly Source[]): Told => ({ product: null, sources: [...new Set(sources)] });

function sampleProduct(db: Database.Database, { reference, sku }: Cost): Told {
  const sample = explainedSample(db, reference);
  const item = sample === null ? undefined : sampleItems(db, sample).find((one) => one.sku === sku);
  if (item === undefined || item.unit_cost === null) return from([]);
  const product = { unit_cost: item.unit_cost, quantity: item.quantity };
  return { product, sources: item.cost?.sources ?? [] };
}

/** A label of a shipping file, else what a samples sheet says that shipping cost. */
function sampleLabel(db: Database.Database, { reference, day }: Cost): Told {
  const sample = explainedSample(db, reference);
  if (sample === null) return from([]);
  const labels = sampleLabels(db, sample.sample_node).filter(({ ship_on }) => ship_on === day);
  if (labels.length > 0) return from(labels.flatMap(({ sources }) => sources));
  const sheets = sampleSayings(db, sample.sample_node).filter(({ source }) => source === "sheet");
  return from(sheets.flatMap(({ sources }) => sources));
}

function settlementOfSample(db: Database.Database, { reference }: Cost): Told {
  const sample = explainedSample(db, reference);
  const orders = sampleSayings(db, sample?.sample_node ?? "").filter(({ source }) => source === "order");
  return from(orders.flatMap(({ source_key }) => entrySources(db, "about", source_key)));
}

function strayLabel(db: Database.Database, { reference }: Cost): Told {
  const shipments = db
    .prepare("SELECT version_id FROM shipment WHERE shipment_key = ?")
    .pluck()
    .all(reference) as number[];
  return from(shipments.flatMap((shipment) => shipmentSources(db, shipment)));
}

function uncountedCommission(db: Database.Database, { reference }: Cost): Told {
  const order = explainedOrder(db, reference);
  const lines = order === null ? [] : explainedLines(db, order.order_ref);
  return from(lines.flatMap(({ line_ref }) => commissionsOf(db, line_ref).flatMap(({ sources }) => sources)));
}

function replacement(db: Database.Database, { reference, day }: Cost): Told {
  const order = explainedOrder(db, reference);
  const lines = order === null ? [] : explainedLines(db, order.order_ref);
  return from(lines.flatMap(({ sku_ref }) => costInForce(db, sku_ref, day)?.sources ?? []));
}

const BY_REASON: Readonly<Record<string, (db: Database.Database, cost: Cost) => Told>> = {
  "sample product": sampleProduct,
  "sample label": sampleLabel,
  "settlement of a sample": settlementOfSample,
  "label of an order that does not count": (db, { reference }) =>
    from(labelsOf(db, `o:${reference}`).flatMap(({ sources }) => sources)),
  "label of no order or sample": strayLabel,
  "commission of a line that does not count": uncountedCommission,
  "settlement of an order that does not count": (db, { reference }) =>
    from(entrySources(db, "about", reference)),
  "ads paid from a settlement": (db, { reference }) => from(entrySources(db, "entry_id", reference)),
  "ad spend": (db, { reference }) => from(sheetSources(db, "ad_spend", reference)),
  replacement,
};

/** The cost at a place of the table of other costs. `standOn` comes first. */
export function explainedCost(db: Database.Database, costRef: number): ExplainedCost {
  const cost = db
    .prepare("SELECT component, sku, day, amount, reason, reference FROM other_cost WHERE rowid = ?")
    .get(costRef) as Cost;
  const told = BY_REASON[cost.reason];
  if (told !== undefined) return { ...cost, ...told(db, cost) };
  const isFee = cost.component === "fixed_fees";
  const sources = isFee
    ? sheetSources(db, "fee", cost.reference)
    : entrySources(db, "entry_id", cost.reference);
  return { ...cost, ...from(sources) };
}
