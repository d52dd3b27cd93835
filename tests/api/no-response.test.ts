import { beforeEach, expect, test } from "vitest";
import type { DeskSession } from "#client/desk-session.ts";
import type { ChatId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually, settle } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { beginChat, done, newCustomer } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";

const clock = manualClock();
const noResponseMs = 30_000;

describeOnEachEngine(
  "an allocated chat that its agent does not play",
  (server) => {
    let robin: StaffMember;
    let sam: StaffMember;
    let desk: DeskSession;
    let chatId: ChatId;

    beforeEach(async () => {
      const parts = server().parts();
      const [queue] = Object.values(firstAccount(parts).queues);
      const saved = await server().administrator.command("queue.save", {
        ...queue!,
        noResponseMs,
        leavingMs: 0,
      });
      expect(saved.error).toBeUndefined();
      for (const { userId } of Object.values(firstAccount(parts).users)) {
        const asker = { kind: "staff", accountId: firstAccount(parts).accountId, userId } as const;
        await done(parts, asker, ["status.choose", { base: "unavailable", breakReasonId: null }]);
      }
      for (const { chatId: left, accountId, customerId, state } of parts.logs.liveChats()) {
        const asker = { kind: "customer", accountId, customerId, widgetId: server().widgetId } as const;
        if (state !== "wrap-up") await done(parts, asker, ["customer.leave", { chatId: left }]);
      }
      [robin, sam] = (await addStaff(parts, [{ name: "Robin" }, { name: "Sam" }])) as [
        StaffMember,
        StaffMember,
      ];
      desk = await available(robin);
      chatId = await beginChat(parts, newCustomer(parts));
      await eventually(() => expect(ownerId()).toBe(robin.userId));
    });

    const chat = () => server().parts().logs.peek("chat", chatId);
    const ownerId = () => {
      const state = chat();
      return state?.state === "owned" ? state.ownerId : null;
    };

    async function available(member: StaffMember): Promise<DeskSession> {
      const [cookie] = await signIn(server().parts(), [member]);
      const opened = await server().openDesk({ cookie: cookie! });
      const chosen = await opened.command("status.choose", { base: "available", breakReasonId: null });
      expect(chosen.error).toBeUndefined();
      return opened;
    }

    test("[B-12] goes back to its place after the limit, to somebody else, and its agent is told", async () => {
      const { queuedAt } = chat()!;
      clock.pass(noResponseMs - 1);
      await settle();
      expect(ownerId()).toBe(robin.userId);
      clock.pass(1);
      await eventually(() => expect(chat()).toMatchObject({ state: "waiting", queuedAt }));
      await settle();
      expect(ownerId(), "not to who missed it").toBeNull();
      await eventually(() =>
        expect(desk.model.get().desk.cards.me[robin.userId]!.notices.at(-1)).toMatchObject({
          kind: "missed",
          chatId,
        }),
      );
      await available(sam);
      await eventually(() => expect(ownerId()).toBe(sam.userId));
    });

    test("[B-12] waits when nobody else can have it, and who missed it may still take it", async () => {
      clock.pass(noResponseMs);
      await eventually(() => expect(chat()).toMatchObject({ state: "waiting" }));
      clock.pass(10 * noResponseMs);
      await settle();
      expect(ownerId()).toBeNull();
      expect((await desk.command("chat.take", { chatId })).error).toBeUndefined();
      clock.pass(10 * noResponseMs);
      await settle();
      expect(ownerId(), "what was taken by hand is not waited for").toBe(robin.userId);
    });

    test("[B-12] stays once it was played, and where the limit is taken away", async () => {
      const other = await beginChat(server().parts(), newCustomer(server().parts()));
      expect((await desk.command("chat.play", { chatId })).error).toBeUndefined();
      const [queue] = Object.values(firstAccount(server().parts()).queues);
      const saved = await server().administrator.command("queue.save", { ...queue!, noResponseMs: 0 });
      expect(saved.error).toBeUndefined();
      clock.pass(10 * noResponseMs);
      await settle();
      expect(ownerId()).toBe(robin.userId);
      expect(server().parts().logs.peek("chat", other)).toMatchObject({ ownerId: robin.userId });
    });

    test("[B-12] [B-62] has its full time again after a restart, and no more", async () => {
      clock.pass(noResponseMs - 1);
      await server().restart(() => clock.sleep(10 * noResponseMs));
      await settle();
      expect(ownerId()).toBe(robin.userId);
      clock.pass(noResponseMs - 1);
      await settle();
      expect(ownerId()).toBe(robin.userId);
      clock.pass(1);
      await eventually(() => expect(chat()).toMatchObject({ state: "waiting", missedBy: [robin.userId] }));
    });
  },
  { clock },
);
