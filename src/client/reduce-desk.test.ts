import { expect, test } from "vitest";
import type { StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { emptyDesk, reduceDesk } from "./reduce-desk.ts";

const chatId = "chat-one" as ChatId;

function events(after: number): StaffServerFrame {
  const number = after + 1;
  const by = { kind: "customer", id: "dana" } as const;
  const parts = [{ kind: "text", text: "Hello" }] as const;
  const line = { type: "message", number, at: number, by, parts, commandId: null } as const;
  return { type: "events", chatId, after, upTo: number, events: [line], olderLeftOut: false };
}

test("[B-80] a chat that is not here is dropped with everything of it, and is not asked for again", () => {
  const typing = { type: "typing", chatId, on: true } as const;
  const desk = [events(0), events(5), typing].reduce(reduceDesk, emptyDesk);
  expect(desk).toMatchObject({ typing: { [chatId]: true }, gaps: [chatId] });
  const without = reduceDesk(desk, { type: "no-chat", chatId });
  expect(without).toMatchObject({ timelines: {}, typing: {}, gaps: [], notHere: { [chatId]: true } });
  // The chat may become visible again, for example after being transferred away and back.
  expect(reduceDesk(without, events(0))).toMatchObject({ notHere: {}, timelines: { [chatId]: { upTo: 1 } } });
});
