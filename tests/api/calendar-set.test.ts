import { afterEach, beforeEach, expect, test } from "vitest";
import pino from "pino";
import type { DeskSession } from "#client/desk-session.ts";
import { customerFramesMax, framesWindowMs } from "#contract/limits.ts";
import type { ChatId } from "#core/ids.ts";
import type { CommandId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { clockLog } from "#server/logging/clock-log.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";

const minute = 60_000;
const hour = 60 * minute;

let server: TestServer;
let clock: ManualClock;
let logged: { readonly msg: string; readonly byMs?: number }[];

beforeEach(async () => {
  logged = [];
  const write = (line: string) => void logged.push(JSON.parse(line) as (typeof logged)[number]);
  const logger = pino({ level: "warn" }, { write });
  clock = manualClock(undefined, clockLog(logger));
  server = await startTestServer({ clock, logger });
  const maxima = { chatsMax: 4, mayTakeAboveMax: true } as const;
  const rules = {
    name: "Acme",
    ...maxima,
    transferTo: "any",
    graceMs: minute,
    retentionDays: 0,
    mailAfterMs: 180_000,
    timeZone: "UTC",
  } as const;
  const byHand = { ...rules, allocation: "by-hand" } as const;
  expect((await server.administrator.command("account.change", byHand)).error).toBeUndefined();
  expect(Object.values(firstAccount(server.parts()).queues)[0]).toMatchObject({
    leavingMs: 5 * minute,
    replyTargetMs: minute,
    wrapUp: { durationMs: minute },
  });
});
afterEach(() => server.stop());

const stateOf = (chatId: ChatId) => server.parts().logs.peek("chat", chatId);
const jumps = () => logged.flatMap(({ byMs }) => byMs ?? []);
const typesOf = async (chatId: ChatId) =>
  (await server.parts().store.readLog(chatId, 0)).map(({ type }) => type);

async function beginChat() {
  const customer = await server.openChat();
  customer.write("Hello");
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  return { customer, chatId: model.chatId as ChatId };
}

async function handleChat(desk: DeskSession) {
  const begun = await beginChat();
  const { chatId } = begun;
  expect((await desk.command("chat.take", { chatId })).error).toBeUndefined();
  expect((await desk.command("chat.play", { chatId })).error).toBeUndefined();
  return begun;
}

/** A chat in wrap-up, one that waits for its reply, and one whose customer has just gone. */
async function given() {
  const desk = server.administrator;
  await desk.command("status.choose", { base: "available", breakReasonId: null });
  const wrapUp = await handleChat(desk);
  await desk.command("chat.end", { chatId: wrapUp.chatId });
  const waiting = await beginChat();
  const leaving = await beginChat();
  leaving.customer.stop();
  const { customerId } = stateOf(leaving.chatId)!;
  const { presence } = server.parts().gates;
  await eventually(() => expect(presence.customerGoneSince(customerId)).not.toBeNull());
  return { desk, wrapUp: wrapUp.chatId, waiting: waiting.chatId, leaving: leaving.chatId };
}

test("[V-3] when the calendar is set back by an hour, everything that runs ends when it would have ended", async () => {
  const { desk, wrapUp, waiting, leaving } = await given();
  const { userId } = Object.values(desk.model.get().desk.cards.me)[0]!;
  clock.setCalendar(-hour);
  clock.pass(minute - 1);
  await settle();
  expect(stateOf(wrapUp)).toMatchObject({ state: "wrap-up" });
  expect(await typesOf(waiting)).not.toContain("reply-target.missed");
  clock.pass(1);
  await eventually(() => expect(stateOf(wrapUp)).toMatchObject({ state: "closed", closedWhy: "expired" }));
  await eventually(async () => expect(await typesOf(waiting)).toContain("reply-target.missed"));
  expect(stateOf(leaving)).toMatchObject({ state: "waiting" });
  clock.pass(4 * minute);
  await eventually(() => expect(stateOf(leaving)).toMatchObject({ state: "abandoned" }));

  // The grace of one who goes before a jump, and of one who goes after it.
  for (const byMs of [-hour, 0]) {
    const another = await handleChat(desk);
    desk.stop();
    const { presence } = server.parts().gates;
    await eventually(() => expect(presence.agentGoneSince(userId)).not.toBeNull());
    clock.setCalendar(byMs);
    clock.pass(minute - 1);
    await settle();
    expect(stateOf(another.chatId)).toMatchObject({ state: "owned" });
    clock.pass(1);
    await eventually(() => expect(stateOf(another.chatId)).toMatchObject({ state: "waiting" }));
    desk.start();
    await eventually(() => expect(presence.isAgentConnected(userId)).toBe(true));
  }
  expect(jumps()).toEqual([-hour, -hour]);
});

test("[V-3] a calendar that is set forward by a day for a moment and back ends nothing and leaves nothing behind", async () => {
  const { wrapUp, waiting, leaving } = await given();
  clock.setCalendar(24 * hour);
  clock.pass(5_000);
  const { chatId: begunMeanwhile } = await beginChat();
  clock.setCalendar(-24 * hour);
  clock.pass(5_000);
  await settle();
  expect(stateOf(wrapUp)).toMatchObject({ state: "wrap-up" });
  expect(stateOf(leaving)).toMatchObject({ state: "waiting" });
  for (const chatId of [waiting, begunMeanwhile]) {
    expect(await typesOf(chatId)).not.toContain("reply-target.missed");
  }
  expect(Math.abs(stateOf(begunMeanwhile)!.queuedAt - clock.now())).toBeLessThanOrEqual(10_000);
  clock.pass(minute);
  await eventually(() => expect(stateOf(wrapUp)).toMatchObject({ state: "closed", closedWhy: "expired" }));
  for (const chatId of [waiting, begunMeanwhile]) {
    await eventually(async () => expect(await typesOf(chatId)).toContain("reply-target.missed"));
  }
  expect(jumps()).toEqual([24 * hour]);
});

test("[V-3] busy customers are not cut after the calendar was set back", async () => {
  const { chatId } = await beginChat();
  const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
  const secret = newSecret();
  const answers = () => socket.frames.filter(({ type }) => type === "answer");
  clock.setCalendar(-hour);
  socket.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
  await socket.next(({ type }) => type === "welcome");
  for (let window = 1; window <= 3; window++) {
    clock.pass(framesWindowMs + 1);
    for (let said = 0; said < customerFramesMax * 0.8; said++) {
      socket.send({ type: "typing", chatId, on: said % 2 === 0 });
    }
    const id = `question-of-window-${window}` as CommandId;
    socket.send({ type: "query", id, name: "customer.read", payload: { chatId, before: 1 } });
    await Promise.race([eventually(() => expect(answers()).toHaveLength(window)), socket.ended]);
    expect(socket.frames.at(-1)).toEqual(expect.objectContaining({ type: "answer", id }));
  }
  socket.close();
});
