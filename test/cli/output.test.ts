import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { runInShell, runSample } from "./run.ts";

describe("standard output", () => {
  it("is TSV in a pipe, the notes and colours of the terminal left out", async () => {
    const { code, stdout, stderr } = await runSample(["answer", "--rows", "2"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(
      "creator\torders\tnet_profit\tmargin_bps\tnote\ncreator0\t0\t0.00\t100\tnote 0\ncreator1\t1\t1.00\t100\tnote 1\n",
    );
  });

  it("may be closed early by its reader", async () => {
    const line = "set -o pipefail; $SAMPLE answer --rows 100000 --format csv | head -1";
    expect(await runInShell(line)).toEqual({
      code: 0,
      signal: null,
      stdout: "creator,orders,net_profit,margin_bps,note,currency\n",
      stderr: "",
    });
  });

  it("reaches a slow reader whole", async () => {
    const { stdout } = await runInShell("$SAMPLE answer --rows 100000 --format csv | (sleep 1; wc -l)");
    expect(stdout.trim()).toBe("100001");
  });

  it("reaches a slow reader whole through a pipe that another program made non-blocking", async () => {
    // Node makes pipes non-blocking, and puts them back when it ends by itself.
    const other = `'${process.execPath}' -e 'process.stdout; process.kill(process.pid, "SIGKILL")'`;
    const line = `(${other}; $SAMPLE answer --rows 100000 --format csv) 2>/dev/null | (sleep 1; wc -l)`;
    expect(await runInShell(line)).toEqual({ code: 0, signal: null, stdout: "100001\n", stderr: "" });
  });

  it("on a full disk is exit 1 with a message", async () => {
    const { code, stderr } = await runInShell("$SAMPLE answer > /dev/full");
    expect(code).toBe(1);
    expect(stderr).toBe("creatorops: error: CO007 standard output cannot be written: the disk is full\n");
  });

  it("sorts, limits and picks columns, special rows last", async () => {
    const { stdout } = await runSample([
      "answer",
      "--sort",
      "orders:desc",
      "--columns",
      "creator,net_profit",
    ]);
    expect(stdout).toBe("creator\tnet_profit\nanna.sells\t12345.67\n小明\t-12.50\n(organic)\t0.99\n");
    const limited = await runSample(["answer", "--sort", "orders", "--limit", "1", "--columns", "creator"]);
    expect(limited.stdout).toBe("creator\n小明\n");
  });
});

describe("exit codes", () => {
  it.each([
    [["answer", "--fail-on", "rows>2"], 4],
    [["answer", "--fail-on", "rows>3"], 0],
    [["answer", "--fail-on", "rows>2", "--limit", "1"], 4],
    [["answer", "--rows", "0", "--fail-on", "max(orders)>0"], 0],
    [["reject"], 3],
    [["reject", "--quiet"], 3],
  ])("%j → %i", async (args, code) => {
    expect((await runSample(args)).code).toBe(code);
  });

  it("is repeated in JSON", async () => {
    const { stdout } = await runSample(["answer", "--fail-on", "rows>2", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({ exit: 4 });
  });
});

describe("--out", () => {
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "creatorops-"));
  });

  it("takes the format from the extension and writes mode 0600, leaving nothing else behind", async () => {
    const { code, stdout } = await runSample(["answer", "--out", join(folder, "x.json")]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(JSON.parse(readFileSync(join(folder, "x.json"), "utf8"))).toMatchObject({ exit: 0 });
    expect(statSync(join(folder, "x.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["x.json"]);
  });

  it("refuses to replace a file, before the command runs, unless --force", async () => {
    const path = join(folder, "x.csv");
    writeFileSync(path, "mine");
    const refused = await runSample(["break", "--out", path]);
    expect(refused.code).toBe(5);
    expect(refused.stderr).toContain("fix: add --force to replace it");
    expect(readFileSync(path, "utf8")).toBe("mine");
    expect((await runSample(["answer", "--out", path, "--force"])).code).toBe(0);
    expect(readFileSync(path, "utf8")).toContain("anna.sells");
  });

  it("replaces a symbolic link and leaves its target alone", async () => {
    const [target, link] = [join(folder, "target"), join(folder, "x.csv")];
    writeFileSync(target, "mine");
    symlinkSync(target, link);
    expect((await runSample(["answer", "--out", link])).code).toBe(5);
    expect((await runSample(["answer", "--out", link, "--force"])).code).toBe(0);
    expect(readFileSync(target, "utf8")).toBe("mine");
    expect(lstatSync(link).isSymbolicLink()).toBe(false);
  });

  it("in a missing folder is exit 1", async () => {
    const { code, stderr } = await runSample(["answer", "--out", join(folder, "no", "x.csv")]);
    expect(code).toBe(1);
    expect(stderr).toContain("there is no such folder");
  });

  it.skipIf(process.getuid?.() === 0)("in a read-only folder is exit 1", async () => {
    chmodSync(folder, 0o555);
    expect((await runSample(["answer", "--out", join(folder, "x.csv")])).code).toBe(1);
  });
});
