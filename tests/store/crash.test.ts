import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { expect, test } from "vitest";
import { eventually } from "../support/eventually.ts";
import { append, saveOf } from "../support/saves.ts";
import { describeStore } from "./describe-store.ts";

const savingProcess = fileURLToPath(new URL("saving-process.ts", import.meta.url));

interface Command {
  readonly chat: string;
  readonly agent: string;
  readonly commandId: string;
}

/** Lets the child save until it has had `count` acknowledged, and kills it in the middle of the next. */
async function killWhileSaving(child: ChildProcess, count: number) {
  const asked: Command[] = [];
  const acknowledged: Command[] = [];
  const lines = createInterface({ input: child.stdout! });
  lines.on("line", (line) => {
    const [kind, chat = "", agent = "", commandId = ""] = line.split(" ");
    if (kind === "+") asked.push({ chat, agent, commandId });
    else acknowledged.push({ chat, agent, commandId });
    if (acknowledged.length === count) child.kill("SIGKILL");
  });
  await Promise.all([once(child, "close"), once(lines, "close")]);
  expect(child.signalCode, "it must not have ended by itself").toBe("SIGKILL");
  return { asked, acknowledged };
}

/** The database finishes what the dead process had asked of it last; after that nothing moves any more. */
async function untilAlone(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await eventually(async () => {
    const others =
      "select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    expect((await client.query(others)).rowCount).toBe(0);
  });
  await client.end();
}

describeStore("a process that is killed while it saves", (place) => {
  test.each([1, 137, 1_000])(
    "[I-4] after %i acknowledgements: all of those are there once, and nothing is half there",
    async (count) => {
      const { dataFolder, databaseUrl } = place();
      const arguments_ = [savingProcess, dataFolder, databaseUrl ?? ""];
      const child = spawn(process.execPath, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
      const { asked, acknowledged } = await killWhileSaving(child, count);
      expect(acknowledged.length).toBeGreaterThanOrEqual(count);
      expect(asked.length).toBeGreaterThanOrEqual(acknowledged.length);

      if (databaseUrl) await untilAlone(databaseUrl);
      const { store, engine } = await place().open();
      for (const { chat, agent } of new Map(asked.map((command) => [command.chat, command])).values()) {
        const [ofChat, ofAgent] = [await store.readLog(chat, 0), await store.readLog(agent, 0)];
        expect(ofChat.map(({ number }) => number)).toEqual(ofChat.map((_, index) => index + 1));
        expect(ofChat.map(({ body }) => body["text"])).toEqual(
          ofChat.map((_, index) => (index % 2 ? "two" : "one")),
        );
        const commands = ofChat.flatMap(({ commandId }) => commandId ?? []);
        expect(new Set(commands).size, "a command stored twice").toBe(commands.length);
        // Either all of a command or nothing: both logs and the row.
        expect(ofAgent.map(({ commandId }) => commandId)).toEqual(commands);
        expect((await store.readChat(chat as never))?.number ?? 0).toBe(ofChat.length);
        const known = acknowledged.flatMap((command) => (command.chat === chat ? [command.commandId] : []));
        expect(commands.slice(0, known.length)).toEqual(known);
        expect(commands.length - known.length, "what was asked and not acknowledged").toBeLessThanOrEqual(1);
        const next = saveOf([append(chat, { expected: ofChat.length })]);
        expect(await store.save(next)).toEqual({ kind: "saved" });
      }
      expect(engine.name).toBe(place().name);
    },
  );
});
