import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { describeWith } from "./describe-with.ts";

export type TestDatabase = {
  /** Value for `DATABASE_URL`. */
  url: string;
  /** Ends every connection to it and removes it. */
  drop: () => Promise<void>;
};

/** A suite that needs PostgreSQL; the layer's project in vitest.config.ts names postgres-setup.ts. */
export function describeWithPostgres(name: string, body: () => void): void {
  describeWith(inject("postgres"), name, body);
}

/** An empty database of the caller's own in the run's throw-away cluster. */
export async function createDatabase(): Promise<TestDatabase> {
  const name = `bellhop_${randomBytes(6).toString("hex")}`;
  // Cheaper than a log of the copy, where nothing waits for the disk.
  await runAsOwner(`create database ${name} strategy file_copy`);
  return {
    url: urlOf(name),
    drop: async () => {
      await runAsOwner(`drop database if exists ${name} with (force)`);
    },
  };
}

async function runAsOwner(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf("postgres") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function urlOf(database: string): string {
  const found = inject("postgres");
  if ("missing" in found) throw new Error(found.missing);
  return `postgresql://bellhop@localhost/${database}?host=${encodeURIComponent(found.socketFolder)}`;
}
