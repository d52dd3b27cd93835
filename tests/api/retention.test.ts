import { beforeEach, expect, test } from "vitest";
import type { ChatId, ContactId } from "#core/ids.ts";
import type { CustomerAsker, StaffAsker } from "#server/commands/asker.ts";
import { checkLogs } from "#server/logs/check-logs.ts";
import { presentAccount } from "#server/presenters/present-cards.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { settle } from "../support/eventually.ts";
import { type Furnished, foundAccount, furnishAccount } from "../support/found-account.ts";
import { manualClock } from "../support/manual-clock.ts";
import { beginChat, done, newCustomer, run, words } from "../support/run-command.ts";
import { signIn } from "../support/staff.ts";
import { until } from "../../tools/until.ts";
import { textParts } from "#core/message/message-part.ts";

const day = 24 * 3_600_000;
const clock = manualClock();

describeOnEachEngine(
  "finished chats",
  (server) => {
    let administrator: StaffAsker;
    beforeEach(async () => {
      const cards = server().administrator.model.get().desk.cards;
      const [me] = Object.values(cards.me);
      const [account] = Object.values(cards.account);
      administrator = { kind: "staff", accountId: account!.accountId, userId: me!.userId };
      const { queues } = parts().logs.account(administrator.accountId);
      // A chat waits for as long as a test wants it to.
      const [queue] = Object.values(queues);
      const patient = { ...queue!, allocation: "by-hand", leavingMs: 0, replyTargetMs: 0 } as const;
      await done(parts(), administrator, ["queue.save", patient]);
    });
    const parts = () => server().parts();
    /** A customer nobody has heard of yet. */
    const stranger = () => newCustomer(parts(), parts().logs.account(administrator.accountId));
    const keepFor = (retentionDays: number, asker = administrator) => {
      const { accountId: _, ...rules } = presentAccount(parts().logs.account(asker.accountId));
      return done(parts(), asker, ["account.change", { ...rules, retentionDays }]);
    };
    /** Time passes, and everything that came due by it is done. */
    const pass = async (ms: number) => {
      clock.sleep(ms);
      await settle();
      await parts().retention.idle();
    };

    const leftChat = async (customer: CustomerAsker): Promise<ChatId> => {
      const chatId = await beginChat(parts(), customer, "These words are to go");
      await done(parts(), customer, ["customer.leave", { chatId }]);
      return chatId;
    };
    const takeChat = async (chatId: ChatId) => {
      await done(parts(), administrator, ["chat.take", { chatId }]);
      await done(parts(), administrator, ["chat.play", { chatId }]);
    };
    const finishChat = async (chatId: ChatId) => {
      await done(parts(), administrator, ["chat.end", { chatId }]);
      await done(parts(), administrator, ["wrap-up.finish", { chatId }]);
    };
    const handledChat = async (customer: CustomerAsker, contactId: ContactId): Promise<ChatId> => {
      const chatId = await beginChat(parts(), customer, "It is about my contract");
      await takeChat(chatId);
      await done(parts(), administrator, ["contact.assign", { chatId, contactId }]);
      await finishChat(chatId);
      return chatId;
    };
    /** Rows that the store holds of a chat. */
    const kept = async (chatId: string) => {
      const { store } = parts();
      const row = await store.readChat(chatId as ChatId);
      return [(await store.readLog(chatId, 0)).length > 0, row !== null];
    };
    const isKept = async (chatId: string) => expect(await kept(chatId)).toEqual([true, true]);
    const isErased = async (chatId: string) => {
      expect(await kept(chatId)).toEqual([false, false]);
      expect(await parts().store.readPositions(chatId as ChatId)).toEqual([]);
    };

    test("[B-80] are kept until they are due, and erased when they are; nothing else is", async () => {
      await keepFor(30);
      const contact = { contactId: null, name: "Toni", email: "", phone: "" };
      const { log: contactId } = await done(parts(), administrator, ["contact.save", contact]);
      const customer = stranger();
      const chatId = await handledChat(customer, contactId as ContactId);
      const passerBy = stranger();
      const live = await beginChat(parts(), passerBy, "I wait");
      const other: Furnished = await furnishAccount(parts(), await foundAccount(parts(), "Hooli"), "r");
      await done(parts(), other.customer, ["customer.leave", { chatId: other.chatId }]);
      const before = parts().retention.counts();

      await pass(30 * day - 1);
      await isKept(chatId);
      await pass(1);
      await isErased(chatId);
      await isKept(live);
      await isKept(other.chatId);
      const { store } = parts();
      expect(await store.readCustomer(customer.customerId)).toBeNull();
      expect(await store.readLog(customer.customerId, 0)).toEqual([]);
      expect(await store.readCustomer(passerBy.customerId)).not.toBeNull();
      expect(await store.readContact(contactId as ContactId)).toMatchObject({ name: "Toni" });
      const counts = parts().retention.counts();
      expect([counts.chats - before.chats, counts.customers - before.customers]).toEqual([1, 1]);

      const about = { chatId, text: "too late" };
      expect(await run(parts(), administrator, ["note.add", about])).toMatchObject({
        error: { code: "not-found" },
      });
      expect(await run(parts(), administrator, ["chat.play", { chatId }])).toMatchObject({
        error: { code: "not-found" },
      });
      const { queries } = parts().gates;
      for (const [name, asker] of [
        ["chat.read", administrator],
        ["chat.earlier", administrator],
        ["customer.read", customer],
      ] as const) {
        const payload = name === "chat.earlier" ? { chatId } : { chatId, before: 1_000 };
        expect(await queries.run({ name, payload }, asker), name).toMatchObject({
          error: { code: "not-found" },
        });
      }
      expect((await checkLogs(store)).findings).toEqual([]);
      await done(parts(), passerBy, ["customer.leave", { chatId: live }]);
    });

    test("[B-80] one that was handled goes that long after it closed, however long it went on", async () => {
      await keepFor(1);
      const customer = stranger();
      const chatId = await beginChat(parts(), customer, "A long story");
      await takeChat(chatId);
      await pass(5 * day);
      await isKept(chatId);
      await finishChat(chatId);
      await pass(day / 2);
      // A note after the end does not put it off.
      await done(parts(), administrator, ["note.add", { chatId, text: "He called again" }]);
      await pass(day / 2 - 1);
      await isKept(chatId);
      await pass(1);
      await isErased(chatId);
    });

    test("[B-80] [B-78] a customer with a later chat keeps it, and goes on in it", async () => {
      await keepFor(10);
      const customer = stranger();
      const first = await leftChat(customer);
      await pass(5 * day);
      const second = (await done(parts(), customer, ["customer.write", words("Me again", first, 1_000)])).id!;
      expect(parts().logs.peek("chat", second as ChatId)).toMatchObject({ previousChatId: first });
      await pass(5 * day);
      await isErased(first);
      await isKept(second);
      const on = await done(parts(), customer, ["customer.write", words("Still there", second as ChatId, 2)]);
      expect(on.log).toBe(second);
      const earlier = await parts().gates.queries.run(
        { name: "chat.earlier", payload: { chatId: second } },
        administrator,
      );
      expect(earlier).toEqual({ ok: { chats: [] } });
      // Words that were written in the chat that is no more go on in this one.
      const late = await done(parts(), customer, ["customer.write", words("Written long ago", first, 3)]);
      expect(late.log).toBe(second);
      await done(parts(), customer, ["customer.leave", { chatId: second as ChatId }]);
      await pass(10 * day);
      await isErased(second);
      expect(await parts().store.readLog(customer.customerId, 0)).toEqual([]);
    });

    test("[B-80] a customer whose last chat was erased begins anew, with it on their screen or not", async () => {
      await keepFor(10);
      const widget = await server().openChat();
      widget.write("Anybody?");
      const begun = await until(
        widget.model,
        ({ customer, outbox }) => customer.chatId !== null && outbox.length === 0,
      );
      const first = begun.customer.chatId as ChatId;
      expect(await widget.leave()).toBeNull();
      await pass(10 * day);
      await until(widget.model, ({ customer }) => customer.chatId === null);
      expect(widget.model.get().customer.timelines).toEqual({});
      widget.write("Hello again");
      const again = await until(
        widget.model,
        ({ customer, outbox }) => customer.chatId !== null && outbox.length === 0,
      );
      expect(again.customer.chatId).not.toBe(first);
      expect(await parts().store.readLog(again.customer.chatId!, 0)).toMatchObject([
        { type: "chat.requested", body: { previousChatId: null } },
        { type: "message.sent", body: { parts: textParts("Hello again") } },
      ]);
      widget.stop();

      const customer = stranger();
      const chatId = await leftChat(customer);
      await pass(10 * day);
      const anew = await done(parts(), customer, ["customer.write", words("Back", chatId, 1_000)]);
      expect(anew.id).not.toBe(chatId);
      const foreign = await run(parts(), stranger(), ["customer.leave", { chatId }]);
      expect(foreign).toMatchObject({ error: { code: "not-found" } });
      await done(parts(), customer, ["customer.leave", { chatId: anew.id as ChatId }]);
    });

    test("[B-80] a desk that looks at it loses its words, and is told that it is not here", async () => {
      await keepFor(10);
      const chatId = await leftChat(stranger());
      const desk = server().administrator;
      desk.openChat(chatId);
      await until(
        desk.model,
        (model) => model.desk.timelines[chatId] !== undefined && !!model.desk.cards.chat[chatId],
      );
      await pass(10 * day);
      const { desk: shown } = await until(desk.model, (model) => chatId in model.desk.notHere);
      expect(shown.timelines[chatId]).toBeUndefined();
      await until(desk.model, (model) => model.desk.cards.chat[chatId] === undefined);
      desk.closeChat(chatId);
      const [cookie] = await signIn(parts(), [
        {
          ...administrator,
          ...Object.values(shown.cards.user).find(({ userId }) => userId === administrator.userId)!,
          password: "correct horse",
          asker: administrator,
        },
      ]);
      const fresh = await server().openDesk({ cookie: cookie! });
      fresh.openChat(chatId);
      await until(fresh.model, (model) => chatId in model.desk.notHere);
      fresh.stop();
    });

    test("[B-80] a setting works the moment it is saved, and the log says who saved it", async () => {
      await keepFor(0);
      const old = await leftChat(stranger());
      await pass(2 * day);
      const young = await leftChat(stranger());
      await pass(365 * day);
      await isKept(old);
      await keepFor(366);
      await parts().retention.idle();
      await isErased(old);
      await isKept(young);
      const events = await parts().store.readLog(administrator.accountId, 0);
      expect(events.at(-1)).toMatchObject({
        type: "account.changed",
        body: { by: { kind: "user", id: administrator.userId }, rules: { retentionDays: 366 } },
      });
      await keepFor(0);
      await pass(10 * day);
      await isKept(young);
      await keepFor(1);
      await parts().retention.idle();
      await isErased(young);
    });

    test("[B-80] what came due while the server stood still is erased when it starts", async () => {
      await keepFor(7);
      const due = await leftChat(stranger());
      await pass(day);
      const later = await leftChat(stranger());
      await server().restart(() => clock.sleep(6 * day));
      await parts().retention.idle();
      await isErased(due);
      await isKept(later);
      await pass(day);
      await isErased(later);
      expect(parts().retention.counts()).toMatchObject({ chats: 2 });
    });

    test("[B-80] many are erased in batches, while others write", async () => {
      await keepFor(0);
      const due: ChatId[] = [];
      for (let index = 0; index < 250; index++) due.push(await leftChat(stranger()));
      const customer = stranger();
      const live = await beginChat(parts(), customer, "Meanwhile");
      await pass(2 * day);
      const saved = keepFor(1);
      for (let index = 0; index < 20; index++) {
        await done(parts(), customer, ["customer.write", words(`Line ${index}`, live, 1)]);
      }
      await saved;
      await parts().retention.idle();
      for (const chatId of due) await isErased(chatId);
      expect(await parts().store.readLog(live, 0)).toHaveLength(22);
      expect((await checkLogs(parts().store)).findings).toEqual([]);
    });
  },
  { clock },
);
