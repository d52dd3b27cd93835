import { beforeEach, expect, test } from "vitest";
import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import { type VirtualPlatform, virtualPlatform } from "../../tests/support/virtual-platform.ts";
import { CustomerSession } from "./customer-session.ts";

const chatId = "chat-one" as ChatId;
const situation = { kind: "with-agent", name: "Robin" } as const;

let platform: VirtualPlatform;

beforeEach(() => {
  platform = virtualPlatform();
  const session = new CustomerSession({
    platform,
    widgetId: "widget-one" as WidgetId,
    newSecret: () => "s".repeat(43),
    place: () => ({ page: "", browser: "", language: "en" }),
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
  const company = { companyName: "Acme", parameters: [] };
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
