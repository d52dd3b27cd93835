import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir } from "node:fs/promises";
import { type Interface, createInterface } from "node:readline";

/** The kernel's unit of processor time. */
const ticksPerSecond = 100;

// A signal does not trigger the "exit" handlers below in a process that does not listen for it.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => process.exit(1));

/** A server in a process of its own, whose processor time and memory are read from outside. */
export interface WatchedProcess {
  readonly url: string;
  readonly pid: number;
  /** Processor time of the process and its children so far, in seconds, user and system. */
  cpuSeconds(): Promise<number>;
  /** Memory it has in use now, in bytes. */
  memoryBytes(): Promise<number>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

export interface ServerProcess extends WatchedProcess {
  /** The code by which a server of ours is set up; empty when it has been, and for other programs. */
  readonly setUpCode: string;
  /** Memory still in use after a garbage collection, in bytes; needs `gcOnSignal` among the options. */
  heldBytes(): Promise<number>;
}

/** Starts a program of Node and waits until it says "listens on <address>". Rejects when it ends instead. */
export async function startServerProcess(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<ServerProcess> {
  const child = spawnServer(process.execPath, words, { NODE_ENV: "production", ...environment });
  child.stderr?.pipe(process.stderr);
  const { lines, ...said } = await listening(child);
  return {
    ...watchProcess(child, said.url),
    setUpCode: said.setUpCode,
    async heldBytes() {
      const said = once(lines, "line");
      child.kill("SIGUSR2");
      const [line] = (await said) as [string];
      return Number(/^held (\d+)$/.exec(line)?.[1]);
    },
  };
}

/**
 * Starts a server program and pipes its output here. The program ends with this process, unless this process
 * is killed.
 */
export function spawnServer(
  program: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  const child = spawn(program, words, {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const killIt = () => child.kill("SIGKILL");
  process.once("exit", killIt);
  child.once("exit", () => process.off("exit", killIt));
  return child;
}

/** Watches a process that serves at `url`. */
export function watchProcess(child: ChildProcess, url: string): WatchedProcess {
  const { pid } = child;
  if (pid === undefined) throw new Error("The server has no process");
  return {
    url,
    pid,
    cpuSeconds: () => cpuSecondsOf(pid),
    memoryBytes: () => memoryBytesOf(pid),
    async end(signal = "SIGTERM") {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      await once(child, "exit");
    },
  };
}

/** The address the server listens on, its set-up code, and its output after that. */
function listening(child: ChildProcess): Promise<{ url: string; setUpCode: string; lines: Interface }> {
  if (!child.stdout) throw new Error("The server's words cannot be read");
  const lines = createInterface({ input: child.stdout });
  let setUpCode = "";
  return new Promise((resolve, reject) => {
    lines.on("line", (line) => {
      setUpCode ||= /\/set-up#(\S+)/.exec(line)?.[1] ?? "";
      const url = /listens on (\S+)/.exec(line)?.[1];
      if (url) setImmediate(() => resolve({ url, setUpCode, lines }));
    });
    lines.on("close", () => reject(new Error("The server ended before it listened")));
  });
}

/** Of a process, those it has waited for and those it has running. */
async function cpuSecondsOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch((cause: unknown) => {
    throw new Error("Processor time is read from /proc: run this on Linux.", { cause });
  });
  // The name, in brackets, may hold spaces; what follows it does not.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
  const running = await Promise.all((await childrenOf(pid)).map(cpuSecondsOf));
  return running.reduce((sum, seconds) => sum + seconds, ticks / ticksPerSecond);
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, "utf8").catch(() => "")),
  );
  return lists.flatMap((list) => list.split(" ").filter(Boolean).map(Number));
}

async function memoryBytesOf(pid: number): Promise<number> {
  const text = await readFile(`/proc/${pid}/status`, "utf8");
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(text)?.[1];
  if (!kilobytes) throw new Error(`Process ${pid} says nothing of its memory`);
  return Number(kilobytes) * 1_024;
}
