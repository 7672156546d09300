/** A person sees that a large file goes on after each so many rows. */
const ROWS_BETWEEN = 100_000;

/** Files of fewer bytes are read before anybody asks. */
const LARGE = 16 * 1024 * 1024;

/** How to say something while a command runs. */
export type Tell = (line: string) => void;

/** Says that a large file is looked through, which comes before its rows. */
export function tellStart(file: string, size: number, tell: Tell): void {
  if (size >= LARGE) tell(`${file}: looking through ${Math.round(size / 1e6)} MB`);
}

/** The same rows; says how many have been read now and then. */
export function* tellRows<Row>(
  rows: Iterable<Row>,
  file: string,
  tell: Tell,
): Generator<Row, void, undefined> {
  let count = 0;
  for (const row of rows) {
    count += 1;
    if (count % ROWS_BETWEEN === 0) tell(`${file}: ${count.toLocaleString("en-US")} rows`);
    yield row;
  }
}
