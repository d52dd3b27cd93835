import { beforeEach, expect, test } from "vitest";
import { targetAgentsMax } from "#contract/limits.ts";
import type { QueryAnswers } from "#contract/queries/queries.ts";
import type { ChatId, GroupId, QueueId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { manualClock } from "../support/manual-clock.ts";
import { beginChat, done, newCustomer } from "../support/run-command.ts";
import { accountRules, queueRules } from "../support/scenario-rules.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";

const clock = manualClock();

describeOnEachEngine(
  "where a chat can be moved",
  (server) => {
    let robin: StaffMember;
    let sam: StaffMember;
    let kim: StaffMember;
    let administrator: StaffMember["asker"];
    let chatId: ChatId;
    let billing: QueueId;
    let made = 0;

    const parts = () => server().parts();

    beforeEach(async () => {
      const [ada] = await addStaff(parts(), [{ name: "Ada", role: "administrator", webchat: false }]);
      administrator = ada!.asker;
      await done(parts(), administrator, ["account.change", { ...accountRules, allocation: "by-hand" }]);
      const [groupId] = Object.keys(firstAccount(parts()).groups) as [GroupId];
      made += 1;
      const saved = await done(parts(), administrator, [
        "queue.save",
        { ...queueRules, queueId: null, name: `Billing ${made}`, groupIds: [groupId], leavingMs: 0 },
      ]);
      billing = saved.id as QueueId;
      [robin, sam, kim] = (await addStaff(parts(), [
        { name: "Robin" },
        { name: `José ${made}`, chatsMax: 1 },
        { name: `Kim ${made}`, groupIds: [] },
      ])) as [StaffMember, StaffMember, StaffMember];
      for (const { userId } of [sam, kim]) parts().gates.presence.agentCame(userId);
      for (const { asker } of [sam, kim]) {
        await done(parts(), asker, ["status.choose", { base: "available", breakReasonId: null }]);
      }
      chatId = await beginChat(parts(), newCustomer(parts()));
      await done(parts(), robin.asker, ["chat.take", { chatId }]);
    });

    async function targets(text = "", asker = robin.asker): Promise<QueryAnswers["chat.transfer-targets"]> {
      const { queries } = parts().gates;
      const result = await queries.run({ name: "chat.transfer-targets", payload: { chatId, text } }, asker);
      if ("error" in result) throw new Error(result.error.code);
      return result.ok as QueryAnswers["chat.transfer-targets"];
    }

    const queueOf = async (queueId: QueueId) => {
      const { queues } = await targets();
      return queues.find((queue) => queue.queueId === queueId);
    };

    /** Customers who waited so many minutes in the queue until an agent came. */
    async function answered(queueId: QueueId, ...minutes: readonly number[]): Promise<void> {
      for (const waited of minutes) {
        const other = await beginChat(parts(), newCustomer(parts()));
        await done(parts(), sam.asker, ["chat.take", { chatId: other }]);
        await done(parts(), sam.asker, ["chat.transfer", { chatId: other, toQueueId: queueId, note: "" }]);
        clock.pass(waited * 60_000);
        await done(parts(), sam.asker, ["chat.take", { chatId: other }]);
        await done(parts(), sam.asker, ["chat.play", { chatId: other }]);
        await done(parts(), sam.asker, ["chat.end", { chatId: other }]);
        await done(parts(), sam.asker, ["wrap-up.finish", { chatId: other }]);
      }
    }

    test("[B-43] each queue says how many wait and how many other agents are available", async () => {
      parts().gates.presence.agentCame(robin.userId);
      await done(parts(), robin.asker, ["status.choose", { base: "available", breakReasonId: null }]);
      expect(await queueOf(billing)).toEqual({
        queueId: billing,
        waitingCount: 0,
        estimatedWaitMs: null,
        availableCount: 1,
      });
      const other = await beginChat(parts(), newCustomer(parts()));
      await done(parts(), sam.asker, ["chat.take", { chatId: other }]);
      await done(parts(), sam.asker, ["chat.transfer", { chatId: other, toQueueId: billing, note: "" }]);
      await done(parts(), sam.asker, ["status.choose", { base: "unavailable", breakReasonId: null }]);
      expect(await queueOf(billing)).toMatchObject({ waitingCount: 1, availableCount: 0 });
      const { queueId } = parts().logs.peek("chat", chatId)!;
      expect(await queueOf(queueId), "it is there already").toBeUndefined();
    });

    test("[B-43] [B-77] the estimated wait is of waits that were answered, and unknown with too few", async () => {
      await answered(billing, 2, 4, 6, 8);
      expect(await queueOf(billing)).toMatchObject({ estimatedWaitMs: null });
      await answered(billing, 10);
      expect(await queueOf(billing)).toMatchObject({ estimatedWaitMs: 6 * 60_000 });
      clock.pass(61 * 60_000);
      expect(await queueOf(billing)).toMatchObject({ estimatedWaitMs: null });
    });

    test("[B-44] agents are found as one types, with why they cannot be chosen", async () => {
      const byName = async (text: string) =>
        (await targets(text)).agents.map(({ userId, status, owned, chatsMax, why }) => ({
          userId,
          status,
          owned,
          chatsMax,
          why,
        }));
      expect(await byName(`jose ${made}`)).toEqual([
        { userId: sam.userId, status: "available", owned: 0, chatsMax: 1, why: null },
      ]);
      expect(await byName(`Kim ${made}`), "of another queue").toMatchObject([{ why: null }]);
      await done(parts(), administrator, [
        "account.change",
        { ...accountRules, allocation: "by-hand", transferTo: "served" },
      ]);
      expect(await byName(`Kim ${made}`)).toMatchObject([{ why: "not-in-group" }]);
      await done(parts(), sam.asker, ["status.choose", { base: "unavailable", breakReasonId: null }]);
      expect(await byName(`José ${made}`)).toMatchObject([{ status: "unavailable", why: "not-available" }]);
      expect((await targets()).agents.map(({ userId }) => userId)).not.toContain(robin.userId);
    });

    test("[B-44] of many agents so many are listed, and the rest is counted", async () => {
      const crowd = Array.from({ length: targetAgentsMax + 7 }, (_, index) => ({
        name: `Crowd ${made} ${index}`,
      }));
      await addStaff(parts(), crowd);
      const { agents, moreAgents } = await targets(`crowd ${made}`);
      expect([agents.length, moreAgents]).toEqual([targetAgentsMax, 7]);
    });

    test("[B-81] nobody is told about a chat that is not theirs to see", async () => {
      await expect(targets("", kim.asker)).rejects.toThrow("not-found");
    });
  },
  { clock },
);
