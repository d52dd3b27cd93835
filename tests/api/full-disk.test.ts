import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { ChatId } from "#core/ids.ts";
import { checkLogs } from "#server/logs/check-logs.ts";
import { eventually } from "../support/eventually.ts";
import { addStaff, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";
import { textIn } from "../support/text-in.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const long = (text: string) => text.padEnd(messageTextLengthMax, ".");
const query = () => server.parts().engine.query;

async function pragma(statement: string): Promise<unknown> {
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${statement}`).execute(query());
  return Object.values(rows[0] ?? {})[0];
}

/** Not a page more: what SQLite says from here on is what it says on a disk without room. */
const fillDisk = async () => pragma(`max_page_count = ${Number(await pragma("page_count"))}`);
const makeRoom = () => pragma("max_page_count = 1000000");

const chatOf = ({ model }: CustomerSession) => model.get().customer.chatId as ChatId;
const textsOf = async (customer: CustomerSession) => {
  const events = await server.parts().store.readLog(chatOf(customer), 0);
  return events.filter(({ type }) => type === "message.sent").map(textIn);
};
const health = async () => (await fetch(`${server.url}/health`)).status;

test("[I-4] on a full disk what is acknowledged stands, the rest is kept and said; with room again everything goes on", async () => {
  const [robin] = await addStaff(server.parts(), [{ name: "Robin" }]);
  const [cookie] = await signIn(server.parts(), [robin!]);
  const desk = await server.openDesk({ cookie: cookie! });
  await desk.command("status.choose", { base: "available", breakReasonId: null });
  const customer = await server.openChat();
  customer.write("Hello");
  await until(desk.model, ({ desk: { cards } }) => Object.keys(cards.item).length === 1);
  const chatId = chatOf(customer);
  expect((await desk.command("chat.play", { chatId })).error).toBeUndefined();

  await fillDisk();
  const texts = Array.from({ length: 20 }, (_, index) => long(`message ${index} `));
  for (const text of texts) customer.write(text);
  desk.sendMessage({ chatId, text: long("an answer "), templateId: null });
  const [{ held, outbox }, atDesk] = await Promise.all([
    until(customer.model, (model) => model.held !== null),
    until(desk.model, (model) => model.held !== null),
  ]);
  expect([held?.code, atDesk.held?.code]).toEqual(["store-unavailable", "store-unavailable"]);
  expect(held?.words).toBe("What you sent could not be stored. It is kept here and sent again.");
  expect(outbox.length).toBeGreaterThan(0);
  await eventually(async () => expect(await health()).toBe(503));

  // Only what was acknowledged is there, and what is there can be read by somebody who comes now.
  const stored = (await textsOf(customer)).filter((text) => text !== "Hello");
  const kept = customer.model.get().outbox.map(({ payload }) => payload.text);
  expect([...stored, ...kept]).toEqual(texts);
  const colleague = await server.openDesk({ cookie: cookie! });
  colleague.openChat(chatId);
  await until(colleague.model, ({ desk: { timelines } }) => timelines[chatId] !== undefined);

  await makeRoom();
  await until(customer.model, (model) => model.outbox.length === 0 && model.held === null);
  await until(desk.model, (model) => model.outbox.length === 0 && model.held === null);
  const all = await textsOf(customer);
  expect(all.filter((text) => texts.includes(text))).toEqual(texts);
  expect(all).toHaveLength(22);
  await eventually(async () => expect(await health()).toBe(200));
  expect(await pragma("integrity_check")).toBe("ok");
  expect((await checkLogs(server.parts().store)).findings).toEqual([]);
  await server.restart();
  expect(await textsOf(customer)).toEqual(all);
});
