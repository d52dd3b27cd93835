import type { CustomerSession } from "#client/customer-session.ts";
import type { DeskSession } from "#client/desk-session.ts";
import type { Timeline } from "#client/timeline.ts";
import type { ChatId } from "#contract/ids.ts";
import type { CustomerEvent, StaffEvent } from "#contract/views/chat-event-view.ts";
import { textOf } from "#core/message/message-part.ts";
import { ChaosFault } from "./chaos-fault.ts";
import { countFalls } from "./check-messages.ts";
import { groupBy } from "./group-by.ts";
import type { LoggedEvent } from "./read-stored.ts";
import { textOfEvent } from "./text-of-event.ts";

/** One screen's messages of a chat: all of them from number `from` up to number `upTo`. */
export interface Seen {
  readonly by: string;
  readonly chatId: ChatId;
  readonly from: number;
  readonly upTo: number;
  readonly messages: readonly { readonly number: number; readonly text: string }[];
}

export interface ViewCount {
  readonly screens: number;
  /** In the log, and not on a screen that should show it. */
  lost: number;
  /** Shown twice, or shown and not in the log. */
  doubled: number;
  outOfOrder: number;
  readonly findings: string[];
}

/** Holds what screens show against the log. */
export function checkViews(screens: readonly Seen[], events: readonly LoggedEvent[]): ViewCount {
  const count: ViewCount = { screens: screens.length, lost: 0, doubled: 0, outOfOrder: 0, findings: [] };
  const messages = events.filter(({ type }) => type === "message.sent");
  const byChat = groupBy(messages, ({ logId }) => logId);
  for (const { by, chatId, from, upTo, messages: shown } of screens) {
    const logged = (byChat.get(chatId) ?? []).filter(({ number }) => number >= from && number <= upTo);
    const texts = new Map(shown.map(({ number, text }) => [number, text]));
    const lost = logged.filter(({ number, body }) => texts.get(number) !== textOfEvent({ body })).length;
    const numbers = new Set(logged.map(({ number }) => number));
    const extra = shown.filter(({ number }) => !numbers.has(number)).length + shown.length - texts.size;
    const moved = countFalls(shown.map(({ number }) => number));
    count.lost += lost;
    count.doubled += extra;
    count.outOfOrder += moved;
    if (lost + extra + moved === 0) continue;
    count.findings.push(`${by} sees of chat ${chatId}: ${lost} less, ${extra} more, ${moved} out of order`);
  }
  return count;
}

const wholeChat = { from: 0, upTo: Infinity };

/** The messages on a page or desk that was open the whole time. */
export function heldBy(
  by: string,
  timelines: Readonly<Record<ChatId, Timeline<CustomerEvent | StaffEvent>>>,
): Seen[] {
  return Object.values(timelines).map(({ chatId, upTo, events }) => ({
    by,
    chatId,
    from: events[0]?.number ?? upTo,
    upTo,
    messages: messagesIn(events),
  }));
}

/** The messages on a customer's page; of the current chat it must have all. */
export function heldByPage(by: string, page: CustomerSession): Seen[] {
  const { chatId, timelines } = page.model.get().customer;
  return heldBy(by, timelines).map((seen) => (seen.chatId === chatId ? { ...seen, upTo: Infinity } : seen));
}

/** Everything a page that was just opened can read, back to the customer's first words. */
export async function readAsCustomer(by: string, page: CustomerSession): Promise<Seen[]> {
  while (await page.readOlder());
  return heldBy(by, page.model.get().customer.timelines).map((seen) => ({ ...seen, ...wholeChat }));
}

/** A screen that should show a chat and does not. */
export function blankScreen(by: string, chatId: ChatId): Seen {
  return { by, chatId, ...wholeChat, messages: [] };
}

/** The messages of a chat as read by a newly opened desk. */
export async function readAsStaff(desk: DeskSession, chatId: ChatId): Promise<Seen> {
  const events: StaffEvent[] = [];
  for (let before = 1_000_000_000; ; before = events[0]?.number ?? 0) {
    const { ok, error } = await desk.query("chat.read", { chatId, before });
    if (error) throw new ChaosFault(`Chat ${chatId} cannot be read: ${error.code}`);
    events.unshift(...ok.events);
    if (!ok.olderLeftOut) break;
  }
  return { by: "a fresh desk", chatId, ...wholeChat, messages: messagesIn(events) };
}

function messagesIn(events: readonly (CustomerEvent | StaffEvent)[]): Seen["messages"] {
  return events.flatMap((event) =>
    event.type === "message" ? [{ number: event.number, text: textOf(event.parts) }] : [],
  );
}
