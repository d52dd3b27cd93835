import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { inject } from "vitest";

/** The built server as a process of its own, on data of its own. */
export interface BuiltServer {
  readonly url: string;
  readonly dataFolder: string;
  /** The code that its first start printed; empty when it was set up. */
  readonly setUpCode: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Lets its process stand still, and go on. */
  pause(): void;
  goOn(): void;
  /** Asks it to end; resolves with its exit code when it has. */
  stop(): Promise<number | null>;
  /** Starts it again on the same data and port. */
  restart(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
}

/** Starts the server that `npm start` would run, with these words on its command line; without BELLHOP_DATA on a new folder. */
export async function startBuiltServer(
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<BuiltServer> {
  const dataFolder = environment["BELLHOP_DATA"] ?? (await mkdtemp(join(tmpdir(), "bellhop-journey-")));
  const main = join(inject("buildFolder"), "server", "main.js");
  const run = async (port: string) => {
    const env = { ...process.env, ...environment, BELLHOP_DATA: dataFolder, PORT: port, HOST: "127.0.0.1" };
    const child = spawn(process.execPath, [main, ...words], { env, stdio: ["ignore", "pipe", "inherit"] });
    return { child, ...(await wordsOf(child)) };
  };
  let running = await run(environment["PORT"] ?? "0");
  const { url, setUpCode } = running;
  const end = async (signal: NodeJS.Signals) => {
    const { child } = running;
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await once(child, "exit");
    }
    return child.exitCode;
  };
  return {
    url,
    dataFolder,
    setUpCode,
    kill: async () => void (await end("SIGKILL")),
    pause: () => void running.child.kill("SIGSTOP"),
    goOn: () => void running.child.kill("SIGCONT"),
    stop: () => end("SIGTERM"),
    async restart() {
      running = await run(new URL(url).port);
    },
    async remove() {
      await end("SIGTERM");
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** The address it says it listens on, and the code by which it is set up; rejects when it ends instead. */
async function wordsOf(child: ChildProcess): Promise<{ url: string; setUpCode: string }> {
  if (!child.stdout) throw new Error("The server's words cannot be read");
  const lines = createInterface({ input: child.stdout });
  let setUpCode = "";
  for await (const line of lines) {
    setUpCode ||= /\/set-up#(\S+)/.exec(line)?.[1] ?? "";
    const url = /listens on (\S+)/.exec(line)?.[1];
    if (url) {
      child.stdout.resume();
      return { url, setUpCode };
    }
  }
  throw new Error("The server ended before it listened");
}
