import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import type { DeskSession } from "#client/desk-session.ts";
import type { AnnouncementView } from "#contract/views/cards.ts";
import { announce } from "#core/chat/announce.ts";
import { isRefusal } from "#core/refusal.ts";
import type { AnnouncementId, ChatId, QueueId } from "#core/ids.ts";
import { inProcessBus } from "#server/bus/in-process-bus.ts";
import { checkLogs } from "#server/logs/check-logs.ts";
import { Logs } from "#server/logs/logs.ts";
import { until } from "../../tools/until.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { done, newCommandId, newCustomer, run, words } from "../support/run-command.ts";
import { firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { textIn } from "../support/text-in.ts";
import { textOf } from "#core/message/message-part.ts";

const second = 1_000;
const minute = 60 * second;

const welcome: AnnouncementView = {
  announcementId: "welcome" as AnnouncementId,
  text: "Thank you for writing.",
  afterMs: 0,
  everyMs: null,
};
const stillHere: AnnouncementView = {
  announcementId: "still-here" as AnnouncementId,
  text: "You are still in line.",
  afterMs: minute,
  everyMs: 2 * minute,
};

let server: TestServer;
let clock: ManualClock;
let desk: DeskSession;

beforeEach(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
  desk = server.administrator;
});
afterEach(() => server.stop());

const firstQueue = () => Object.values(firstAccount(server.parts()).queues)[0]!;
const asPayload = (announcements: readonly AnnouncementView[]) => {
  const { queueId, ...settings } = firstQueue();
  return { ...settings, queueId: queueId as QueueId | null, announcements };
};
async function set(...announcements: readonly AnnouncementView[]): Promise<void> {
  expect((await desk.command("queue.save", asPayload(announcements))).error).toBeUndefined();
}

const saidIn = async (chatId: ChatId) =>
  (await server.parts().store.readLog(chatId, 0))
    .filter(({ type, body }) => type === "message.sent" && (body["by"] as { kind: string }).kind === "system")
    .map(({ at, body }) => ({ at, text: textIn({ body }) }));

async function beginChat(): Promise<{ customer: CustomerSession; chatId: ChatId; queuedAt: number }> {
  const customer = await server.openChat();
  const queuedAt = clock.now();
  customer.write("Hello");
  const { customer: model } = await until(
    customer.model,
    ({ outbox, customer: { chatId } }) => chatId !== null && outbox.length === 0,
  );
  return { customer, chatId: model.chatId as ChatId, queuedAt };
}

const heardBy = (customer: CustomerSession, chatId: ChatId) =>
  customer.model
    .get()
    .customer.timelines[chatId]!.events.flatMap((event) =>
      event.type === "message" ? [`${event.from}: ${textOf(event.parts)}`] : [],
    );

describe("announcements", () => {
  test("[B-80] [B-36] come to the customer when they are due, as nobody's message", async () => {
    await set(welcome, stillHere);
    const { customer, chatId, queuedAt } = await beginChat();
    expect(heardBy(customer, chatId)).toEqual(["customer: Hello", `automatic: ${welcome.text}`]);
    clock.pass(minute - 1);
    await settle();
    expect(await saidIn(chatId)).toHaveLength(1);
    clock.pass(1);
    await eventually(() => expect(heardBy(customer, chatId)).toHaveLength(3));
    clock.pass(2 * minute);
    await eventually(async () =>
      expect(await saidIn(chatId)).toEqual([
        { at: queuedAt, text: welcome.text },
        { at: queuedAt + minute, text: stillHere.text },
        { at: queuedAt + 3 * minute, text: stillHere.text },
      ]),
    );
  });

  test("[B-80] are made once after a downtime, for the last time they were due", async () => {
    await set(welcome, stillHere);
    const { customer, chatId, queuedAt } = await beginChat();
    await server.restart(() => clock.sleep(10 * minute));
    await until(customer.model, ({ connection }) => connection === "online");
    const expected = [
      { at: queuedAt, text: welcome.text },
      { at: queuedAt + 9 * minute, text: stillHere.text },
    ];
    await eventually(async () => expect(await saidIn(chatId)).toEqual(expected));
    await server.restart();
    await until(customer.model, ({ connection }) => connection === "online");
    await settle();
    expect(await saidIn(chatId)).toEqual(expected);
    clock.pass(minute);
    await eventually(async () => expect(await saidIn(chatId)).toHaveLength(3));
    expect((await checkLogs(server.parts().store)).findings).toEqual([]);
  });

  test("[B-80] wait for a customer who is gone, and do not pile up", async () => {
    await set(stillHere);
    const { customer, chatId, queuedAt } = await beginChat();
    customer.stop();
    const { presence } = server.parts().gates;
    const { customerId } = server.parts().logs.peek("chat", chatId)!;
    await eventually(() => expect(presence.customerGoneSince(customerId)).not.toBeNull());
    clock.pass(4 * minute);
    await settle();
    expect(await saidIn(chatId)).toEqual([]);
    presence.customerCame(customerId);
    await eventually(async () =>
      expect(await saidIn(chatId)).toEqual([{ at: queuedAt + 3 * minute, text: stillHere.text }]),
    );
  });

  test("[B-80] stop when an agent joins, and neither end the reply wait nor count as unread", async () => {
    await set(welcome, stillHere);
    const { customer, chatId, queuedAt } = await beginChat();
    await desk.command("chat.take", { chatId });
    clock.pass(minute);
    await eventually(() => expect(heardBy(customer, chatId)).toHaveLength(3));
    const { desk: model } = await until(
      desk.model,
      ({ desk: { cards } }) => (cards.item[chatId]?.lastNumber ?? 0) >= 5,
    );
    // [B-32] [B-27] Nothing of it looks like an answer.
    expect(model.cards.item[chatId]).toMatchObject({
      replyWaitSince: queuedAt,
      unread: 1,
      lastWords: "Hello",
      lastBy: "customer",
    });
    await desk.command("chat.play", { chatId });
    clock.pass(10 * minute);
    await settle();
    expect(await saidIn(chatId)).toHaveLength(2);
  });

  test("[B-80] work for who waits already the moment they are saved, without a flood", async () => {
    const { chatId, queuedAt } = await beginChat();
    clock.pass(90 * second);
    await set(welcome, stillHere, {
      ...stillHere,
      announcementId: "another" as AnnouncementId,
      afterMs: 2 * minute,
      everyMs: null,
      text: "Nearly.",
    });
    await settle();
    expect(await saidIn(chatId)).toEqual([]);
    clock.pass(90 * second);
    await eventually(async () =>
      expect(await saidIn(chatId)).toEqual([
        { at: queuedAt + 2 * minute, text: "Nearly." },
        { at: queuedAt + 3 * minute, text: stillHere.text },
      ]),
    );
  });

  test("[B-80] two servers that look at the same moment make one once", async () => {
    await set(stillHere);
    const parts = server.parts();
    const customer = newCustomer(parts);
    const { id } = await done(parts, customer, ["customer.write", words("Hello")]);
    const chatId = id as ChatId;
    const others = await Promise.all(
      ["another", "a third"].map(async (history) => {
        const logs = new Logs({
          accountId: customer.accountId,
          // As if both were its home.
          epoch: parts.gates.logs.epoch,
          store: parts.store,
          bus: inProcessBus(),
          clock,
        });
        await logs.open(history);
        return logs;
      }),
    );
    const outcomes = await Promise.all(
      others.map((logs) => {
        const changes = announce(
          { account: logs.account, chat: logs.peek("chat", chatId)! },
          clock.now() + minute,
        );
        if (isRefusal(changes)) throw new Error("Nothing was due");
        return logs.commit(changes, { commandId: null });
      }),
    );
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(["conflict", "saved"]);
    expect(await saidIn(chatId)).toHaveLength(1);
    for (const logs of others) expect(logs.peek("chat", chatId)).toEqual(others[0]!.peek("chat", chatId));
  });

  test("[I-4] the same first words twice are one chat, one message and one announcement", async () => {
    await set(welcome);
    const parts = server.parts();
    const customer = newCustomer(parts);
    const id = newCommandId();
    const answers = [
      await run(parts, customer, ["customer.write", words("Hello"), id]),
      await run(parts, customer, ["customer.write", words("Hello"), id]),
    ];
    expect(answers[0]).toEqual(answers[1]);
    const chatId = "ok" in answers[0]! ? (answers[0].ok.id as ChatId) : (null as never);
    const log = await parts.store.readLog(chatId, 0);
    expect(log.map(({ type, commandId }) => [type, commandId])).toEqual([
      ["chat.requested", null],
      ["message.sent", id],
      ["message.sent", null],
    ]);
  });
});

describe("the setting", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      ...welcome,
      announcementId: `number-${index}` as AnnouncementId,
    }));

  test("[B-80] holds ten announcements, none repeated within 30 seconds or under the id of another", async () => {
    const { error } = await desk.command("queue.save", asPayload([...many(10)]));
    expect(error).toBeUndefined();
    expect(firstQueue().announcements).toHaveLength(10);
    const refused = [
      many(11),
      [{ ...stillHere, everyMs: 29_999 }],
      [{ ...stillHere, text: "x".repeat(4_001) }],
      [{ ...stillHere, text: "  " }],
      [welcome, { ...stillHere, announcementId: welcome.announcementId }],
    ];
    for (const announcements of refused) {
      const answer = await desk.command("queue.save", asPayload(announcements));
      expect(answer.error?.code).toBe("bad-request");
    }
    expect(firstQueue().announcements).toHaveLength(10);
    await set({ ...stillHere, everyMs: 30_000 });
  });
});
