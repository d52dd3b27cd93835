import { beforeAll, expect, test } from "vitest";
import type { ChatId, ContactId } from "#core/ids.ts";
import type { CustomerAsker } from "#server/commands/asker.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { eventually } from "../support/eventually.ts";
import { beginChat, done, newCustomer, run, words } from "../support/run-command.ts";
import type { Parts } from "../support/running-parts.ts";
import { type StaffMember, addStaff } from "../support/staff.ts";

const chosen = { name: "Jo Park", email: "jo@home.example", phone: "030 1" };

describeOnEachEngine("two contacts that are one person", (server) => {
  let parts: Parts;
  let robin: StaffMember;
  let sam: StaffMember;
  beforeAll(async () => {
    parts = server().parts();
    [robin, sam] = (await addStaff(parts, [{ name: "Robin" }, { name: "Sam" }])) as [
      StaffMember,
      StaffMember,
    ];
  });

  async function saveContact(name: string): Promise<ContactId> {
    const fields = { contactId: null, name, email: "", phone: "" };
    return (await done(parts, robin.asker, ["contact.save", fields])).log as ContactId;
  }

  /** A chat that Robin has, of a customer with this contact. */
  async function chatWith(contactId: ContactId | null, customer = newCustomer(parts)): Promise<ChatId> {
    const chatId = await beginChat(parts, customer);
    await done(parts, robin.asker, ["chat.take", { chatId }]);
    if (contactId) await done(parts, robin.asker, ["contact.assign", { chatId, contactId }]);
    return chatId;
  }

  async function close(chatId: ChatId): Promise<void> {
    for (const name of ["chat.play", "chat.end", "wrap-up.finish"] as const) {
      await done(parts, robin.asker, [name, { chatId }]);
    }
  }

  const merge = (contactId: ContactId, otherId: ContactId, who = robin) =>
    run(parts, who.asker, ["contact.merge", { contactId, otherId, ...chosen }]);

  async function ask<Answer>(name: string, payload: object): Promise<Answer> {
    const result = await parts.gates.queries.run({ name, payload }, robin.asker);
    if ("error" in result) throw new Error(result.error.code);
    return result.ok as Answer;
  }

  const contactOf = (chatId: ChatId) => parts.logs.peek("chat", chatId)?.contactId;
  const found = async (text: string) =>
    (await ask<{ contacts: { contactId: ContactId }[] }>("contact.search", { text })).contacts.map(
      ({ contactId }) => contactId,
    );

  test("[B-35] [B-84] are one from then on: live chats, earlier chats, the next chat, and the search", async () => {
    const customers = [newCustomer(parts), newCustomer(parts)] as [CustomerAsker, CustomerAsker];
    const [first, second, third] = [
      await saveContact("Ines"),
      await saveContact("Inés"),
      await saveContact("I."),
    ];
    const finished = [await chatWith(first), await chatWith(second, customers[0]), await chatWith(third)];
    for (const chatId of finished) await close(chatId);
    const live = await chatWith(second, customers[1]);
    // The third is merged into the second before that is merged into the first.
    expect(await merge(second, third)).toHaveProperty("ok");
    expect(await merge(first, second)).toHaveProperty("ok");
    expect(contactOf(live)).toBe(first);
    const { chats } = await ask<{ chats: { chatId: ChatId }[] }>("chat.earlier", { chatId: live });
    expect(new Set(chats.map(({ chatId }) => chatId))).toEqual(new Set(finished));
    const after = await ask<{ chats: { chatId: ChatId }[] }>("chat.earlier", { chatId: finished[2]! });
    expect(after.chats).toHaveLength(2);
    // Their next chat is the one contact's, though the finished chat's log names another.
    expect(contactOf(finished[1]!)).toBe(second);
    const next = await done(parts, customers[0], ["customer.write", words("Again", finished[1], 1_000)]);
    expect(contactOf(next.id as ChatId)).toBe(first);
    await eventually(async () => {
      expect(await found("jo park")).toEqual([first]);
      expect(await found("ines")).toEqual([]);
    });
    const logs = await Promise.all([first, second, third].map((id) => parts.store.readLog(id, 0)));
    expect(logs.map((log) => log.at(-1)!)).toMatchObject([
      { type: "contact.merged", body: { by: { id: robin.userId }, from: [second, third] } },
      { type: "contact.merged-into", body: { into: first } },
      { type: "contact.merged-into", body: { into: first } },
    ]);
    expect((await parts.store.readLog(live, 0)).at(-1)).toMatchObject({
      type: "contact.assigned",
      body: { contactId: first, by: { id: robin.userId } },
    });
  });

  test("[B-35] an id that was merged leads to the contact; only that one is changed and merged", async () => {
    const [first, second] = [await saveContact("Abe"), await saveContact("Abraham")];
    expect(await merge(first, second)).toHaveProperty("ok");
    const chatId = await chatWith(second);
    expect(contactOf(chatId)).toBe(first);
    const refused = { error: { code: "contact-merged", with: { name: "Abraham" } } };
    expect(await merge(first, second)).toMatchObject(refused);
    expect(await merge(second, first)).toMatchObject(refused);
    const change = { contactId: second, name: "A.", email: "", phone: "" };
    expect(await run(parts, robin.asker, ["contact.save", change])).toMatchObject(refused);
    expect(await merge(first, first)).toMatchObject({ error: { code: "same-contact" } });
    expect(await merge(first, "nobody-at-all" as ContactId)).toMatchObject({ error: { code: "not-found" } });
  });

  test("[B-35] of merges of one pair at once, in both directions, one is done", async () => {
    for (let round = 0; round < 10; round++) {
      const [first, second] = [await saveContact("One"), await saveContact("Two")];
      const results = await Promise.all([
        merge(first, second),
        merge(second, first, sam),
        merge(first, second, sam),
        merge(second, first),
      ]);
      expect(results.filter((result) => "ok" in result)).toHaveLength(1);
      const [one, two] = [parts.logs.peek("contact", first)!, parts.logs.peek("contact", second)!];
      expect([one.mergedInto, two.mergedInto].filter((into) => into !== null)).toHaveLength(1);
    }
  });

  test("[B-35] a chat assigned while its contact is merged is the contact's that stands for both", async () => {
    for (let round = 0; round < 10; round++) {
      const [first, second] = [await saveContact("One"), await saveContact("Two")];
      const chatIds = [await chatWith(null), await chatWith(null), await chatWith(null)];
      const assign = (chatId: ChatId) =>
        run(parts, robin.asker, ["contact.assign", { chatId, contactId: second }]);
      const results = await Promise.all([
        assign(chatIds[0]!),
        merge(first, second, sam),
        ...chatIds.slice(1).map(assign),
      ]);
      expect(results.every((result) => "ok" in result)).toBe(true);
      expect(chatIds.map(contactOf)).toEqual(chatIds.map(() => first));
    }
  });

  test("[I-10] rows say of merged contacts what their logs lead to, also after a restart", async () => {
    const [first, second] = [await saveContact("Uma"), await saveContact("Uma R.")];
    const chatId = await chatWith(second);
    expect(await merge(first, second)).toHaveProperty("ok");
    await server().restart();
    parts = server().parts();
    expect(await parts.logs.load("contact", second)).toMatchObject({ mergedInto: first });
    expect(await parts.logs.load("contact", first)).toMatchObject({ ...chosen, mergedFrom: [second] });
    expect(contactOf(chatId)).toBe(first);
  });
});
