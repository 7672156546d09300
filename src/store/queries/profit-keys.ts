/** What a row of the profit table stands for (`domain.md §5`, Grouping). */
export const PROFIT_KEYS = [
  "creator",
  "product",
  "content",
  "week",
  "month",
  "stage",
  "niche",
  "tag",
  "total",
] as const;
export type ProfitKey = (typeof PROFIT_KEYS)[number];

/** Which day puts a line into a period (`domain.md §5`, Basis of dates). */
export const PROFIT_BASES = ["order", "settled", "sample"] as const;
export type ProfitBasis = (typeof PROFIT_BASES)[number];

/** How a grouping finds the key of a line `l` and of another cost `c`. */
interface Grouping {
  readonly line: string;
  readonly cost: string;
}

/** Keys of creators: what belongs to no creator stands apart. */
function ofCreator(key: (creator: string) => string): Grouping {
  return {
    line: `CASE l.status WHEN 'attributed' THEN ${key("l.creator")} WHEN 'organic' THEN '(organic)'
      ELSE '(unresolved)' END`,
    cost: `iif(c.creator IS NULL, '(shop)', ${key("c.creator")})`,
  };
}

/** The row by creator in which a line `l` stands, and that of another cost `c`. */
export const { line: CREATOR_OF_LINE, cost: CREATOR_OF_COST } = ofCreator((creator) => creator);

const TAGS = "ltrim(replace(tags, ';', ','), ' ,')";
const FIRST_TAG = `trim(substr(${TAGS}, 1, instr(${TAGS} || ',', ',') - 1))`;

/** The keys of lines and other costs, as SQL. */
export const GROUPINGS: Readonly<Record<ProfitKey, Grouping>> = {
  creator: { line: CREATOR_OF_LINE, cost: CREATOR_OF_COST },
  product: { line: "k.sku_id", cost: "coalesce(c.sku, '(shop)')" },
  content: {
    line: `coalesce((SELECT t.content_id FROM tiktok_commission AS t WHERE t.line_ref = l.line_ref), '(none)')`,
    cost: "coalesce(c.content, '(shop)')",
  },
  week: { line: "strftime('%G-W%V', l.day)", cost: "strftime('%G-W%V', c.day)" },
  month: { line: "strftime('%Y-%m', l.day)", cost: "strftime('%Y-%m', c.day)" },
  // as of the report's day; `standOn` comes first
  stage: ofCreator((creator) => `(SELECT s.stage FROM creator_stage AS s WHERE s.creator = ${creator})`),
  niche: ofCreator((creator) => `coalesce((SELECT niche FROM creator WHERE creator = ${creator}), '(none)')`),
  tag: ofCreator(
    (creator) =>
      `coalesce((SELECT nullif(${FIRST_TAG}, '') FROM creator WHERE creator = ${creator}), '(none)')`,
  ),
  total: { line: "'total'", cost: "'total'" },
};
