import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import type { DeskSession } from "#client/desk-session.ts";
import type { ChatId } from "#core/ids.ts";
import { textOf } from "#core/message/message-part.ts";
import { linkLastsMs } from "#server/mail/chat-links.ts";
import { mailBudgets } from "#server/mail/mail-budgets.ts";
import { givenUpAfterMs } from "#server/mail/outbox.ts";
import { presentAccount } from "#server/presenters/present-cards.ts";
import { until } from "../../tools/until.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type MailServer, startMailServer } from "../support/mail-server.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { linkIn, openedBy, refusalOf } from "../support/open-link.ts";
import { createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const minute = 60_000;
const afterMs = 3 * minute;
const pat = "pat@home.example";

let mails: MailServer;
let clock: ManualClock;
let server: TestServer;
let desk: DeskSession;

function suite(databaseOf: () => Promise<{ url: string; drop(): Promise<void> } | null>, body: () => void) {
  let drop = async () => {};
  beforeEach(async () => {
    mails = await startMailServer();
    clock = manualClock();
    const database = await databaseOf();
    drop = database?.drop ?? drop;
    const mail = { url: mails.url, from: "chat@acme.example" };
    server = await startTestServer({ clock, mail, ...(database && { databaseUrl: database.url }) });
    desk = await openDesk();
  });
  afterEach(async () => {
    await server.stop();
    await mails.stop();
    await drop();
  });
  body();
}

const onSqlite = async () => null;
describe("mail to customers, on SQLite", () => suite(onSqlite, outboxTests));
describeWithPostgres("mail to customers, on PostgreSQL", () => suite(createDatabase, outboxTests));
describe("what is mailed, to whom and how often", () => suite(onSqlite, mailTests));

async function openDesk(): Promise<DeskSession> {
  const [robin] = await addStaff(server.parts(), [{ name: "Robin Vos" }]);
  const [cookie] = await signIn(server.parts(), [robin!]);
  return server.openDesk({ cookie: cookie! });
}

async function begin(
  text = "My parcel is lost",
  language = "en",
): Promise<{ customer: CustomerSession; chatId: ChatId }> {
  const customer = await server.openChat({ language });
  customer.write(text);
  const model = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  return { customer, chatId: model.customer.chatId as ChatId };
}

async function work(chatId: ChatId): Promise<void> {
  await must(desk.command("chat.take", { chatId }));
  await must(desk.command("chat.play", { chatId }));
}

async function must(asked: Promise<{ error?: unknown }>): Promise<void> {
  expect((await asked).error).toBeUndefined();
}

const answer = (chatId: ChatId, text: string) =>
  must(desk.command("message.send", { chatId, seenNumber: 1_000, text, templateId: null }));

async function leaveAddress(customer: CustomerSession, chatId: ChatId, email = pat): Promise<void> {
  expect(await customer.ask("customer.leave-address", { chatId, email })).toBeNull();
}

/** A customer who talks with Robin, has left an address and then the page. */
async function gone(): Promise<ChatId> {
  const { customer, chatId } = await begin();
  await work(chatId);
  await leaveAddress(customer, chatId);
  await leavePage(customer);
  return chatId;
}

async function changeAccount(change: { name?: string; mailAfterMs?: number }): Promise<void> {
  const { accountId: _, ...rules } = presentAccount(firstAccount(server.parts()));
  await must(server.administrator.command("account.change", { ...rules, ...change }));
}

async function leavePage(customer: CustomerSession): Promise<void> {
  const { customerId } = [...server.parts().logs.liveChats()].at(-1)!;
  customer.stop();
  await eventually(() => expect(server.parts().gates.presence.customerGoneSince(customerId)).not.toBeNull());
}

/** The next mails, once so many have come. */
async function received(count: number) {
  await eventually(() => expect(mails.received.length).toBe(count));
  return mails.received;
}

const openLink = (proof: string) => openedBy(server, proof);

const cardOf = async (chatId: ChatId) => {
  if (!desk.model.get().desk.cards.chat[chatId]) desk.openChat(chatId);
  const model = await until(desk.model, ({ desk: { cards } }) => cards.chat[chatId] !== undefined);
  return model.desk.cards.chat[chatId]!;
};

/** Rows for the store to keep. */
function outboxTests() {
  test("[B-79] a customer who has left gets the answer by mail, and goes on behind its link", async () => {
    const chatId = await gone();
    await answer(chatId, "It is found!\nIt comes tomorrow.");
    clock.pass(afterMs - 1);
    await settle();
    expect(mails.received).toEqual([]);
    await answer(chatId, "Before noon.");
    clock.pass(1);
    const [mail] = await received(1);
    expect(mail!.to).toEqual([pat]);
    expect(mail!.headers).toMatchObject({ to: pat, from: "Acme <chat@acme.example>" });
    expect(mail!.headers["subject"]).toBe("Acme has answered you");
    expect(mail!.text).toContain("Robin Vos:\nIt is found!\nIt comes tomorrow.\n\nRobin Vos:\nBefore noon.");
    // Nobody mails their own words to somebody else.
    expect(mail!.text).not.toContain("parcel");
    await eventually(async () => expect((await cardOf(chatId)).mail?.last?.outcome).toBe("sent"));

    const elsewhere = await openLink(linkIn(mail!.text));
    await until(elsewhere.model, ({ customer }) => customer.timelines[chatId] !== undefined);
    expect(elsewhere.model.get().customer.chatId).toBe(chatId);
    elsewhere.write("Thank you");
    await eventually(() => {
      const lines = desk.model.get().desk.timelines[chatId]?.events ?? [];
      const last = lines.findLast(({ type }) => type === "message");
      expect(last?.type === "message" && textOf(last.parts)).toBe("Thank you");
    });
    // Answers that they see there are not mailed.
    await answer(chatId, "You are welcome");
    await eventually(() => expect(elsewhere.model.get().customer.timelines[chatId]?.upTo).toBeGreaterThan(9));
    elsewhere.markSeen(1_000);
    await eventually(async () => expect((await cardOf(chatId)).customerSeen).toBeGreaterThan(9));
    clock.pass(2 * afterMs);
    await settle();
    expect(mails.received).toHaveLength(1);
  });

  test("[B-79] an answer is mailed although the chat has ended and closed, or the server has started anew", async () => {
    const chatId = await gone();
    await answer(chatId, "Solved");
    await must(desk.command("chat.end", { chatId }));
    await must(desk.command("wrap-up.finish", { chatId }));
    await server.restart();
    clock.pass(afterMs);
    const [mail] = await received(1);
    expect(mail!.text).toContain("Solved");
    // Sent once, also after another start.
    await eventually(async () => {
      const log = await server.parts().store.readLog(chatId, 0);
      expect(log.at(-1)?.type).toBe("mail.sent");
    });
    await server.restart();
    clock.pass(afterMs);
    await settle();
    expect(mails.received).toHaveLength(1);
  });

  test("[B-79] a mail waits while the mail server is away, and goes once it is back", async () => {
    const chatId = await gone();
    await mails.stop();
    await answer(chatId, "Still there?");
    clock.pass(afterMs);
    await eventually(async () => expect((await cardOf(chatId)).mail?.last?.outcome).toBe("waiting"));
    await mails.start();
    await eventually(() => {
      clock.pass(minute);
      expect(mails.received).toHaveLength(1);
    });
    await eventually(async () => expect((await cardOf(chatId)).mail?.last?.outcome).toBe("sent"));
  });

  test("[B-79] a mail that is refused, or cannot be sent for days, is shown at the desk with its reason, and sent again from there", async () => {
    mails.refuses.add(pat);
    const chatId = await gone();
    await answer(chatId, "Hello?");
    clock.pass(afterMs);
    await eventually(async () =>
      expect((await cardOf(chatId)).mail?.last).toMatchObject({
        to: pat,
        outcome: "refused",
        response: expect.stringContaining("No such mailbox here"),
      }),
    );
    mails.refuses.clear();
    // What was written since goes along.
    await answer(chatId, "Are you there?");
    await must(desk.command("mail.send-again", { chatId }));
    const [mail] = await received(1);
    expect(mail!.text).toMatch(/Hello\?\n\nRobin Vos:\nAre you there\?/);
    await eventually(async () => expect((await cardOf(chatId)).mail?.last?.outcome).toBe("sent"));
    const { error } = await desk.command("mail.send-again", { chatId });
    expect(error?.code).toBe("mail-not-failed");
    await mails.stop();
    await answer(chatId, "Hello again?");
    clock.pass(afterMs);
    await eventually(async () => expect((await cardOf(chatId)).mail?.last?.outcome).toBe("waiting"));
    await eventually(async () => {
      clock.pass(givenUpAfterMs);
      expect((await cardOf(chatId)).mail?.last?.outcome).toBe("gave-up");
    });
    await mails.start();
  });
}

function mailTests() {
  test("[B-7] [B-74] a waiting customer who leaves an address keeps their place, and is told of their turn in the chat's language", async () => {
    const { customer, chatId } = await begin("荷物が届きません", "ja-JP");
    await leaveAddress(customer, chatId);
    await leavePage(customer);
    clock.pass(24 * 60 * minute);
    await settle();
    expect(server.parts().logs.peek("chat", chatId)).toMatchObject({ state: "waiting" });
    expect(mails.received).toEqual([]);
    await must(desk.command("chat.take", { chatId }));
    clock.pass(1);
    const [mail] = await received(1);
    expect(mail!.headers["subject"]).toBe("順番が来ました：Acme");
    expect(mail!.text).toContain("&language=ja#link=");
    const back = await openLink(linkIn(mail!.text));
    await until(back.model, (model) => model.customer.chatId === chatId);
  });

  test("[B-7] whoever only loads the page anew is not told of their turn, however soon answers are mailed", async () => {
    await changeAccount({ mailAfterMs: 0 });
    const { customer, chatId } = await begin();
    await leaveAddress(customer, chatId);
    await leavePage(customer);
    await must(desk.command("chat.take", { chatId }));
    clock.pass(29_000);
    await settle();
    expect(mails.received).toEqual([]);
    clock.pass(1_000);
    await received(1);
  });

  test("[B-79] [B-74] an offline message is answered in a chat, by mail in the language that its widget is set to", async () => {
    const customer = await server.openChat();
    customer.leaveMessage({ name: "Pat", email: pat, text: "Please call" });
    await eventually(() => expect([...server.parts().logs.openOfflineMessages()]).toHaveLength(1));
    const [message] = [...server.parts().logs.openOfflineMessages()];
    customer.stop();
    const { ok } = await desk.command("offline-message.answer", {
      offlineMessageId: message!.offlineMessageId,
    });
    const chatId = ok?.id as ChatId;
    await must(desk.command("chat.play", { chatId }));
    const widget = firstAccount(server.parts()).widgets[server.widgetId]!;
    await must(server.administrator.command("widget.save", { ...widget, language: "pl" }));
    await answer(chatId, "We have called you");
    clock.pass(afterMs);
    const [mail] = await received(1);
    expect(mail!.headers["subject"]).toBe("Odpowiedź od Acme");
    expect(mail!.text).toContain("We have called you");
    const behind = await openLink(linkIn(mail!.text));
    const { customer: model } = await until(
      behind.model,
      (now) => now.customer.timelines[chatId] !== undefined,
    );
    expect(JSON.stringify(model.timelines[chatId]?.events)).toContain("Please call");
    expect([...server.parts().logs.openOfflineMessages()]).toEqual([]);
  });

  test("[B-57] [I-6] the chat is mailed on request, a few times, and without its notes", async () => {
    const { customer, chatId } = await begin();
    const request = (email: string) => customer.ask("customer.request-transcript", { chatId, email });
    // Nobody's own words alone are mailed to somebody.
    expect(await request(pat)).toMatchObject({ code: "not-joined" });
    await work(chatId);
    await answer(chatId, "Which parcel?");
    await must(desk.command("note.add", { chatId, text: "internal: sounds tired" }));
    expect(await request(pat)).toBeNull();
    const [mail] = await received(1);
    expect(mail!.text).toContain("You: My parcel is lost");
    expect(mail!.text).toContain("Robin Vos: Which parcel?");
    expect(mail!.text).not.toContain("internal");
    expect([await request(pat), await request(pat)]).toEqual([null, null]);
    expect(await request(pat)).toMatchObject({ code: "too-many-mails" });
    await received(3);
  });

  test("[B-57] a chat is rated once, after its end, and the desk shows it", async () => {
    const { customer, chatId } = await begin();
    await work(chatId);
    const rate = (stars: number) => customer.ask("customer.rate", { chatId, stars, comment: " Quick! " });
    expect(await rate(5)).toMatchObject({ code: "not-over" });
    await must(desk.command("chat.end", { chatId }));
    expect(await rate(6)).toMatchObject({ code: "bad-request" });
    expect(await rate(4)).toBeNull();
    expect(await rate(1)).toMatchObject({ code: "already-rated" });
    expect((await cardOf(chatId)).rating).toEqual({ stars: 4, comment: "Quick!" });
    await until(customer.model, (model) => model.customer.situation.stars === 4);
    const all = { userId: null, from: null, to: null, queueId: null, classificationId: null };
    await eventually(async () => {
      const { ok } = await desk.query("chat.history", { ...all, ended: null, text: "", after: null });
      expect(ok?.chats).toMatchObject([{ chatId, stars: 4 }]);
    });
  });

  test("[B-79] a link that is forged, changed or too old lets nobody in", async () => {
    const { links } = server.parts().gates.mail;
    const { customer, chatId } = await begin();
    customer.stop();
    const { customerId, accountId } = server.parts().logs.peek("chat", chatId)!;
    const holder = { accountId, customerId, widgetId: server.widgetId, language: "en" };
    const proof = linkIn(links.make(holder, clock.now()));
    const [who, when, mac] = proof.split(".");
    const foreign = linkIn(links.make({ ...holder, accountId: "another" as never }, clock.now()));
    const wrong = [
      foreign,
      `${who}.${Number(when) + 1}.${mac}`,
      `${"x".repeat(24)}.${when}.${mac}`,
      `${who}.${when}.${"A".repeat(43)}`,
    ];
    for (const one of wrong) expect(await refusalOf(server, one)).toBe("link-over");
    expect((await openLink(proof)).model.get().customer.chatId).toBe(chatId);
    clock.pass(linkLastsMs);
    expect(await refusalOf(server, proof)).toBe("link-over");
  });

  test("[B-79] addresses that are none are refused, and so is a sixth in one chat", async () => {
    const { customer, chatId } = await begin();
    const wrong = [
      "",
      "pat",
      "pat@home.example\r\nBcc: all@home.example",
      "pat@home.example, all@home.example",
      "Pat <pat@home.example>",
      `${"x".repeat(250)}@home.example`,
    ];
    const leave = (email: string) => customer.ask("customer.leave-address", { chatId, email });
    for (const email of wrong) expect(await leave(email)).toMatchObject({ code: "bad-request" });
    for (const each of [1, 2, 3, 4, 5]) await leaveAddress(customer, chatId, `pat${each}@home.example`);
    expect(await leave("pat6@home.example")).toMatchObject({ code: "too-many-mails" });
    await leaveAddress(customer, chatId, "pat5@home.example");
  });

  test("[B-79] one address gets so many mails at once, and the rest later", async () => {
    const { atOnce, perSecond } = mailBudgets.address;
    const chatIds: ChatId[] = [];
    for (let each = 0; each <= atOnce; each++) {
      const { customer, chatId } = await begin();
      await leaveAddress(customer, chatId);
      await leavePage(customer);
      chatIds.push(chatId);
    }
    for (const chatId of chatIds) await must(desk.command("chat.take", { chatId }));
    clock.pass(minute);
    await received(atOnce);
    await settle();
    expect(mails.received).toHaveLength(atOnce);
    clock.pass(1_000 / perSecond);
    await received(atOnce + 1);
  });

  test("[B-79] what a company is called adds no header to its mails", async () => {
    await changeAccount({ name: "Ac\u2028me\u0007 <a@b.example>, Größe" });
    const chatId = await gone();
    await answer(chatId, "Hello");
    clock.pass(afterMs);
    const [mail] = await received(1);
    expect(mail!.to).toEqual([pat]);
    expect(mail!.headers["from"]).toMatch(/<chat@acme\.example>$/);
    expect(mail!.headers["subject"]).toContain("Größe");
    expect(Object.keys(mail!.headers)).not.toContain("bcc");
  });

  test("[B-79] an administrator tries the mail server, and is told what is wrong", async () => {
    const tryMail = async () => (await server.administrator.query("mail.try", { language: "de" })).ok;
    expect(await tryMail()).toMatchObject({ outcome: "sent", to: "kim@acme.example" });
    expect((await received(1))[0]!.headers["subject"]).toBe("Mails von Acme kommen an");
    mails.refuses.add("kim@acme.example");
    expect(await tryMail()).toMatchObject({
      outcome: "refused",
      response: expect.stringContaining("No such"),
    });
    await mails.stop();
    expect(await tryMail()).toMatchObject({ outcome: "not-reached" });
    await mails.start();
    expect((await desk.query("mail.try", { language: "en" })).error).toMatchObject({ code: "not-permitted" });
  });
}
