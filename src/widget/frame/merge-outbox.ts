import type { CustomerWords } from "#client/customer-session.ts";
import type { OutboxEntry } from "#client/outbox.ts";
import type { ChatId } from "#contract/ids.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { ChatItem, MessageItem } from "./chat-item.ts";

type Line = CustomerEvent & { readonly chatId: ChatId };
type Entry = OutboxEntry<CustomerWords>;

/**
 * The server's events in order, followed by messages on their way. A message that is already among the events
 * is not shown twice, whatever its answer says and however often it was sent. (I-4)
 */
export function mergeOutbox(
  lines: readonly Line[],
  outbox: readonly Entry[],
  clockOffsetMs: number,
): ChatItem[] {
  const stored = new Set(
    lines.flatMap((line) => (line.type === "message" && line.from === "customer" ? line.commandId : [])),
  );
  let agent: string | null = null;
  const items = lines.map((line): ChatItem => {
    const key = `${line.chatId}:${line.number}`;
    const { chatId, at } = line;
    if (line.type === "message") {
      if (line.from === "agent") agent = line.name || agent;
      return messageOf(line, key);
    }
    const before = line.type === "requested" ? null : agent;
    agent = line.type === "joined" ? line.name : line.type === "requested" ? null : agent;
    return { kind: "event", key, chatId, at, event: line, agent: before };
  });
  const onTheirWay = outbox.filter(({ id }) => !stored.has(id));
  return [...items, ...onTheirWay.map((entry) => unsent(entry, clockOffsetMs))];
}

function messageOf(line: Extract<Line, { type: "message" }>, key: string): MessageItem {
  const isMine = line.from === "customer";
  return { ...line, kind: "message", key: (isMine && line.commandId) || key, entry: null };
}

function unsent(entry: Entry, clockOffsetMs: number): MessageItem {
  const { chatId, text } = entry.payload;
  return {
    kind: "message",
    key: entry.id,
    chatId,
    at: entry.writtenAt + clockOffsetMs,
    from: "customer",
    parts: [{ kind: "text", text }],
    number: null,
    entry,
  };
}
