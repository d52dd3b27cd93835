import { byCustomer, byUser } from "#core/author.ts";
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { settingSaved } from "#core/account/account-event.ts";
import type { Change } from "#core/change.ts";
import type { ChatId, CustomerId, GroupId, QueueId, UserId, WidgetId } from "#core/ids.ts";
import type { EarlierChatView } from "#contract/views/earlier-chat-view.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { mustSave } from "../support/must-save.ts";
import { cameBy } from "../support/run-command.ts";
import type { Parts } from "../support/running-parts.ts";
import { addStaff, firstAccount } from "../support/staff.ts";

const newId = <Id extends string>() => randomBytes(15).toString("base64url") as Id;

/** Finished chats of one customer in these queues, one after the other, two at each moment. */
async function storeChats(parts: Parts, queueIds: readonly QueueId[]): Promise<ChatId[]> {
  const { accountId, widgets } = firstAccount(parts);
  const [widgetId] = Object.keys(widgets) as WidgetId[];
  const came = cameBy(widgetId!);
  const customerId = newId<CustomerId>();
  const by = byCustomer(customerId);
  const chatIds = queueIds.map(() => newId<ChatId>());
  const changes = queueIds.flatMap((queueId, index): Change[] => {
    const chatId = chatIds[index]!;
    const at = Math.floor(index / 2);
    const facts = { chatId, accountId, queueId, customerId, previousChatId: null, contactId: null, ...came };
    return [
      { log: "chat", id: chatId, event: { type: "chat.requested", at, by, ...facts } },
      { log: "chat", id: chatId, event: { type: "chat.abandoned", at, by, why: "left" } },
    ];
  });
  await mustSave(parts, accountId, { changes, rows: [] });
  return chatIds;
}

describeOnEachEngine("[V-12] earlier chats", (server) => {
  async function earlierOf(chatId: ChatId, asker: Parameters<Parts["gates"]["queries"]["run"]>[1]) {
    const { queries } = server().parts().gates;
    const result = await queries.run({ name: "chat.earlier", payload: { chatId } }, asker);
    if ("error" in result) throw new Error(result.error.code);
    return (result.ok as { chats: EarlierChatView[] }).chats.map((chat) => chat.chatId);
  }

  test("of an early chat of a frequent customer are those before it", async () => {
    const parts = server().parts();
    const [queueId] = Object.keys(firstAccount(parts).queues) as [QueueId];
    const chatIds = await storeChats(
      parts,
      Array.from({ length: 56 }, () => queueId),
    );
    const [kim] = await addStaff(parts, [{ name: "Kim" }]);
    const earlier = await earlierOf(chatIds[6]!, kim!.asker);
    // The seventh and the eighth came in one moment.
    expect(new Set(earlier)).toEqual(new Set([...chatIds.slice(0, 6), chatIds[7]!]));
    expect(await earlierOf(chatIds[55]!, kim!.asker)).toHaveLength(50);
  });

  test("are found behind many that the asker may not see", async () => {
    const parts = server().parts();
    const { accountId, queues, users } = firstAccount(parts);
    const by = byUser(Object.keys(users)[0] as UserId);
    const group = { groupId: newId<GroupId>(), name: "Others" };
    const [open] = Object.values(queues);
    const hidden = { ...open!, queueId: newId<QueueId>(), name: "Hidden", groupIds: [group.groupId] };
    const [kim] = await addStaff(parts, [{ name: "Kim" }]);
    await mustSave(parts, accountId, {
      changes: [
        { log: "account", id: accountId, event: settingSaved("group", group, { at: 0, by }) },
        { log: "account", id: accountId, event: settingSaved("queue", hidden, { at: 0, by }) },
      ],
      rows: [],
    });
    const [mine, theirs] = [open!.queueId, hidden.queueId];
    const chatIds = await storeChats(parts, [mine, ...Array.from({ length: 120 }, () => theirs), mine]);
    expect(await earlierOf(chatIds.at(-1)!, kim!.asker)).toEqual([chatIds[0]]);
  });
});
