import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import type { DeskSession } from "#client/desk-session.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { ChatId, IdentityKeyId } from "#contract/ids.ts";
import { secretShownMs } from "#server/identity/identified.ts";
import { until } from "../../tools/until.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { firstAccount } from "../support/staff.ts";
import { type SigningKey, signToken } from "../support/sign-token.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

let server: TestServer;
let clock: ManualClock;
let desk: DeskSession;
let key: SigningKey;
const lines: string[] = [];

beforeAll(async () => {
  clock = manualClock();
  const logger = pino({ level: "info" }, { write: (line: string) => void lines.push(line) });
  server = await startTestServer({ clock, logger });
  desk = server.administrator;
  key = await makeKey("2026");
});
afterAll(() => server.stop());

async function makeKey(name: string) {
  const { ok } = await desk.command("identity-key.save", { identityKeyId: null, name });
  const identityKeyId = ok?.id as IdentityKeyId;
  const secret = (await desk.query("identity-key.secret", { identityKeyId })).ok?.secret ?? "";
  return { identityKeyId, secret };
}

const sign = (payload: object, by = key, lastsSeconds = 300) =>
  signToken(payload, by, { now: clock.now(), lastsSeconds });

const dana = { sub: "4711", name: "Dana Reyes", email: "dana@home.example", fields: { plan: "pro" } };
const sam = { sub: "4712", name: "Sam Okafor" };
const identify = (customer: CustomerSession, token: string) => customer.ask("customer.identify", { token });
const codeOf = (error: CommandError | null) => error?.code ?? null;

async function write(customer: CustomerSession, text: string): Promise<ChatId> {
  const before = customer.model.get().customer.chatId;
  customer.write(text);
  const { customer: after } = await until(
    customer.model,
    ({ customer: { chatId }, outbox }) => chatId !== null && (chatId !== before || outbox.length === 0),
  );
  return after.chatId as ChatId;
}

async function cardOf(chatId: ChatId) {
  desk.openChat(chatId);
  const model = await until(desk.model, ({ desk: { cards } }) => cards.chat[chatId] !== undefined);
  return model.desk.cards.chat[chatId]!;
}

test("[B-75] whoever is identified before their first words is that person at the desk, from the first moment on", async () => {
  const customer = await server.openChat();
  expect(await identify(customer, await sign(dana))).toBeNull();
  // Nothing is stored of somebody who has said nothing.
  expect([...server.parts().logs.liveChats()]).toEqual([]);
  const card = await cardOf(await write(customer, "My parcel is lost"));
  expect(card).toMatchObject({
    name: "Dana Reyes",
    contact: { name: "Dana Reyes", email: "dana@home.example" },
    person: { externalId: "4711", fields: [{ name: "plan", value: "pro" }] },
  });
  customer.stop();
});

test("[B-75] [F-18] a chat that began without a name becomes the person’s, and their chats on other devices are linked", async () => {
  const customer = await server.openChat();
  const chatId = await write(customer, "Another question");
  expect(await cardOf(chatId)).toMatchObject({ person: null, contact: null });
  expect(await identify(customer, await sign(dana))).toBeNull();
  const { desk: model } = await until(desk.model, ({ desk: { cards } }) =>
    Boolean(cards.chat[chatId]?.person),
  );
  const contactId = model.cards.chat[chatId]?.contact?.contactId;
  const { ok } = await desk.query("chat.earlier", { chatId });
  expect(ok?.chats.map(({ firstWords }) => firstWords)).toEqual(["My parcel is lost"]);

  // What agents have written in the contact stays, and a contact that was merged is found by the one that stands.
  const fields = { name: "Dana R.", email: "", phone: "1" };
  const { ok: made } = await desk.command("contact.save", { contactId: null, ...fields });
  const staying = made?.log as typeof contactId;
  await desk.command("contact.merge", { contactId: staying!, otherId: contactId!, ...fields });
  const device = await server.openChat();
  expect(await identify(device, await sign({ ...dana, name: "D. Reyes" }))).toBeNull();
  const card = await cardOf(await write(device, "A third one"));
  expect(card.contact).toMatchObject({ contactId: staying, name: "Dana R." });
  expect(card.person?.name).toBe("D. Reyes");
  customer.stop();
  device.stop();
});

test("[B-75] [F-18] a browser that has chatted as one person is not taken for another", async () => {
  const customer = await server.openChat();
  await identify(customer, await sign(dana));
  const chatId = await write(customer, "Mine");
  expect(codeOf(await identify(customer, await sign(sam)))).toBe("another-person");
  expect((await cardOf(chatId)).person?.externalId).toBe("4711");
  customer.stop();
});

test("[B-75] [identity proof] a token is used by one browser, as often as it likes, and by no other", async () => {
  const [first, second] = await Promise.all([server.openChat(), server.openChat()]);
  const token = await sign(sam);
  expect(await identify(first, token)).toBeNull();
  expect(await identify(first, token)).toBeNull();
  expect(codeOf(await identify(second, token))).toBe("token-used");
  const card = await cardOf(await write(second, "I am Sam, too"));
  expect(card).toMatchObject({ person: null, contact: null });
  first.stop();
  second.stop();
});

test("[B-75] [identity proof] what is not the account’s identifies nobody, says why, and the chat goes on", async () => {
  const customer = await server.openChat();
  const foreign = { identityKeyId: key.identityKeyId, secret: "A".repeat(43) };
  const retired = await makeKey("2025");
  const ofRetired = await sign(dana, retired);
  await desk.command("identity-key.remove", { identityKeyId: retired.identityKeyId });
  const over = await sign(dana, key, -60);
  for (const [token, code] of [
    ["", "token-wrong"],
    ["x.y.z", "token-wrong"],
    [over, "token-expired"],
    [ofRetired, "token-key-unknown"],
    [await sign(dana, foreign), "token-wrong"],
    [await sign({ ...dana, aud: "another-widget" }), "token-wrong"],
  ] as const)
    expect(codeOf(await identify(customer, token)), token).toBe(code);
  expect(codeOf(await customer.ask("customer.identify", { token: "x".repeat(4_097) }))).toBe("bad-request");
  const card = await cardOf(await write(customer, "Who am I?"));
  expect(card).toMatchObject({ person: null, contact: null });
  // The log says so, and holds no token.
  expect(lines.filter((line) => line.includes("did not identify"))).toHaveLength(6);
  expect(lines.join("")).not.toContain(over);
  customer.stop();
});

test("[B-75] the secret of a key is shown when it is made, to administrators, and lies in no log", async () => {
  const made = await makeKey("shown once");
  const { identityKeyId } = made;
  expect(made.secret).toMatch(/^[\w-]{43}$/);
  expect(made.secret).not.toBe(key.secret);
  clock.pass(secretShownMs);
  expect((await desk.query("identity-key.secret", { identityKeyId })).error?.code).toBe("secret-shown");
  const { accountId } = firstAccount(server.parts());
  expect(JSON.stringify(await server.parts().store.readLog(accountId, 0))).not.toContain(made.secret);
  expect(JSON.stringify(desk.model.get())).not.toContain(made.secret);
  // Renaming it does not show it again.
  await desk.command("identity-key.save", { identityKeyId, name: "another name" });
  expect((await desk.query("identity-key.secret", { identityKeyId })).error?.code).toBe("secret-shown");
});

test("[B-75] what the page says of its customer stands beside the chat, unverified, masked and bounded", async () => {
  const customer = await server.openChat();
  const chatId = await write(customer, "About my order");
  const fields = [
    { name: "order", value: "4711" },
    { name: "card", value: "4111 1111 1111 1111" },
  ];
  const { number } = await cardOf(chatId).then(() => server.parts().logs.peek("chat", chatId)!);
  expect(await customer.ask("customer.describe", { chatId, fields })).toBeNull();
  expect(await customer.ask("customer.describe", { chatId, fields })).toBeNull();
  const { desk: model } = await until(
    desk.model,
    ({ desk: { cards } }) => cards.chat[chatId]?.fields.length === 2,
  );
  expect(model.cards.chat[chatId]).toMatchObject({ person: null, fields: [fields[0], { name: "card" }] });
  expect(JSON.stringify(model.cards.chat[chatId])).not.toContain("4111 1111");
  // Said once more, it is no news.
  expect(server.parts().logs.peek("chat", chatId)!.number).toBe(number + 1);
  for (const wrong of [
    [{ name: "", value: "x" }],
    [{ name: "x".repeat(41), value: "x" }],
    [{ name: "x", value: "x".repeat(201) }],
    [fields[0]!, fields[0]!],
    Array.from({ length: 21 }, (_, index) => ({ name: `field ${index}`, value: "x" })),
  ])
    expect(codeOf(await customer.ask("customer.describe", { chatId, fields: wrong }))).toBe("bad-request");
  const stranger = await server.openChat();
  await write(stranger, "Hello");
  expect(codeOf(await stranger.ask("customer.describe", { chatId, fields }))).toBe("not-found");
  customer.stop();
  stranger.stop();
});
