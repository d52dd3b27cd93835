import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, inject } from "vitest";
import { runAccounts } from "#server/operator/run-accounts.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { patience } from "#server/store/patience.ts";
import { createDatabase, describeWithPostgres } from "./postgres.ts";

/** Output of `npm run accounts`, and its exit code. */
export interface Said {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The command, while it is at work. */
export interface Working {
  readonly child: ChildProcess;
  readonly ended: Promise<Said>;
  said(): string;
}

/** An installation of its own, as its operator sees it. */
export class Installation {
  readonly environment: Readonly<Record<string, string>>;
  readonly #remove: () => Promise<void>;

  constructor(environment: Readonly<Record<string, string>>, remove: () => Promise<void>) {
    this.environment = environment;
    this.#remove = remove;
  }

  /** Carries out the command with these words, in this process: a start costs more than what it does. */
  async accounts(...words: readonly string[]): Promise<Said> {
    let [out, err] = ["", ""];
    const print = {
      log: (line: unknown) => void (out += `${String(line)}\n`),
      error: (line: unknown) => void (err += `${String(line)}\n`),
    };
    const code = await runAccounts(words, this.environment, print);
    return { code, out, err };
  }

  /** Starts the built command with these words. */
  startAccounts(...words: readonly string[]): Working {
    const program = join(inject("buildFolder"), "server", "accounts.js");
    const env = { ...process.env, ...this.environment };
    const child = spawn(process.execPath, [program, ...words], { env, stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.on("data", (piece: Buffer) => (out += piece.toString()));
    child.stderr.on("data", (piece: Buffer) => (err += piece.toString()));
    const ended = once(child, "close").then(() => ({ code: child.exitCode, out, err }));
    return { child, ended, said: () => out };
  }

  /** Statements past every server. */
  run(...statements: readonly string[]): Promise<void> {
    return this.#query(statements, "writing");
  }

  /** Statements that only read, also while a command is at work. */
  look(...statements: readonly string[]): Promise<void> {
    return this.#query(statements, "reading");
  }

  async #query(statements: readonly string[], beside: "reading" | "writing"): Promise<void> {
    const { DATABASE_URL: databaseUrl = null, BELLHOP_DATA: dataFolder = "unused" } = this.environment;
    const place = { databaseUrl, dataFolder } as Parameters<typeof openEngine>[0];
    const engine = await openEngine(place, patience, { beside });
    try {
      for (const statement of statements) await sql.raw(statement).execute(engine.query);
    } finally {
      await engine.close();
    }
  }

  remove(): Promise<void> {
    return this.#remove();
  }
}

/** The same suite for an installation on SQLite, and for one on PostgreSQL; each test makes its own. */
export function describeInstallations(
  name: string,
  body: (install: () => Promise<Installation>, engine: "sqlite" | "postgres") => void,
): void {
  const onSqlite = async () => {
    const folder = await mkdtemp(join(tmpdir(), "bellhop-operator-"));
    return new Installation({ BELLHOP_DATA: folder }, () => rm(folder, { recursive: true, force: true }));
  };
  const onPostgres = async () => {
    const { url, drop } = await createDatabase();
    return new Installation({ DATABASE_URL: url }, drop);
  };
  describe(`${name}, on SQLite`, () => body(onSqlite, "sqlite"));
  describeWithPostgres(`${name}, on PostgreSQL`, () => body(onPostgres, "postgres"));
}
