import { expect, test } from "vitest";
import type { ChatId } from "#core/ids.ts";
import type { CommandResult } from "#server/commands/command-runner.ts";
import { presentCustomerEvent } from "#server/presenters/present-customer-event.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { beginChat, done, newCommandId, newCustomer, run } from "../support/run-command.ts";
import type { Parts } from "../support/running-parts.ts";
import { addStaff, firstAccount } from "../support/staff.ts";

const codeOf = (result: CommandResult) => ("error" in result ? result.error.code : "done");

async function cast(parts: Parts) {
  const [robin, sam, ada, out] = await addStaff(parts, [
    { name: "Robin" },
    { name: "Sam" },
    { name: "Ada", role: "administrator" },
    { name: "Out", groupIds: [] },
  ]);
  return { robin: robin!, sam: sam!, ada: ada!, out: out! };
}

async function beginFlood(parts: Parts, count: number) {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const customer = newCustomer(parts);
      return { customer, chatId: await beginChat(parts, customer) };
    }),
  );
}

const stateOf = (parts: Parts, chatId: ChatId) => parts.logs.load("chat", chatId);

/** How often the log says that the chat left its line for good, or got an owner. */
async function endings(parts: Parts, chatId: ChatId): Promise<string[]> {
  const events = await parts.store.readLog(chatId, 0);
  return events.map(({ type }) => type).filter((type) => type === "chat.abandoned" || type === "chat.ended");
}

describeOnEachEngine("waiting chats that are ended", (server) => {
  test("[A-7] two hundred at once, each by a command of its own that may be repeated; the queue is empty then", async () => {
    const parts = server().parts();
    const { robin } = await cast(parts);
    const flood = await beginFlood(parts, 200);
    const given = flood.map(({ chatId }) => ["chat.end-waiting", { chatId }, newCommandId()] as const);
    const answers = await Promise.all(given.map((command) => done(parts, robin.asker, command)));
    expect(await Promise.all(given.map((command) => done(parts, robin.asker, command)))).toEqual(answers);
    for (const { chatId } of flood) {
      expect(await stateOf(parts, chatId)).toMatchObject({
        state: "abandoned",
        abandonedBy: { kind: "user", id: robin.userId },
      });
      expect(await endings(parts, chatId)).toEqual(["chat.abandoned"]);
    }
    const [queueId] = Object.keys(firstAccount(parts).queues);
    expect(codeOf(await run(parts, robin.asker, ["chat.take-next", { queueId: queueId as never }]))).toBe(
      "queue-empty",
    );
    // Pressed again, as a new command.
    const { chatId } = flood[0]!;
    expect(codeOf(await run(parts, robin.asker, ["chat.end-waiting", { chatId }]))).toBe("chat-over");
  });

  test("[A-7] [F-1] against taking, transferring and leaving at the same moment: one comes first, and the others are told", async () => {
    const parts = server().parts();
    const { robin, sam, ada } = await cast(parts);
    const { queueId: _, ...rules } = Object.values(firstAccount(parts).queues)[0]!;
    const other = await done(parts, ada.asker, [
      "queue.save",
      { ...rules, queueId: null, name: "Elsewhere" } as never,
    ]);
    const flood = await beginFlood(parts, 60);
    const outcomes = await Promise.all(
      flood.map(async ({ customer, chatId }, index) => {
        const end = () => run(parts, robin.asker, ["chat.end-waiting", { chatId }]);
        const meanwhile = [
          () => run(parts, sam.asker, ["chat.take", { chatId }]),
          () => run(parts, customer, ["customer.leave", { chatId }]),
          async () => {
            await run(parts, sam.asker, ["chat.take", { chatId }]);
            return run(parts, sam.asker, [
              "chat.transfer",
              { chatId, toQueueId: other.id as never, note: "" },
            ]);
          },
        ][index % 3]!;
        const both = index % 2 === 0 ? [end(), meanwhile()] : [meanwhile(), end()];
        const results = (await Promise.all(both)).map(codeOf);
        return {
          chatId,
          isTransfer: index % 3 === 2,
          ended: results[index % 2]!,
          met: results[1 - (index % 2)]!,
        };
      }),
    );
    for (const { chatId, isTransfer, ended, met } of outcomes) {
      const chat = await stateOf(parts, chatId);
      if (ended === "done") {
        expect(chat).toMatchObject({ state: "abandoned", abandonedBy: { kind: "user" } });
        // Only a transfer may have come before: the chat then waited in the other queue.
        expect([...(isTransfer ? ["done"] : []), "chat-over"]).toContain(met);
        expect(await endings(parts, chatId)).toEqual(["chat.abandoned"]);
      } else if (ended === "already-owned") {
        expect(met).toBe("done");
        expect(["owned", "waiting"]).toContain(chat?.state);
      } else {
        expect([ended, met]).toEqual(["chat-over", "done"]);
        expect(chat).toMatchObject({ state: "abandoned", abandonedBy: { kind: "customer" } });
      }
    }
    expect(new Set(outcomes.map(({ ended }) => ended)).size).toBeGreaterThan(1);
  });

  test("[A-7] [B-81] an agent ends those of queues they serve; a supervisor any; of others nothing is said", async () => {
    const parts = server().parts();
    const { robin, out } = await cast(parts);
    const [uma] = await addStaff(parts, [{ name: "Uma", role: "supervisor", webchat: false, groupIds: [] }]);
    const [first, second] = await beginFlood(parts, 2);
    const { chatId } = first!;
    expect(codeOf(await run(parts, out.asker, ["chat.end-waiting", { chatId }]))).toBe("not-found");
    await done(parts, robin.asker, ["chat.end-waiting", { chatId }]);
    await done(parts, uma!.asker, ["chat.end-waiting", { chatId: second!.chatId }]);
  });

  test("[A-7] their customer is told that the company ended the chat, and may begin another", async () => {
    const parts = server().parts();
    const { robin } = await cast(parts);
    const [one] = await beginFlood(parts, 1);
    await done(parts, robin.asker, ["chat.end-waiting", { chatId: one!.chatId }]);
    const events = await parts.store.readLog(one!.chatId, 0);
    const lines = events.flatMap(
      (event) => presentCustomerEvent(firstAccount(parts), event, one!.customer.widgetId) ?? [],
    );
    expect(lines.at(-1)).toMatchObject({ type: "ended", by: "company" });
    const next = await done(parts, one!.customer, [
      "customer.write",
      { chatId: one!.chatId, seenNumber: 1_000, text: "I am real", page: "", browser: "", language: "en" },
    ]);
    expect(next.id).not.toBe(one!.chatId);
    expect(await stateOf(parts, next.id as ChatId)).toMatchObject({
      state: "waiting",
      previousChatId: one!.chatId,
    });
  });
});
