import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { ChaosFault } from "./chaos-fault.ts";

interface Options {
  readonly productFolder: string;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
  readonly port: number;
  /** A command to run the program with, such as a tracer; it must become the program itself. */
  readonly runBy?: readonly string[];
}

/** Time limit for a start, on a busy machine. */
const startWithinMs = 60_000;

/** A server that is asked to stop gives itself 10 s; one that lives on after this time is killed. */
const stopWithinMs = 13_000;

/** The result of asking a server to stop. */
export interface Stop {
  readonly tookMs: number;
  /** `null`: a signal ended it. */
  readonly exitCode: number | null;
}

/** The built server, one life after the other, on the same port and data. */
export class DoomedServer {
  readonly url: string;
  /** When lives began to listen and ended (ms since epoch). */
  readonly ends: { readonly killedAt: number; listensAt: number | null }[] = [];
  /** The code by which it is set up, once its first life has printed it. */
  setUpCode: string | undefined;
  readonly #options: Options;
  #child: ChildProcess | null = null;

  constructor(options: Options) {
    this.#options = options;
    this.url = `http://127.0.0.1:${options.port}`;
  }

  /** Starts the process, which may be killed before it listens. */
  spawn(): void {
    const { productFolder, dataFolder, databaseUrl, port, runBy = [] } = this.#options;
    const { DATABASE_URL: _, ...environment } = process.env;
    const main = join(productFolder, "server", "main.js");
    const [program, ...words] = [...runBy, process.execPath, main];
    this.#child = spawn(program, words, {
      env: {
        ...environment,
        ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
        NODE_ENV: "production",
        BELLHOP_DATA: dataFolder,
        PORT: String(port),
        HOST: "127.0.0.1",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  /** Resolves when it listens; throws a `ChaosFault` when it ends instead. */
  async listens(): Promise<void> {
    const child = this.#child;
    if (!child?.stdout) throw new ChaosFault("The server has not been started");
    const tooLong = setTimeout(() => child.kill("SIGKILL"), startWithinMs);
    try {
      for await (const line of createInterface({ input: child.stdout })) {
        this.setUpCode ??= /\/set-up#(\S+)/.exec(line)?.[1];
        if (!line.includes("listens on")) continue;
        child.stdout.resume();
        const last = this.ends.at(-1);
        if (last) last.listensAt = Date.now();
        return;
      }
    } finally {
      clearTimeout(tooLong);
    }
    throw new ChaosFault("The server did not start on the data it left behind; what it said is above.");
  }

  /** Ends it without a warning. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Asks it to end, and waits until it has. */
  async stop(): Promise<Stop> {
    const tooLong = setTimeout(() => this.#child?.kill("SIGKILL"), stopWithinMs);
    const askedAt = performance.now();
    try {
      return { exitCode: await this.#end("SIGTERM"), tookMs: performance.now() - askedAt };
    } finally {
      clearTimeout(tooLong);
    }
  }

  /** Resolves with its exit code, or with `null` when a signal ended it. */
  async #end(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child) throw new ChaosFault("There is no server to end");
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new ChaosFault("The server ended by itself; what it said is above.");
    }
    child.kill(signal);
    await once(child, "exit");
    this.ends.push({ killedAt: Date.now(), listensAt: null });
    this.#child = null;
    return child.exitCode;
  }

  /** For the end of a run that has failed. */
  remove(): void {
    this.#child?.kill("SIGKILL");
  }
}

/** A port that is free at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as { port: number };
  server.close();
  await once(server, "close");
  return port;
}
