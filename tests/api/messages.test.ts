import type { AuthorView } from "#contract/views/author-view.ts";
import { expect, test } from "vitest";
import { linesOf } from "#client/reduce-customer.ts";
import type { CustomerSession } from "#client/customer-session.ts";
import type { DeskSession } from "#client/desk-session.ts";
import type { ChatId } from "#core/ids.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { nodePlatform } from "../../tools/node-platform.ts";
import { done } from "../support/run-command.ts";
import { type StaffMember, addStaff, signIn } from "../support/staff.ts";
import { type TestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";
import { textIn } from "../support/text-in.ts";
import { textOf } from "#core/message/message-part.ts";

const markup = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "<b>bold</b> &amp; &lt;i&gt;",
  "[link](javascript:alert(1)) **stars** `code`",
  "{{contact.name}} ${7*7} <%= 7*7 %>",
  "'; drop table event; --",
  '"quotes" \\backslashes\\ /slashes/ %percent_',
  "\u202eright to left\u202c \u0007bell \u2028line",
  "日本語 العربية 👩‍👩‍👧‍👦 é e\u0301",
  " spaces  inside and a\nnew line\tand a tab",
  "__proto__ constructor toString",
];

/** An agent handling the chat of a customer. */
async function conversation(server: TestServer) {
  const parts = server.parts();
  const [member] = (await addStaff(parts, [{ name: "<i>Robin</i>" }])) as [StaffMember];
  const [cookie] = (await signIn(parts, [member])) as [string];
  const desk = await server.openDesk({ cookie });
  const platform = nodePlatform(`${server.url.replace("http", "ws")}/socket/chat/${server.widgetId}`);
  const customer = await server.openChat({ platform });
  customer.write("Hello");
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  const chatId = model.chatId as ChatId;
  await done(parts, member.asker, ["chat.take", { chatId }]);
  await done(parts, member.asker, ["chat.play", { chatId }]);
  desk.openChat(chatId);
  await until(desk.model, (shown) => shown.desk.cards.chat[chatId]?.state === "owned");
  return { parts, desk, customer, chatId, cookie, platform };
}

/** The word by which customers are told who somebody is. */
function sideOf({ kind }: AuthorView): string {
  return kind === "user" ? "agent" : kind;
}

function saidAt(desk: DeskSession, chatId: ChatId): string[] {
  const events = desk.model.get().desk.timelines[chatId]?.events ?? [];
  return events.flatMap((event) =>
    event.type === "message" ? [`${sideOf(event.by)}: ${textOf(event.parts)}`] : [],
  );
}

function saidTo(customer: CustomerSession): string[] {
  const lines = linesOf(customer.model.get().customer);
  return lines.flatMap((event) =>
    event.type === "message" ? [`${event.from}: ${textOf(event.parts)}`] : [],
  );
}

describeOnEachEngine("what is said", (server) => {
  test("[B-37] text that looks like markup comes back as the same text, on both sides and after a reload", async () => {
    const { desk, customer, chatId, cookie, platform } = await conversation(server());
    for (const text of markup) {
      customer.write(text);
      desk.sendMessage({ chatId, text, templateId: null });
    }
    const count = 1 + 2 * markup.length;
    await until(customer.model, () => saidTo(customer).length === count);
    await until(desk.model, () => saidAt(desk, chatId).length === count);
    const again = await server().openDesk({ cookie });
    again.openChat(chatId);
    await until(again.model, () => saidAt(again, chatId).length === count);
    const reloaded = await server().openChat({ platform });
    await until(reloaded.model, () => saidTo(reloaded).length === count);
    for (const lines of [saidTo(customer), saidAt(desk, chatId), saidAt(again, chatId), saidTo(reloaded)]) {
      expect(lines.filter((line) => line.startsWith("customer: ")).slice(1)).toEqual(
        markup.map((text) => `customer: ${text}`),
      );
      expect(lines.filter((line) => line.startsWith("agent: "))).toEqual(
        markup.map((text) => `agent: ${text}`),
      );
    }
    expect(JSON.stringify(customer.model.get())).toContain("<i>Robin</i>");
  });

  test("[I-4] [F-12] a hundred messages from both sides at once have one order for everybody", async () => {
    const { parts, desk, customer, chatId, cookie, platform } = await conversation(server());
    for (let index = 0; index < 50; index++) {
      customer.write(`c${index}`);
      desk.sendMessage({ chatId, text: `a${index}`, templateId: null });
    }
    await until(customer.model, () => saidTo(customer).length === 101);
    await until(desk.model, () => saidAt(desk, chatId).length === 101);
    const again = await server().openDesk({ cookie });
    again.openChat(chatId);
    await until(again.model, () => saidAt(again, chatId).length === 101);
    const reloaded = await server().openChat({ platform });
    await until(reloaded.model, () => saidTo(reloaded).length === 101);
    const stored = (await parts.store.readLog(chatId, 0)).flatMap(({ type, body }) =>
      type === "message.sent" ? [`${sideOf(body["by"] as AuthorView)}: ${textIn({ body })}`] : [],
    );
    for (const lines of [saidTo(customer), saidAt(desk, chatId), saidAt(again, chatId), saidTo(reloaded)]) {
      expect(lines).toEqual(stored);
    }
    // Each side's own words stay in the order in which they were written.
    const of = (side: string) => stored.filter((line) => line.startsWith(side));
    expect(of("agent")).toEqual(Array.from({ length: 50 }, (_, index) => `agent: a${index}`));
    expect(of("customer").slice(1)).toEqual(Array.from({ length: 50 }, (_, index) => `customer: c${index}`));
    expect(customer.model.get().outbox).toEqual([]);
    expect(desk.model.get().outbox).toEqual([]);
  });

  test("[B-36] what has been seen is still seen after a restart, whoever comes back first", async () => {
    const { desk, customer, chatId } = await conversation(server());
    customer.write("Have you seen this?");
    const { desk: shown } = await until(desk.model, (model) => model.desk.cards.item[chatId]?.unread === 2);
    desk.markSeen(chatId, shown.cards.item[chatId]!.lastNumber);
    await until(desk.model, (model) => model.desk.cards.item[chatId]?.unread === 0);
    desk.stop();
    await server().restart();
    await until(customer.model, ({ connection }) => connection === "online");
    customer.write("And this?");
    await until(customer.model, ({ outbox }) => outbox.length === 0);
    customer.markSeen(1_000);
    desk.start();
    await until(
      desk.model,
      (model) => model.connection === "online" && model.desk.cards.item[chatId]?.unread === 1,
    );
  });

  test("[B-78] a returning customer is known by their contact, also after a restart", async () => {
    const { parts, desk, customer, chatId } = await conversation(server());
    const { ok } = await desk.command("contact.save", {
      contactId: null,
      name: "Toni Rossi",
      email: "",
      phone: "",
    });
    expect((await desk.command("contact.assign", { chatId, contactId: ok!.log })).error).toBeUndefined();
    expect((await desk.command("chat.end", { chatId })).error).toBeUndefined();
    expect((await desk.command("wrap-up.finish", { chatId })).error).toBeUndefined();
    const { queueId } = parts.logs.peek("chat", chatId)!;
    await until(customer.model, () => JSON.stringify(customer.model.get().customer).includes('"ended"'));
    await server().restart();
    await until(customer.model, ({ connection }) => connection === "online");
    await until(desk.model, ({ connection }) => connection === "online");
    desk.watchQueue(queueId);
    customer.write("It is me again");
    const model = await until(desk.model, ({ desk: { cards } }) =>
      Object.values(cards.waiting).some(({ firstWords }) => firstWords === "It is me again"),
    );
    const card = Object.values(model.desk.cards.waiting).find(
      ({ firstWords }) => firstWords === "It is me again",
    );
    expect(card?.name).toBe("Toni Rossi");
  });
});
