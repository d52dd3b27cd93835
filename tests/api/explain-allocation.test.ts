import { expect, test } from "vitest";
import type { QueryAnswers } from "#contract/queries/queries.ts";
import type { ChatId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { beginChat, done, newCustomer } from "../support/run-command.ts";
import { accountRules } from "../support/scenario-rules.ts";
import { type StaffMember, addStaff } from "../support/staff.ts";

describeOnEachEngine("why a chat went to whom it did", (server) => {
  const parts = () => server().parts();

  async function explain(
    chatId: ChatId,
    { asker }: Pick<StaffMember, "asker">,
  ): Promise<QueryAnswers["chat.explain"]> {
    const { queries } = parts().gates;
    const result = await queries.run({ name: "chat.explain", payload: { chatId } }, asker);
    if ("error" in result) throw new Error(result.error.code);
    return result.ok as QueryAnswers["chat.explain"];
  }

  const ownerOf = (chatId: ChatId) => {
    const chat = parts().logs.peek("chat", chatId);
    return chat?.state === "owned" ? chat.ownerId : null;
  };

  test("[B-13] is told of the last allocation, as it was then, and of a wait, as it is now", async () => {
    const [ada, robin, sam, kim, lee] = (await addStaff(parts(), [
      { name: "Ada", role: "administrator", webchat: false },
      { name: "Robin" },
      { name: "Sam" },
      { name: "Kim", groupIds: [] },
      { name: "Lee, of whom nothing was heard yet" },
    ])) as [StaffMember, StaffMember, StaffMember, StaffMember, StaffMember];
    await done(parts(), ada.asker, ["account.change", { ...accountRules, allocation: "auto" }]);
    for (const { userId } of [robin, kim]) parts().gates.presence.agentCame(userId);
    for (const { asker } of [robin, sam, kim]) {
      await done(parts(), asker, ["status.choose", { base: "available", breakReasonId: null }]);
    }
    const chatId = await beginChat(parts(), newCustomer(parts()));
    await eventually(() => expect(ownerOf(chatId)).toBe(robin.userId));

    const then = await explain(chatId, robin);
    expect(then).toMatchObject({ isAuto: true, now: null, last: { to: robin.userId } });
    const whys = (candidates: readonly { userId: string; why: string | null }[]) =>
      Object.fromEntries(candidates.map(({ userId, why }) => [userId, why]));
    expect(then.last!.candidates[0]).toMatchObject({ userId: robin.userId, why: null, owned: 0 });
    expect(whys(then.last!.candidates)).toMatchObject({
      [robin.userId]: null,
      [sam.userId]: "not-connected",
      [kim.userId]: "not-in-group",
      [lee.userId]: "not-available",
    });

    await done(parts(), robin.asker, ["chat.put-back", { chatId, note: "" }]);
    const now = await explain(chatId, robin);
    expect(whys(now.now!.candidates)).toMatchObject({
      [robin.userId]: "declined",
      [sam.userId]: "not-connected",
    });
    expect(now.last, "what was decided stays as it was").toEqual(then.last);

    // A closed chat is told of from its log, too, by another server than that which decided.
    await done(parts(), robin.asker, ["chat.take", { chatId }]);
    expect(await explain(chatId, robin), "an earlier allocation is not why it is here").toMatchObject({
      since: "taken",
      last: then.last,
    });
    await done(parts(), robin.asker, ["chat.end", { chatId }]);
    await done(parts(), robin.asker, ["wrap-up.finish", { chatId }]);
    await server().restart();
    expect(await explain(chatId, robin)).toEqual({ isAuto: true, since: null, now: null, last: then.last });
  });

  test("[B-13] is told only to those who may see the chat, and is nothing where agents take by hand", async () => {
    const [ada, robin, kim] = (await addStaff(parts(), [
      { name: "Ada", role: "administrator", webchat: false },
      { name: "Robin" },
      { name: "Kim", groupIds: [] },
    ])) as [StaffMember, StaffMember, StaffMember];
    await done(parts(), ada.asker, ["account.change", { ...accountRules, allocation: "by-hand" }]);
    const chatId = await beginChat(parts(), newCustomer(parts()));
    await done(parts(), robin.asker, ["chat.take", { chatId }]);
    expect(await explain(chatId, robin)).toEqual({ isAuto: false, since: "taken", now: null, last: null });
    await expect(explain(chatId, kim)).rejects.toThrow("not-found");
  });
});
