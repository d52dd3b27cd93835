import { folderStorage } from "#server/files/folder-storage.ts";
import { byCustomer } from "#core/author.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import type { CommandName } from "#contract/commands/commands.ts";
import { inChat } from "#core/change.ts";
import type { Change } from "#core/change.ts";
import type { AccountId, ChatId, CustomerId, UserId } from "#core/ids.ts";
import { planSave } from "#server/logs/plan-save.ts";
import { assemble } from "#server/assemble.ts";
import type { Asker } from "#server/commands/asker.ts";
import { systemClock } from "#server/ports/clock.ts";
import { noMeter } from "#server/ports/meter.ts";
import { randomIds } from "#server/ports/ids.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import { openSqlite } from "#server/store/engines/open-sqlite.ts";
import { openStore } from "#server/store/open-store.ts";

/** ms from command to answer, once for each time it was given. */
export type SettingTimes = Record<
  | "a template is saved"
  | "a queue gets another name"
  | "a queue gets another reply target"
  | "a customer writes",
  number[]
>;

const place = { page: "https://bench.example/", browser: "bench", language: "en" };

/**
 * Measures commands on a server with `openChats` open chats in one queue, each with a running reply target.
 */
export async function measureSettings(openChats: number, times: number): Promise<SettingTimes> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
  const server = await openServer(folder);
  await server.beginChats(openChats);
  const { queue, staff, customer, run } = server;
  const template = { templateId: null, shortcut: "", text: "Hello", queueIds: [], personal: false };
  const write = { chatId: null, seenNumber: 0, text: "Hello", ...place };
  const measured: SettingTimes = {
    "a template is saved": [],
    "a queue gets another name": [],
    "a queue gets another reply target": [],
    "a customer writes": [],
  };
  for (let time = 0; time < times; time++) {
    const name = `Name ${time}`;
    const replyTargetMs = 3_600_000 + time;
    measured["a template is saved"].push(await run(staff, "template.save", { ...template, name }));
    measured["a queue gets another name"].push(await run(staff, "queue.save", { ...queue, name }));
    measured["a queue gets another reply target"].push(
      await run(staff, "queue.save", { ...queue, replyTargetMs }),
    );
    await run(staff, "queue.save", queue);
    measured["a customer writes"].push(await run(customer, "customer.write", write));
  }
  await server.close();
  await rm(folder, { recursive: true, force: true });
  return measured;
}

/** A whole server without doors, with an account of its own. */
async function openServer(folder: string) {
  const engine = openSqlite(folder);
  const store = openStore(engine);
  const clock = systemClock();
  const ids = randomIds();
  const credentials = { setPassword: async () => {}, endSessions: async () => {} };
  const logger = pino({ level: "error" });
  const kept = { store, homes: engine.homes, storage: folderStorage("unused") };
  const parts = assemble({ ...kept, clock, ids, credentials, meter: noMeter, logger });
  const accountId = ids.next<AccountId>();
  const userId = ids.next<UserId>();
  const founder = { userId, accountName: "Bench", name: "Kim", email: "kim@bench.example" };
  const events = firstAccountEvents(accountId, founder, { ids, at: clock.now() });
  const founding = events.map((event): Change => ({ log: "account", id: accountId, event }));
  await store.save(planSave(founding, { accountId, epoch: 0, commandId: null, rows: [] }, () => undefined));
  const found = await parts.accounts.find(accountId);
  if (!("account" in found)) throw new Error("The account cannot be opened");
  const { logs, gates } = found.account.parts;
  const { commands } = gates;
  const commit = (changes: Change[]) => logs.commit(changes, { commandId: null });
  const { queues, widgets } = logs.account;
  const [queue] = Object.values(queues);
  const [widget] = Object.values(widgets);
  if (!queue || !widget) throw new Error("The account has no queue");
  const { queueId } = queue;
  const { page, ...browser } = place;
  const came = { entry: { channel: "webchat", widgetId: widget.widgetId, page }, ...browser } as const;
  const request = () => {
    const chatId = ids.next<ChatId>();
    const customerId = ids.next<CustomerId>();
    const facts = { chatId, accountId, customerId, queueId, previousChatId: null, contactId: null, ...came };
    return commit([
      inChat(chatId, { type: "chat.requested", at: clock.now(), by: byCustomer(customerId), ...facts }),
    ]);
  };
  const staff: Asker = { kind: "staff", accountId, userId };
  const customerId = ids.next<CustomerId>();
  const customer: Asker = { kind: "customer", accountId, customerId, widgetId: widget.widgetId };
  return {
    queue,
    staff,
    customer,
    async beginChats(count: number) {
      for (let begun = 0; begun < count; begun += 500) {
        await Promise.all(Array.from({ length: Math.min(500, count - begun) }, request));
      }
    },
    /** ms from command to answer. */
    async run(asker: Asker, name: CommandName, payload: unknown): Promise<number> {
      const startedAt = performance.now();
      const result = await commands.run({ id: ids.next(), name, payload }, asker);
      if (!("ok" in result)) throw new Error(`${name} was refused: ${JSON.stringify(result)}`);
      return performance.now() - startedAt;
    },
    async close() {
      await parts.stop();
      await store.close();
    },
  };
}
