import type { Problem } from "../core/problem.ts";
import type { BoundColumn } from "./header.ts";
import type { Evidence } from "./survey.ts";

/** Decisions of one kind: field → value, what to show, what cannot be decided. */
export interface Decided<Value> {
  readonly values: ReadonlyMap<string, Value>;
  readonly shown: readonly { readonly column: string; readonly decision: string }[];
  readonly problems: readonly Problem[];
}

/** Where an example stands, for a message. */
export function placeOf(cells: readonly Evidence[], text: string): string {
  const line = cells.find((cell) => cell.text === text)?.line;
  return line === undefined ? `"${text}"` : `"${text}" (line ${line})`;
}

/** The decisions in words, in the order of the columns. */
export function show<Value>(
  columns: readonly BoundColumn[],
  values: ReadonlyMap<string, Value>,
  words: (value: Value) => string,
): Decided<Value>["shown"] {
  return columns.flatMap(({ def, header }) => {
    const value = values.get(def.field);
    return value === undefined ? [] : [{ column: header, decision: words(value) }];
  });
}
