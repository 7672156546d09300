import Database from "better-sqlite3";

const STEPS = new Set(["run", "get", "all", "iterate"]);

/** A connection that fails as SQLite does when a disk cannot be written, at one statement of many. */
export interface FailingConnection {
  readonly db: Database.Database;
  /** Statements that were run so far. */
  readonly steps: () => number;
}

type Call = (...args: unknown[]) => unknown;

/** The connection itself, but for the `failsAt`-th statement that is run on it. */
export function failingConnection(real: Database.Database, failsAt: number): FailingConnection {
  let count = 0;
  const step = (): void => {
    count += 1;
    if (count === failsAt) throw new Database.SqliteError("disk I/O error", "SQLITE_IOERR_WRITE");
  };
  const wrapped = <Target extends object>(target: Target, isStep: (name: string) => boolean): Target =>
    new Proxy(target, {
      get: (_target, name) => {
        const value: unknown = Reflect.get(target, name, target);
        if (typeof value !== "function") return value;
        return (...args: unknown[]): unknown => {
          if (isStep(String(name))) step();
          const answer = (value as Call).apply(target, args);
          if (answer === target) return wrapped(target, isStep);
          const isStatement = name === "prepare" && typeof answer === "object" && answer !== null;
          return isStatement ? wrapped(answer, (called) => STEPS.has(called)) : answer;
        };
      },
    });
  return { db: wrapped(real, (name) => name === "exec"), steps: () => count };
}
