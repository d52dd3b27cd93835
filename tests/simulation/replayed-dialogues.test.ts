import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { expect, test } from "vitest";
import { checkLogs } from "#server/logs/check-logs.ts";
import { startServer } from "#server/start-server.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { openStore } from "#server/store/open-store.ts";
import { prepareDemo } from "../../tools/replay/prepare-demo.ts";
import { type Dialogue, readDialogues } from "../../tools/replay/read-dialogues.ts";
import { replayDialogues } from "../../tools/replay/replay-dialogues.ts";
import { createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { quickPasswords } from "../support/quick-passwords.ts";

/** Real dialogues where they lie beside the checkout; else some like them. */
const dialoguesFile = join(import.meta.dirname, "../../../shared/data/multidogo-airline.tsv");

/** Of them all `npm run replay` plays the whole. */
const dialoguesMax = 20;

function dialogues(): readonly Dialogue[] {
  if (existsSync(dialoguesFile)) {
    return readDialogues(readFileSync(dialoguesFile, "utf8")).slice(0, dialoguesMax);
  }
  return Array.from({ length: dialoguesMax }, (_, index) => ({
    id: `dialogue-${index}`,
    intent: ["bookflight", "getboardingpass"][index % 2] ?? "bookflight",
    turns: ["hello", "hello", "i need my boarding pass", "ok", "ok thank you"]
      .slice(0, 2 + (index % 4))
      .map((text, turn) => ({ text, afterReply: turn % 2 === 1 || turn === 4 })),
  }));
}

async function replay(databaseUrl: string | null): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-replay-"));
  const configuration = {
    host: "127.0.0.1",
    port: 0,
    dataFolder,
    databaseUrl,
    metricsToken: null,
    logLevel: "fatal" as const,
    isDemo: true,
    simulatedCustomers: 0,
    publicUrl: null,
    trustedProxies: [],
  };
  const pages = { desk: dataFolder, frame: dataFolder, launcher: dataFolder };
  const server = await startServer({
    configuration,
    pages,
    version: "test",
    passwords: quickPasswords,
    logger: pino({ level: "fatal" }),
  });
  const played = dialogues();
  const demo = await prepareDemo(server.url, [...new Set(played.map(({ intent }) => intent))]);
  const tally = await replayDialogues(demo, played);
  demo.supervisor.stop();
  await server.close();
  expect(tally).toMatchObject({ chats: played.length, outOfOrder: 0, lost: 0 });
  expect(tally.acknowledged).toBe(tally.messages);
  expect(tally.delivered).toBe(tally.messages);

  const store = openStore(await openEngine(configuration));
  const { logs, findings } = await checkLogs(store);
  await store.close();
  await rm(dataFolder, { recursive: true, force: true });
  expect(findings).toEqual([]);
  expect(logs).toBeGreaterThan(played.length * 2);
}

test("[I-4] [I-10] dialogues played through the sockets lose nothing, and every log leads to its state (SQLite)", async () => {
  await replay(null);
});

describeWithPostgres("on PostgreSQL", () => {
  test("[I-4] [I-10] dialogues played through the sockets lose nothing, and every log leads to its state", async () => {
    const database = await createDatabase();
    await replay(database.url);
    await database.drop();
  });
});
