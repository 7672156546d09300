import type { SampleState } from "../core/sample-states.ts";
import type { Table } from "../render/table.ts";
import type { SampleRow } from "../store/queries/samples-list.ts";
import { missingSampleCosts } from "./sample-costs-note.ts";

export interface SamplesChoice {
  readonly creator: string | null;
  readonly state: SampleState | null;
}

/** Where every sample stands on the day, when its post is due, and what it costs. */
export function samplesTable(samples: readonly SampleRow[], { creator, state }: SamplesChoice): Table {
  const shown = samples.filter((sample) => {
    return (creator === null || sample.creator === creator) && (state === null || sample.state === state);
  });
  return {
    name: "samples list",
    title: "Samples",
    columns: [
      { key: "sample", label: "sample", kind: "id", priority: 2 },
      { key: "creator", label: "creator", kind: "handle", priority: 1 },
      { key: "products", label: "products", kind: "list", priority: 3 },
      { key: "state", label: "state", kind: "text", priority: 1 },
      { key: "requested_on", label: "requested", kind: "day", priority: 6 },
      { key: "approved_on", label: "approved", kind: "day", priority: 7 },
      { key: "shipped_on", label: "shipped", kind: "day", priority: 4 },
      { key: "delivered_on", label: "delivered", kind: "day", priority: 3 },
      { key: "due_on", label: "due", kind: "day", priority: 1 },
      { key: "assumed", label: "assumed", kind: "boolean", priority: 6 },
      { key: "obligation", label: "post", kind: "text", priority: 2 },
      { key: "cost", label: "cost", kind: "money", priority: 3 },
    ],
    rows: shown.map((sample) => ({
      sample: sample.sample,
      creator: sample.creator,
      products: JSON.parse(sample.products) as string[],
      state: sample.state,
      requested_on: sample.requested_on,
      approved_on: sample.approved_on,
      shipped_on: sample.shipped_on,
      delivered_on: sample.delivered_on,
      due_on: sample.due_on,
      assumed: sample.assumed === 1,
      obligation: sample.obligation,
      cost: sample.cost,
    })),
    totals: null,
    notes: missingSampleCosts(shown),
    empty:
      creator === null && state === null
        ? "No samples. One that you send: creatorops samples add @handle SKU --shipped DATE"
        : "No such sample. creatorops samples list shows all of them.",
    period: null,
  };
}
