import type { CommandId } from "#contract/ids.ts";
import type { ChatId } from "#core/ids.ts";
import { openEngine } from "#server/store/engines/open-engine.ts";
import { openStore } from "#server/store/open-store.ts";
import { append, chatRow, newId, saveOf } from "../support/saves.ts";

/**
 * A process that saves as fast as it can until it is killed. Each save is one command over two logs and
 * a row. It says `+ id` before it asks, and `= id` when that is acknowledged; a line is one command.
 */
const [, , dataFolder = "", databaseUrl = ""] = process.argv;
const lanes = 20;

const engine = await openEngine({ dataFolder, databaseUrl: databaseUrl || null } as Parameters<
  typeof openEngine
>[0]);
const store = openStore(engine);

async function saveForEver(): Promise<never> {
  const [chat, agent] = [newId<ChatId>(), newId()];
  for (let expected = 0; ; expected += 2) {
    const commandId = newId<CommandId>();
    process.stdout.write(`+ ${chat} ${agent} ${commandId}\n`);
    const appends = [
      append(chat, { expected, texts: ["one", "two"], commandId }),
      { ...append(agent, { expected: expected / 2, commandId }), kind: "agent" as const },
    ];
    const row = chatRow(chat, { number: expected + 2 });
    const outcome = await store.save(saveOf(appends, [row]));
    if (outcome.kind !== "saved") throw new Error(`It was ${outcome.kind}`);
    // Said before the next is asked, however slowly it is listened to.
    await new Promise((resolve) => process.stdout.write(`= ${chat} ${agent} ${commandId}\n`, resolve));
  }
}

await Promise.all(Array.from({ length: lanes }, saveForEver));
