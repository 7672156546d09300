const PAUSE_MS = 10;

/** Waits a moment for the other end of a pipe that does not make its ends wait. */
export function pause(): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
}
