import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChatId } from "#core/ids.ts";
import { inProcessBus } from "#server/bus/in-process-bus.ts";
import { ChatFeed } from "#server/feed/chat-feed.ts";
import { noMeter } from "#server/ports/meter.ts";
import { StoreFault, type Store } from "#server/ports/store.ts";
import { eventually, settle } from "../support/eventually.ts";
import { manualClock } from "../support/manual-clock.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";
import { textOf } from "#core/message/message-part.ts";

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

async function beginChat() {
  const customer = await server.openChat();
  customer.write("One");
  const { customer: model } = await until(customer.model, ({ customer: { chatId } }) => chatId !== null);
  const chatId = model.chatId as ChatId;
  for (const text of ["Two", "Three"]) {
    customer.write(text);
    await until(customer.model, ({ outbox }) => outbox.length === 0);
  }
  return { customer, chatId };
}

test("[V-10] after a catch-up that could not be read nothing is held back, and whoever followed is told", async () => {
  const { chatId } = await beginChat();
  const { store, gates } = server.parts();
  const { logs } = gates;
  const events = await store.readLog(chatId, 0);
  let isBroken = false;
  const breaking: Store = {
    ...store,
    readLog: (...asked) =>
      isBroken ? Promise.reject(new StoreFault("away", null)) : store.readLog(...asked),
  };
  const bus = inProcessBus();
  const feed = new ChatFeed({ logs, store: breaking, bus, clock: manualClock(), meter: noMeter });
  const got: number[] = [];
  const failures: unknown[] = [];
  const follow = (have: number) =>
    feed.follow(chatId, {
      have,
      present: (event) => event,
      deliver: ({ events: lines }) => got.push(...lines.map(({ number }) => number)),
      failed: (fault) => failures.push(fault),
    });
  await follow(0);
  expect(got).toEqual(events.map(({ number }) => number));

  isBroken = true;
  const announce = (number: number) => {
    const event = { ...events.at(-1)!, number };
    bus.publish({ news: [{ kind: "chat", logId: chatId, events: [event] }] });
  };
  // The one before was lost, and cannot be read.
  announce(events.length + 2);
  await settle();
  expect(failures).toHaveLength(1);
  expect(feed.held).toBe(0);
  announce(events.length + 3);
  expect(got).toHaveLength(events.length);
  isBroken = false;
  await follow(0);
  expect(got).toHaveLength(2 * events.length);
});

test("[V-10] a customer whose chat cannot be read comes back by number and misses nothing", async () => {
  const { customer, chatId } = await beginChat();
  const { store, gates } = server.parts();
  const writable = store as { -readonly [Name in keyof Store]: Store[Name] };
  const { readLog } = store;
  const states: string[] = [];
  const stop = customer.model.subscribe(() => states.push(customer.model.get().connection));
  writable.readLog = () => Promise.reject(new StoreFault("away", null));
  // The page asks for the events that it lacks, and they cannot be read.
  const [connection] = gates.people.customer(server.parts().logs.peek("chat", chatId)!.customerId);
  const missed = { after: 900, upTo: 901, events: [], olderLeftOut: false } as const;
  connection!.send({ type: "events", chatId, ...missed, situation: { kind: "waiting" } });
  await eventually(() => expect(states).toContain("reconnecting"));
  writable.readLog = readLog;
  await until(customer.model, ({ connection: now }) => now === "online");
  customer.write("Four");
  await until(customer.model, ({ customer: { timelines } }) =>
    timelines[chatId]!.events.some((event) => event.type === "message" && textOf(event.parts) === "Four"),
  );
  stop();
});
