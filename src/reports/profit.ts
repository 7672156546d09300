import { USUAL_TAX } from "../core/rate-defaults.ts";
import type { Cell, Column, Note, Table, TableRow } from "../render/table.ts";
import type { ProfitGaps, ProfitKey, ProfitRow, ProfitSums } from "../store/queries/profit.ts";

const COMPONENTS = [
  ["orders", "orders", "integer", 1],
  ["units", "units", "integer", 6],
  ["gross", "gross", "money", 5],
  ["seller_discount", "discount", "money", 5],
  ["refunds", "refunds", "money", 4],
  ["net_revenue", "net revenue", "money", 1],
  ["sales_tax", "sales tax", "money", 8],
  ["cogs", "cogs", "money", 1],
  ["platform_fees", "fees", "money", 2],
  ["shipping", "shipping", "money", 2],
  ["other_fees", "other fees", "money", 8],
  ["commission", "commission", "money", 1],
  ["cm3", "cm3", "money", 3],
  ["sample_cost", "samples", "money", 1],
  ["fixed_fees", "fixed fees", "money", 7],
  ["ad_spend", "ads", "money", 7],
  ["net_profit", "net profit", "money", 1],
  ["margin_bps", "margin", "bps", 1],
  ["estimated_share_bps", "estimated", "bps", 6],
  ["missing_cost_lines", "no cost", "integer", 6],
] as const satisfies readonly (readonly [string, string, Column["kind"], number])[];

const KEY_COLUMNS: Readonly<Record<ProfitKey, readonly Column[]>> = {
  creator: [{ key: "creator", label: "creator", kind: "handle", priority: 1 }],
  product: [
    { key: "product", label: "SKU id", kind: "id", priority: 1 },
    { key: "seller_sku", label: "seller SKU", kind: "text", priority: 2 },
    { key: "product_name", label: "product", kind: "text", priority: 4 },
  ],
  content: [{ key: "content", label: "content", kind: "id", priority: 1 }],
  week: [{ key: "week", label: "week", kind: "text", priority: 1 }],
  month: [{ key: "month", label: "month", kind: "text", priority: 1 }],
  stage: [{ key: "stage", label: "stage", kind: "text", priority: 1 }],
  niche: [{ key: "niche", label: "niche", kind: "text", priority: 1 }],
  tag: [{ key: "tag", label: "tag", kind: "text", priority: 1 }],
  total: [{ key: "total", label: "", kind: "text", priority: 1 }],
};

/** Rows that are no creator's, in their order at the end of the table. */
const SPECIAL = ["(organic)", "(unresolved)", "(shop)"];

/** Groupings of creators: their special rows are always there. */
const OF_CREATORS: readonly ProfitKey[] = ["creator", "stage", "niche", "tag"];

/** round(numerator x 10000 / denominator), half away from zero; null without a denominator. */
function basisPoints(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  const product = BigInt(numerator) * 10_000n;
  const divisor = BigInt(denominator);
  const twice = 2n * (product < 0n ? -product : product) + (divisor < 0n ? -divisor : divisor);
  const rounded = twice / (2n * (divisor < 0n ? -divisor : divisor));
  return Number(product < 0n === divisor < 0n ? rounded : -rounded);
}

/** From sums to the columns of a row: cm3, net profit and shares (`domain.md §5`). */
function figures(sums: ProfitSums): Record<string, Cell> {
  const cm3 =
    sums.net_revenue -
    sums.sales_tax -
    sums.cogs -
    sums.platform_fees -
    sums.shipping -
    sums.other_fees -
    sums.commission;
  const netProfit = cm3 - sums.sample_cost - sums.fixed_fees - sums.ad_spend;
  const values: Readonly<Record<string, Cell>> = {
    ...(sums as unknown as Record<string, number>),
    cm3,
    net_profit: netProfit,
    margin_bps: basisPoints(netProfit, sums.net_revenue - sums.sales_tax),
    estimated_share_bps: basisPoints(sums.estimated_revenue, sums.net_revenue),
  };
  return Object.fromEntries(COMPONENTS.map(([key]) => [key, values[key] ?? null]));
}

const NOTHING: ProfitSums = Object.fromEntries(
  [...COMPONENTS.map(([key]) => key), "estimated_revenue"].map((key) => [key, 0]),
) as unknown as ProfitSums;

function row(by: ProfitKey, source: ProfitRow): TableRow {
  const names = by === "product" ? { seller_sku: source.seller_sku, product_name: source.product_name } : {};
  return { [by]: source.key, ...names, ...figures(source) };
}

function compareRows(by: ProfitKey): (left: TableRow, right: TableRow) => number {
  return (left, right) => {
    const [a, b] = [String(left[by]), String(right[by])];
    const special = SPECIAL.indexOf(a) - SPECIAL.indexOf(b);
    if (special !== 0 && (SPECIAL.includes(a) || SPECIAL.includes(b))) return special;
    if (by === "week" || by === "month") return a < b ? -1 : 1;
    return Number(right["net_profit"]) - Number(left["net_profit"]) || (a < b ? -1 : 1);
  };
}

/** Σ rows = total, per component: the report checks it every time. */
function checkTiesOut(rows: readonly ProfitRow[], total: ProfitSums): void {
  for (const [component, expected] of Object.entries(total) as [keyof ProfitSums, number][]) {
    if (component === "orders") continue; // an order with lines of two creators counts in both rows
    const sum = rows.reduce((running, each) => running + each[component], 0);
    if (sum !== expected)
      throw new Error(`profit does not tie out: ${component} is ${sum} in the rows, ${expected} in all`);
  }
}

export interface ProfitReport {
  readonly by: ProfitKey;
  readonly rows: readonly ProfitRow[];
  readonly total: ProfitSums;
  readonly attributedOnly: boolean;
  readonly period: NonNullable<Table["period"]>;
  readonly notes: readonly Note[];
}

/** The profit table; its special rows stand last, and are always there in groupings of creators. */
export function profitTable({ by, rows, total, attributedOnly, period, notes }: ProfitReport): Table {
  checkTiesOut(rows, total);
  const shown = rows.map((each) => row(by, each));
  if (OF_CREATORS.includes(by) && !attributedOnly && shown.length > 0) {
    for (const name of SPECIAL) {
      if (!rows.some(({ key }) => key === name)) shown.push({ [by]: name, ...figures(NOTHING) });
    }
  }
  const blank = Object.fromEntries(KEY_COLUMNS[by].map(({ key }) => [key, null]));
  return {
    name: "profit",
    title: `Net profit by ${by}`,
    columns: [
      ...KEY_COLUMNS[by],
      ...COMPONENTS.map(([key, label, kind, priority]) => ({ key, label, kind, priority })),
    ],
    rows: shown.toSorted(compareRows(by)),
    totals: { ...blank, [by]: "total", ...figures(total) },
    notes,
    empty: "No orders in this period. Import your order export: creatorops import FILE",
    period,
  };
}

/** What the estimates lack, in words; `money` prints an amount of the ledger. */
export function profitNotes(
  gaps: ProfitGaps,
  facts: { readonly currency: string; readonly isTaxSet: boolean },
  money: (amount: number) => string,
): readonly Note[] {
  const notes: Note[] = [];
  const add = (code: string, when: boolean, message: string): void => {
    if (when) notes.push({ code, message });
  };
  const { currency } = facts;
  add(
    "missing_costs",
    gaps.missing_cost_lines > 0,
    `${counted(gaps.missing_cost_lines, "line")} with ${currency} ${money(gaps.missing_cost_revenue)} of net revenue without a product cost; import a costs sheet`,
  );
  add(
    "missing_sample_costs",
    gaps.missing_sample_costs > 0,
    `${counted(gaps.missing_sample_costs, "sample")} with a product that has no cost; it counts as 0`,
  );
  add(
    "missing_shipping",
    gaps.missing_shipping_orders > 0,
    `${counted(gaps.missing_shipping_orders, "order")} with neither a label nor an estimate of shipping, counted as 0; creatorops config set shipping_estimate AMOUNT`,
  );
  add(
    "missing_referral_rate",
    gaps.missing_rate_lines > 0,
    `${counted(gaps.missing_rate_lines, "line")} on days without a known referral rate, counted as 0; creatorops config set referral_rate RATE`,
  );
  add(
    "missing_platform_fees",
    gaps.web_fee_lines > 0,
    `${counted(gaps.web_fee_lines, "line")} of another shop than TikTok Shop, whose platform and payment fees no file tells; they count as 0`,
  );
  add(
    "excess_refunds",
    gaps.excess_refund_orders > 0,
    `${counted(gaps.excess_refund_orders, "order")} with more refunded than was paid; what counts as refunded is the net sales of each line`,
  );
  add(
    "negative_commission",
    gaps.negative_commission_lines > 0,
    `${counted(gaps.negative_commission_lines, "line")} with a negative commission, which counts as money back`,
  );
  add(
    "missing_terms",
    gaps.missing_term_lines > 0,
    `${counted(gaps.missing_term_lines, "line")} of creators with neither a commission row nor terms; their commission counts as 0`,
  );
  add(
    "tax_not_set",
    !facts.isTaxSet && USUAL_TAX[currency] !== undefined,
    `prices in ${currency} usually contain sales tax, and tax_in_prices is not set; creatorops config set tax_in_prices RATE`,
  );
  return notes;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
