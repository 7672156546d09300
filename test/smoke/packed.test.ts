import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const ADDON = join("node_modules", "better-sqlite3", "build", "Release", "better_sqlite3.node");

/** npm as a person runs it: without what vitest's own npm left in the environment. */
function npm(folder: string, ...args: readonly string[]): string {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^npm_(?:package|lifecycle|command|execpath)/u.test(name),
    ),
  );
  const ran = spawnSync("npm", [...args], { cwd: folder, encoding: "utf8", env });
  if (ran.status !== 0) throw new Error(`npm ${args.join(" ")}\n${ran.stdout}${ran.stderr}`);
  return ran.stdout;
}

let home = "";
const run = (...args: readonly string[]) => {
  const program = join(home, "node_modules", ".bin", "creatorops");
  return spawnSync(program, [...args], { cwd: home, encoding: "utf8" });
};

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), "creatorops-packed-"));
  const [{ filename }] = JSON.parse(npm(ROOT, "pack", "--json", "--pack-destination", home)) as [
    { filename: string },
  ];
  // SQLite is compiled once, by the installation of this checkout: to compile it again takes minutes.
  npm(
    home,
    "install",
    "--ignore-scripts",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    join(home, filename),
  );
  mkdirSync(dirname(join(home, ADDON)), { recursive: true });
  copyFileSync(join(ROOT, ADDON), join(home, ADDON));
}, 180_000);

/** All files of a folder, deep. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
}

describe("the packed program, installed into an empty folder", () => {
  it("says its version and what it can", () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { version: string };
    expect(run("--version").stdout.trim()).toBe(version);
    expect(run("--help").stdout).toContain("creatorops");
  });

  it("runs the demo: three tables, the sample shop's numbers, a ledger of its own", () => {
    const ran = run("demo", "shop");
    // One statement of the sample shop misses its total by two cents on purpose.
    expect(ran.stderr).toMatch(/^creatorops: warning: CO310 [^\n]+\nfix: [^\n]+\n$/u);
    expect(ran.status).toBe(0);
    expect(ran.stdout).toMatch(/^stage\tcreators/mu);
    expect(ran.stdout).toMatch(/^creator\tsample\tproducts/mu);
    expect(ran.stdout).toMatch(/^\(shop\)\t/mu);
    const ledgers = filesOf(join(home, "shop")).filter((name) => name.endsWith(".db"));
    expect(ledgers).toHaveLength(1);
    expect(statSync(join(home, "shop", ledgers[0] ?? "")).mode & 0o777).toBe(0o600);
  }, 60_000);

  it("holds what runs and the sample shop, and nothing else", () => {
    const files = filesOf(join(home, "node_modules", "creatorops"));
    const allowed =
      /^(?:bin\/|dist\/|src\/store\/sql\/|fixtures\/shop\/|package\.json$|README\.md$|LICENSE$|CHANGELOG\.md$)/u;
    expect(files.filter((name) => !allowed.test(name))).toEqual([]);
    expect(existsSync(join(home, "node_modules", "vitest"))).toBe(false);
  });
});
