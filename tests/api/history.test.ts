import { beforeAll, expect, test } from "vitest";
import type { DayView, HistoryChatView, HistoryPlace } from "#contract/views/history-view.ts";
import type { BreakReasonId, ChatId, ContactId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { beginChat, done, newCustomer } from "../support/run-command.ts";
import type { Parts } from "../support/running-parts.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";

const minute = 60_000;
const all = {
  userId: null,
  from: null,
  to: null,
  queueId: null,
  classificationId: null,
  ended: null,
  text: "",
  after: null,
};

const clock = manualClock();

describeOnEachEngine(
  "what an agent has done",
  (server) => {
    let parts: Parts;
    let robin: StaffMember;
    let sam: StaffMember;
    let uma: StaffMember;
    let outsider: StaffMember;
    beforeAll(async () => {
      parts = server().parts();
      [robin, sam, uma, outsider] = (await addStaff(parts, [
        { name: "Robin" },
        { name: "Sam" },
        { name: "Uma", role: "supervisor", webchat: false },
        { name: "Out", groupIds: [] },
      ])) as [StaffMember, StaffMember, StaffMember, StaffMember];
    });

    async function ask(name: string, payload: object, who = robin) {
      const result = await parts.gates.queries.run({ name, payload }, who.asker);
      return result as { ok: never } | { error: { code: string } };
    }

    async function history(filter: Partial<Record<keyof typeof all, unknown>> = {}, who = robin) {
      const result = await ask("chat.history", { ...all, ...filter }, who);
      if ("error" in result) throw new Error(result.error.code);
      const page: { chats: HistoryChatView[]; next: HistoryPlace | null } = result.ok;
      return page;
    }

    const idsOf = (page: { readonly chats: readonly HistoryChatView[] }) =>
      page.chats.map(({ chatId }) => chatId);

    /** A chat that this agent takes and plays. */
    async function takeChat(who = robin, text = "Hello"): Promise<ChatId> {
      clock.pass(1_000);
      const chatId = await beginChat(parts, newCustomer(parts), text);
      for (const name of ["chat.take", "chat.play"] as const)
        await done(parts, who.asker, [name, { chatId }]);
      return chatId;
    }

    async function finish(chatId: ChatId, who = robin): Promise<void> {
      await done(parts, who.asker, ["chat.end", { chatId }]);
      await done(parts, who.asker, ["wrap-up.finish", { chatId }]);
    }

    test("[B-95] is the chats they have had, the last first, wherever those are now", async () => {
      const own = await takeChat(robin, "Where is my order?");
      await finish(own);
      const given = await takeChat();
      await done(parts, robin.asker, ["chat.put-back", { chatId: given, note: "" }]);
      await done(parts, sam.asker, ["chat.take", { chatId: given }]);
      const kept = await takeChat();
      await eventually(async () => {
        expect(idsOf(await history())).toEqual([kept, given, own]);
        expect(idsOf(await history({}, sam))).toEqual([given]);
      });
      const { chats } = await history();
      expect(chats[2]).toMatchObject({ firstWords: "Where is my order?", state: "closed", ended: "agent" });
      expect(chats[0]).toMatchObject({
        state: "owned",
        ended: null,
        name: { code: expect.stringMatching(/^\w{4}$/) },
      });
    });

    test("[B-95] is filtered by time, queue, classification, end and the customer's name", async () => {
      const [queueId] = Object.keys(firstAccount(parts).queues);
      const [classificationId] = Object.keys(firstAccount(parts).classifications);
      const before = clock.now();
      const left = await takeChat();
      const from = clock.now() + 1;
      const named = await takeChat();
      const save = { contactId: null, name: "Siobhán Ó Néill", email: "", phone: "+49 171 2345" };
      const contactId = (await done(parts, robin.asker, ["contact.save", save])).log as ContactId;
      const other = { ...save, name: "S. O.", phone: "" };
      const otherId = (await done(parts, robin.asker, ["contact.save", other])).log as ContactId;
      await done(parts, robin.asker, ["contact.assign", { chatId: named, contactId: otherId }]);
      if (classificationId) {
        const classify = { chatId: named, classificationId: classificationId as never };
        await done(parts, robin.asker, ["chat.classify", classify]);
      }
      await finish(named);
      // Found by the contact that stands for the one its log names.
      const { contactId: _, ...fields } = save;
      await done(parts, robin.asker, ["contact.merge", { contactId, otherId, ...fields }]);
      const returned = await takeChat();
      await done(parts, robin.asker, ["chat.put-back", { chatId: returned, note: "" }]);
      const customer = parts.logs.peek("chat", returned)!;
      const [widgetId] = Object.keys(firstAccount(parts).widgets);
      const asker = { kind: "customer", ...customer, widgetId: widgetId as never } as const;
      await done(parts, asker, ["customer.leave", { chatId: returned }]);
      const byCustomer = parts.logs.peek("chat", left)!;
      await done(parts, { ...asker, customerId: byCustomer.customerId }, [
        "customer.leave",
        { chatId: left },
      ]);
      await eventually(async () => {
        const since = { from: before + 1 };
        expect(idsOf(await history(since))).toEqual([returned, named, left]);
        expect(idsOf(await history({ ...since, to: from }))).toEqual([left]);
        expect(idsOf(await history({ ...since, ended: "agent" }))).toEqual([named]);
        expect(idsOf(await history({ ...since, ended: "customer" }))).toEqual([left]);
        expect(idsOf(await history({ ...since, ended: "abandoned" }))).toEqual([returned]);
        for (const text of ["neill siobhan", "2345"])
          expect(idsOf(await history({ text })), text).toEqual([named]);
        expect(idsOf(await history({ text: "nobody" }))).toEqual([]);
        expect(idsOf(await history({ text: "%" }))).toEqual([]);
        expect(idsOf(await history({ ...since, queueId }))).toEqual([returned, named, left]);
        if (classificationId) expect(idsOf(await history({ classificationId }))).toEqual([named]);
      });
      expect((await history({ text: "siobhan" })).chats[0]).toMatchObject({ name: "Siobhán Ó Néill" });
    });

    test("[B-95] comes in pages without a gap or a repeat", async () => {
      const [pat] = (await addStaff(parts, [{ name: "Pat", chatsMax: 100 }])) as [StaffMember];
      const chatIds: ChatId[] = [];
      for (let count = 0; count < 52; count++) {
        const chatId = await beginChat(parts, newCustomer(parts));
        await done(parts, pat.asker, ["chat.take", { chatId }]);
        chatIds.push(chatId);
      }
      await eventually(async () => {
        const first = await history({}, pat);
        expect(first.chats).toHaveLength(50);
        const second = await history({ after: first.next }, pat);
        expect(second).toMatchObject({ next: null });
        // All of one moment: then by their ids.
        expect([...idsOf(first), ...idsOf(second)]).toEqual(chatIds.toSorted().toReversed());
      });
    });

    test("[B-81] is theirs; supervisors look at everybody's, and nobody at chats they may not read", async () => {
      const chatId = await takeChat(sam);
      await finish(chatId, sam);
      const ofSam = { userId: sam.userId };
      await eventually(async () => expect(idsOf(await history(ofSam, uma))).toContain(chatId));
      for (const name of ["chat.history", "agent.day"]) {
        const payload = name === "agent.day" ? ofSam : { ...all, ...ofSam };
        expect(await ask(name, payload, robin)).toMatchObject({ error: { code: "not-found" } });
        expect(await ask(name, payload, uma)).toHaveProperty("ok");
        const nobody = { ...payload, userId: "nobody-at-all" };
        expect(await ask(name, nobody, uma)).toMatchObject({ error: { code: "not-found" } });
      }
      // A chat that went on to a queue which its agent does not serve.
      const gone = await takeChat(sam);
      const { queueId: _, ...rules } = Object.values(firstAccount(parts).queues)[0]!;
      const queue = { ...rules, queueId: null, name: "Elsewhere", groupIds: [] };
      const saved = await done(parts, asAdministrator(), ["queue.save", queue]);
      const toQueueId = saved.id as never;
      await done(parts, sam.asker, ["chat.transfer", { chatId: gone, toQueueId, note: "" }]);
      await eventually(async () => expect(idsOf(await history(ofSam, uma))).toContain(gone));
      expect(idsOf(await history({}, sam))).not.toContain(gone);
      expect(await history({}, outsider)).toEqual({ chats: [], next: null });
    });

    function asAdministrator() {
      const { accountId, users } = firstAccount(parts);
      const { userId } = Object.values(users).find(({ role }) => role === "administrator")!;
      return { kind: "staff", accountId, userId } as const;
    }

    test("[B-95] and of today how much: chats handled, first response, handle time, time in each status", async () => {
      const [kim] = (await addStaff(parts, [{ name: "Kim" }])) as [StaffMember];
      const [doctor] = Object.keys(firstAccount(parts).breakReasons) as [BreakReasonId];
      const choose = (base: "available" | "break", breakReasonId: BreakReasonId | null = null) =>
        done(parts, kim.asker, ["status.choose", { base, breakReasonId }]);
      await choose("available");
      clock.pass(minute);
      const chatId = await beginChat(parts, newCustomer(parts));
      await done(parts, kim.asker, ["chat.take", { chatId }]);
      clock.pass(minute);
      await done(parts, kim.asker, ["chat.play", { chatId }]);
      clock.pass(minute);
      const reply = { chatId, text: "Hi", templateId: null, seenNumber: 1_000 };
      await done(parts, kim.asker, ["message.send", reply]);
      await done(parts, kim.asker, ["chat.end", { chatId }]);
      clock.pass(minute / 2);
      await done(parts, kim.asker, ["wrap-up.finish", { chatId }]);
      await choose("break", doctor);
      clock.pass(3 * minute);
      await eventually(async () => {
        const result = await ask("agent.day", { userId: null }, kim);
        const day: DayView = (result as { ok: never }).ok;
        expect(day).toMatchObject({
          to: clock.now(),
          handled: 1,
          handleMs: 1.5 * minute,
          responded: 1,
          responseMs: 2 * minute,
          statuses: [
            { status: "break", breakReasonId: doctor, ms: 3 * minute },
            { status: "available", breakReasonId: null, ms: 2 * minute },
            { status: "handling", breakReasonId: null, ms: minute },
            { status: "wrap-up", breakReasonId: null, ms: minute / 2 },
          ],
        });
      });
    });
  },
  { clock },
);
