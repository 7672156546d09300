import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../bin/creatorops.js", import.meta.url));
const SAMPLE = fileURLToPath(new URL("./sample/main.mjs", import.meta.url));

export interface RunOptions {
  readonly stdin?: string | Buffer;
  /** Holds `stdin` back until the program has printed this: keys pressed before a prompt is drawn go elsewhere. */
  readonly awaited?: string;
  /** Keys for one question after the other: each is pressed once the program has printed what it awaits. */
  readonly dialogue?: readonly (readonly [awaited: string, keys: string])[];
  /** Added to a bare environment: PATH, HOME and nothing that decides about colour. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Columns of a pseudo-terminal for all three streams (`script -qec`); stdout then holds stderr as well. */
  readonly tty?: number;
}

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built program. */
export function run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return start([process.execPath, PROGRAM, ...args], options);
}

/** Runs the edge with the sample commands of this folder. */
export function runSample(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return start([process.execPath, SAMPLE, ...args], options);
}

/** Runs the sample program inside of a shell line in which `$SAMPLE` stands for it. */
export function runInShell(line: string, options: RunOptions = {}): Promise<Ran> {
  const program = [process.execPath, SAMPLE].map(quoted).join(" ");
  return start(["bash", "-c", line.replaceAll("$SAMPLE", program)], options);
}

function start(words: readonly string[], options: RunOptions): Promise<Ran> {
  const [command = "", ...args] = options.tty === undefined ? words : onTerminal(words, options.tty);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: { PATH: process.env["PATH"], HOME: process.env["HOME"], TERM: "xterm", ...options.env },
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk));
    child.on("error", reject);
    child.on("close", (code, signal) =>
      resolve({ code, signal, stdout: textOf(stdout, options), stderr: textOf(stderr, options) }),
    );
    child.stdin.on("error", () => undefined);
    const { awaited, stdin = "", dialogue } = options;
    if (dialogue !== undefined) talk(child, dialogue);
    else if (awaited === undefined) child.stdin.end(stdin);
    else {
      child.stdout.on("data", () => {
        const isDrawn = Buffer.concat(stdout).toString("utf8").includes(awaited);
        if (isDrawn && !child.stdin.writableEnded) child.stdin.end(stdin);
      });
    }
  });
}

/** Waits for each question to be drawn, looking only at what came after the answer to the one before. */
function talk(
  { stdin, stdout }: ChildProcessWithoutNullStreams,
  dialogue: readonly (readonly [awaited: string, keys: string])[],
): void {
  const left = [...dialogue];
  let fresh = "";
  stdout.on("data", (chunk: Buffer) => {
    fresh += chunk.toString("utf8");
    const [next] = left;
    if (next === undefined || !fresh.includes(next[0])) return;
    left.shift();
    fresh = "";
    if (left.length > 0) stdin.write(next[1]);
    else stdin.end(next[1]);
  });
}

function onTerminal(words: readonly string[], columns: number): string[] {
  return ["script", "-qec", `stty cols ${columns}; ${words.map(quoted).join(" ")}`, "/dev/null"];
}

/** A terminal turns line ends into CR LF; that is not the program's doing. */
function textOf(chunks: readonly Buffer[], { tty }: RunOptions): string {
  const text = Buffer.concat(chunks).toString("utf8");
  return tty === undefined ? text : text.replaceAll("\r\n", "\n");
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
