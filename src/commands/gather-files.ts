import { readdirSync, statSync } from "node:fs";
import { extname, join, resolve } from "node:path";
import { CannotGoOn, EXIT } from "../core/problem.ts";
import type { Problem } from "../core/problem.ts";
import type { ByteSource } from "../importers/sheet/byte-source.ts";
import { fileSource } from "../importers/sheet/byte-source.ts";
import { commandProblem } from "./problems.ts";

/** Files that a folder may hold for us; others in it are nobody's business. */
const TABLE_EXTENSIONS = new Set([".csv", ".tsv", ".txt", ".xlsx"]);

/** A file to import. A file that was named must be recognised; one found in a folder may be something else. */
export interface FoundFile {
  readonly path: string;
  readonly isNamed: boolean;
}

/** A file, found and readable. */
export interface FileBytes {
  readonly bytes: ByteSource;
  /** Milliseconds since 1970. */
  readonly modifiedAt: number;
}

function listFolder(folder: string, recursive: boolean): readonly FoundFile[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith("."))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry): readonly FoundFile[] => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return recursive ? listFolder(path, recursive) : [];
      const isTable = entry.isFile() && TABLE_EXTENSIONS.has(extname(entry.name).toLowerCase());
      return isTable ? [{ path, isNamed: false }] : [];
    });
}

/**
 * The files that the arguments name, in their order; those of a folder by name. `-` stays as it is.
 * @throws CannotGoOn (exit 1) naming every path that is missing, (exit 2) for what is no file.
 */
export function gatherFiles(paths: readonly string[], cwd: string, recursive: boolean): readonly FoundFile[] {
  const missing: Problem[] = [];
  const special: Problem[] = [];
  const found = paths.flatMap((path): readonly FoundFile[] => {
    if (path === "-") return [{ path, isNamed: true }];
    const stats = statSync(resolve(cwd, path), { throwIfNoEntry: false });
    if (stats === undefined) {
      missing.push(commandProblem("missingPath", `there is no file or folder ${path}`));
      return [];
    }
    if (stats.isDirectory()) return listFolder(resolve(cwd, path), recursive);
    if (stats.isFile()) return [{ path: resolve(cwd, path), isNamed: true }];
    special.push(commandProblem("notAFile", `${path} is neither a file nor a folder`));
    return [];
  });
  if (missing.length > 0) throw new CannotGoOn(EXIT.impossible, ...missing);
  if (special.length > 0) throw new CannotGoOn(EXIT.refused, ...special);
  return found;
}

/** Opens a file. @throws CannotGoOn (exit 1) when it cannot be read. */
export function readBytes(path: string): FileBytes {
  try {
    return { bytes: fileSource(path), modifiedAt: Math.floor(statSync(path).mtimeMs) };
  } catch (error) {
    const reason =
      (error as { code?: string }).code === "EACCES" ? "you may not read it" : (error as Error).message;
    throw new CannotGoOn(EXIT.impossible, commandProblem("unreadableFile", `${path}: ${reason}`));
  }
}
