import { beforeEach, expect, test } from "vitest";
import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import { type VirtualPlatform, virtualPlatform } from "../../tests/support/virtual-platform.ts";
import { CustomerSession } from "./customer-session.ts";

const chatId = "chat-one" as ChatId;
const situation = { kind: "with-agent", name: "Robin" } as const;

const secretKey = "bellhop-secret-widget-one";

let platform: VirtualPlatform;
let session: CustomerSession;
let forgotten: number;

beforeEach(() => {
  platform = virtualPlatform();
  forgotten = 0;
  session = new CustomerSession({
    platform,
    widgetId: "widget-one" as WidgetId,
    newSecret: () => "s".repeat(43),
    place: () => ({ page: "", browser: "", language: "en" }),
    forgotten: () => forgotten++,
  });
  session.start();
  comeOnline();
});

function receive(frame: CustomerServerFrame): void {
  platform.socket.receive(frame);
}

function comeOnline(): void {
  platform.socket.open();
  const now = platform.now();
  const known = { fileKinds: [] };
  const company = {
    ...known,
    companyName: "Acme",
    parameters: [],
    forgetWhenEnded: false,
    isKnown: true,
    form: null,
  };
  const rest = { history: "one", ...company, chatId, situation, offline: null };
  receive({ type: "welcome", version: 1, now, ...rest });
}

function said(number: number, from: "customer" | "agent"): void {
  const line = { number, at: 1, type: "message", parts: [{ kind: "text", text: "Hello" }] } as const;
  const event: CustomerEvent =
    from === "customer" ? { ...line, from, commandId: null } : { ...line, from, name: "Robin" };
  const upTo = { after: number - 1, upTo: number, olderLeftOut: false };
  receive({ type: "events", chatId, events: [event], situation, ...upTo });
}

function marks(): [delivered: number, seen: number][] {
  return platform.socket.sent.flatMap((frame) =>
    frame.type === "mark" ? [[frame.delivered, frame.seen] as [number, number]] : [],
  );
}

test("[B-36] a customer marks what the company says, and none of their own messages", () => {
  said(1, "agent");
  expect(marks()).toEqual([[1, 0]]);
  said(2, "customer");
  expect(marks()).toEqual([[1, 0]]);
  said(3, "agent");
  expect(marks()).toEqual([
    [1, 0],
    [3, 0],
  ]);
});

test("[B-68] a session whose secret another tab has removed says nothing more, and tells its page once", () => {
  session.write("Hello");
  const { sent } = platform.socket;
  expect(forgotten).toBe(0);
  platform.memory.write(secretKey, null);
  const before = sent.length;
  session.noticeSecret();
  session.noticeSecret();
  expect([forgotten, sent.length, platform.socket.isClosed]).toEqual([1, before, true]);
  platform.pass(600_000);
  expect(platform.sockets).toHaveLength(1);
});

test("[B-68] a session that was offline does not come back as the customer who began since", () => {
  session.write("Hello");
  platform.socket.breakOff();
  platform.memory.write(secretKey, "t".repeat(43));
  platform.pass(10_000);
  platform.socket.open();
  expect([forgotten, platform.socket.sent]).toEqual([1, []]);
});

test("[U-17] a gap is asked about once, however much comes before its answer", () => {
  said(1, "agent");
  for (let number = 5; number < 35; number++) said(number, "agent");
  expect(platform.socket.sent.filter(({ type }) => type === "catch-up")).toHaveLength(1);
});

test("[B-68] a page that comes back from the browser's memory sees at once that the chat was forgotten", () => {
  session.write("Hello");
  platform.memory.write(secretKey, null);
  session.retryNow();
  session.retryNow();
  expect([forgotten, platform.socket.isClosed, platform.sockets.length]).toEqual([1, true, 1]);
});

test("[B-68] what is written on a page of a forgotten chat is kept nowhere, and makes nobody new", () => {
  session.write("Hello");
  const [entry] = session.model.get().outbox;
  for (const key of platform.memory.keys("")) platform.memory.write(key, null);
  const before = platform.socket.sent.length;
  session.write("Is somebody there?");
  session.leaveMessage({ name: "Pat", email: "pat@home.example", text: "Call me" });
  session.retry(entry!.id);
  expect(platform.memory.keys("")).toEqual([]);
  expect([forgotten, platform.socket.sent.length]).toEqual([1, before]);
});
