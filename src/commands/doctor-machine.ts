import { realpathSync, statfsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import type { Finding } from "../core/finding.ts";
import { fail, ok, warn } from "../core/finding.ts";

/** Older versions get no security fixes any more. */
const MAINTAINED_NODE = 22;

/** Parts of a path by which programs that copy files behind one's back are known. */
const SYNCED = [
  /^dropbox\b/iu,
  /^icloud ?drive$/iu,
  /^mobile documents$/iu,
  /^com~apple~clouddocs$/iu,
  /^onedrive\b/iu,
  /^google ?drive\b/iu,
  /^cloudstorage$/iu,
];

const MEGABYTE = 1024 * 1024;

/** What a rebuild may need besides the ledger itself: a journal and temporary tables. */
const LEAST_SPACE = 100 * MEGABYTE;

export function runtimeFinding(version: string, platform: string): Finding {
  const finding = `Node.js ${version} on ${platform}`;
  const major = Number(version.split(".")[0]);
  if (major >= MAINTAINED_NODE) return ok("node", finding);
  return warn("node", `${finding}; it gets no security fixes any more`, "install Node.js 22 or 24");
}

/** Loads the compiled part of the store; null when it loads. */
export async function engineFinding(): Promise<Finding> {
  try {
    const { engineVersions } = await import("../store/engine.ts");
    const { betterSqlite3, sqlite } = engineVersions();
    return ok("sqlite", `SQLite ${sqlite} by better-sqlite3 ${betterSqlite3}`);
  } catch (error) {
    const [reason = ""] = String(error instanceof Error ? error.message : error).split("\n");
    const finding = `better-sqlite3 does not load: ${reason}`;
    return fail("sqlite", finding, "npm i -g --allow-scripts=better-sqlite3 creatorops");
  }
}

/** The file of the ledger and the place where it lies. */
export function fileFindings(path: string): readonly Finding[] {
  const file = resolve(path);
  const stats = statSync(file, { throwIfNoEntry: false });
  const folder = statSync(dirname(file), { throwIfNoEntry: false });
  if (folder === undefined) return [];
  const place = [folderFinding(realpathSync(stats === undefined ? dirname(file) : file)), spaceFinding(file)];
  // What is no file is no ledger, and no advice about its mode is good advice.
  if (stats?.isFile() !== true) return place;
  return [modeFinding(path, stats.mode, stats.nlink), ...place];
}

function modeFinding(path: string, mode: number, names: number): Finding {
  const octal = (mode & 0o777).toString(8).padStart(4, "0");
  // Windows keeps no such modes.
  if (process.platform !== "win32" && (mode & 0o077) !== 0) {
    return warn("file", `mode ${octal}: others on this machine can open it`, `chmod 600 "${path}"`);
  }
  if (names > 1) {
    const finding = `the file has ${names} names; a journal lies beside one of them only`;
    return warn("file", finding, "keep one name: remove the other hard links");
  }
  return ok("file", `mode ${octal}`);
}

function folderFinding(path: string): Finding {
  const part = path.split(/[\\/]/u).find((name) => SYNCED.some((known) => known.test(name)));
  if (part === undefined) return ok("folder", "not a folder that another program keeps in step");
  const finding = `${part} is kept in step by another program, which can damage an open ledger`;
  return warn("folder", finding, "move the ledger to a plain folder, and copy it there when nothing runs");
}

function spaceFinding(file: string): Finding {
  const { bavail, bsize } = statfsSync(dirname(file));
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  const free = bavail * bsize;
  const finding = `${megabytes(free)} free${size === 0 ? "" : `, the ledger has ${megabytes(size)}`}`;
  const isEnough = free >= Math.max(LEAST_SPACE, 2 * size);
  return isEnough ? ok("disk", finding) : warn("disk", finding, "make room: a change needs as much again");
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(bytes < 10 * MEGABYTE ? 1 : 0)} MB`;
}
