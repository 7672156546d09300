/** What the peers compute too: every figure of every creator must be the same, to the cent. */
export const FIGURES = /** @type {const} */ ([
  "orders",
  "units",
  "gross",
  "seller_discount",
  "refunds",
  "net_revenue",
  "cogs",
  "platform_fees",
  "commission",
  "sample_cost",
  "net_profit",
]);

/** @typedef {Readonly<Record<string, number>>} Figures */
/** @typedef {ReadonlyMap<string, Figures>} Profit figures by creator; `(total)` is the shop's */

/** @param {readonly any[]} rows @returns {Profit} */
function byCreator(rows) {
  const filled = rows.map((row) => {
    return /** @type {const} */ ([
      row.creator,
      Object.fromEntries(FIGURES.map((figure) => [figure, Number(row[figure] ?? 0)])),
    ]);
  });
  return new Map(filled);
}

/** What `profit --json` printed. @param {string} text @returns {Profit} */
function ourProfit(text) {
  const { rows, totals } = JSON.parse(text);
  return byCreator([...rows, { ...totals, creator: "(total)" }]);
}

/** What a peer printed: JSON rows, perhaps after other lines. @param {string} text @returns {Profit} */
const peerProfit = (text) => byCreator(JSON.parse(text.slice(text.indexOf("["))));

/** @param {Profit} profit @param {string} creator @param {string} figure */
const figureOf = (profit, creator, figure) => profit.get(creator)?.[figure] ?? 0;

/**
 * @typedef {object} Comparison
 * @property {string} title
 * @property {string} peerName
 * @property {readonly { figure: string, ours: number, peer: number }[]} totals
 * @property {number} creators how many were compared beside the total
 * @property {readonly string[]} differences
 */

/**
 * Compares the shop's total and, where the peer has them, the rows of all creators.
 * @param {string} job
 * @param {string} peerName
 * @param {Profit} ours
 * @param {Profit} peer
 * @returns {Comparison}
 */
function compareTotals(job, peerName, ours, peer) {
  const hasCreators = peer.size > 1;
  const keys = hasCreators ? new Set([...ours.keys(), ...peer.keys()]) : ["(total)"];
  /** @type {string[]} */
  const differences = [];
  for (const creator of keys) {
    for (const figure of FIGURES) {
      const [one, other] = [figureOf(ours, creator, figure), figureOf(peer, creator, figure)];
      if (one !== other) differences.push(`${creator} ${figure}: ours ${one}, peer ${other}`);
    }
  }
  const totals = FIGURES.map((figure) => {
    return { figure, ours: figureOf(ours, "(total)", figure), peer: figureOf(peer, "(total)", figure) };
  });
  // Two sides that found nothing agree too, but say nothing.
  if (!totals.some((total) => total.ours !== 0)) differences.push("both are empty");
  return {
    title: `${job}, against ${peerName}`,
    peerName,
    totals,
    creators: hasCreators ? peer.size - 1 : 0,
    differences,
  };
}

/**
 * Compares what two sides print; a side that fails is a difference too, for then nobody knows.
 * @param {string} job
 * @param {string} peerName
 * @param {() => string} ours prints `profit --json`
 * @param {() => string} peer
 * @returns {Comparison}
 */
export function tryTotals(job, peerName, ours, peer) {
  try {
    return compareTotals(job, peerName, ourProfit(ours()), peerProfit(peer()));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const differences = [`could not be compared: ${message.replaceAll("\n", " ")}`];
    return { title: `${job}, against ${peerName}`, peerName, totals: [], creators: 0, differences };
  }
}
