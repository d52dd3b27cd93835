import { isDeepStrictEqual } from "node:util";
import type { CustomerModel } from "#client/reduce-customer.ts";
import type { DeskModel } from "#client/reduce-desk.ts";
import type { Timeline } from "#client/timeline.ts";
import type { ChatId } from "#contract/ids.ts";
import { checkLogs } from "#server/logs/check-logs.ts";
import { type CustomerPage, DeskPage, type Page } from "./pages.ts";
import type { PlainLine } from "./plain-model.ts";
import type { World } from "./world.ts";
import { textIn } from "../../support/text-in.ts";
import { type MessagePart, textOf } from "#core/message/message-part.ts";

/** With everything healed and quiet: what is stored, what pages hold and what fresh ones are shown is all the same. */
export async function checkAll(world: World): Promise<void> {
  await checkStore(world);
  for (const page of [...world.customers, ...world.desks]) {
    if (!page.isOnline) world.complain(`${page.name} is not online: ${page.session.model.get().connection}`);
  }
  checkSaid(world);
  for (const page of world.customers) checkCustomer(world, page);
  for (const page of world.desks) checkDesk(world, page);
  await checkAgainstFresh(world);
}

/** What lies in the store is what was said to be stored, and every log leads to its row. (I-10) */
async function checkStore({ running, model, complain }: World): Promise<void> {
  const { store } = running[0]!;
  for (const [logId, lines] of model.logs) {
    const stored = (await store.readLog(logId, 0)).map(
      ({ number, at, type, body, commandId }): PlainLine => ({ number, at, type, body, commandId }),
    );
    if (!isDeepStrictEqual(stored, lines))
      complain(`[I-4] log ${logId} is stored otherwise than it was saved`);
  }
  for (const { log, words } of (await checkLogs(store)).findings)
    complain(`[I-10] ${log.kind} ${log.id}: ${words}`);
}

/** Everything that anybody said is stored once, or has been refused and says so where it was written. (I-4) */
function checkSaid({ said, model, complain }: World): void {
  const times = new Map<string, number>();
  for (const lines of model.logs.values()) {
    for (const { type, body } of lines) {
      const text = textIn({ body });
      if (type === "message.sent") times.set(text, (times.get(text) ?? 0) + 1);
    }
  }
  for (const { page, text } of said) {
    const kept = page.memory
      .keys("bellhop-outbox-")
      .map(
        (key) =>
          JSON.parse(page.memory.read(key) ?? "{}") as {
            payload?: { text: string };
            error?: { code: string } | null;
          },
      )
      .find(({ payload }) => payload?.text === text);
    const wanted = kept ? 0 : 1;
    if (kept && !kept.error) complain(`[I-4] "${text}" of ${page.name} is still under way`);
    if ((times.get(text) ?? 0) !== wanted) {
      complain(
        `[I-4] "${text}" of ${page.name} is stored ${times.get(text) ?? 0} times and must be ${wanted} times (${kept?.error?.code ?? "accepted"})`,
      );
    }
  }
}

/** Staff are told who said something, customers from which side it came. */
interface Said {
  readonly by: { readonly kind: "customer" | "system" | "user" };
  readonly from: string;
}

function sideOf({ kind }: Said["by"]): string {
  return { customer: "customer", system: "automatic", user: "agent" }[kind];
}

function messagesOf(lines: readonly PlainLine[]) {
  return lines.flatMap(({ number, type, body }) => {
    if (type !== "message.sent") return [];
    return [`${number} ${sideOf(body["by"] as Said["by"])}: ${textIn({ body })}`];
  });
}

function shownMessages({ events }: Timeline<{ number: number; type: string }>) {
  return events.flatMap((event) => {
    if (event.type !== "message") return [];
    const { number, by, from, parts } = event as unknown as Partial<Said> & {
      parts: readonly MessagePart[];
      number: number;
    };
    return [`${number} ${by ? sideOf(by) : from}: ${textOf(parts)}`];
  });
}

/** A page that holds the whole of a chat shows every message of it, in the log's order. */
function checkTimelines(
  { model, complain }: World,
  page: Page,
  timelines: readonly Timeline<{ number: number; type: string }>[],
): void {
  for (const timeline of timelines) {
    if (timeline.hasOlder) continue;
    const said = messagesOf(model.logs.get(timeline.chatId) ?? []);
    const shown = shownMessages(timeline);
    if (!isDeepStrictEqual(shown, said)) {
      complain(
        `[I-4] ${page.name} shows of ${timeline.chatId} ${shown.join(" | ")}, and said was ${said.join(" | ")}`,
      );
    }
  }
}

function checkCustomer(world: World, page: CustomerPage): void {
  const { model, complain } = world;
  const { customer } = page.session.model.get();
  const id = world.customerId(page);
  const last = (id && (model.logs.get(id)?.at(-1)?.body["chatId"] as string | undefined)) ?? null;
  if (customer.chatId !== last) complain(`${page.name} is in ${customer.chatId}, and their chat is ${last}`);
  for (const chatId of Object.keys(customer.timelines)) {
    if (model.chats.get(chatId)?.customerId !== id)
      complain(`[I-11] ${page.name} holds ${chatId} of somebody else`);
  }
  checkTimelines(world, page, Object.values(customer.timelines));
}

function checkDesk(world: World, page: DeskPage): void {
  const { model, complain } = world;
  const { cards, timelines } = page.session.model.get().desk;
  const { userId, accountId } = page.caller;
  const agent = model.agent(userId);
  const items = Object.keys(cards.item).toSorted();
  if (!isDeepStrictEqual(items, [...agent.owned].toSorted())) {
    complain(`${page.name} shows ${items.join()}, and ${userId} has ${[...agent.owned].join()}`);
  }
  const me = cards.me[userId];
  const active = model.activeOf(userId);
  const inWrapUp = active !== null && model.chats.get(active)?.stage === "wrap-up";
  const status = active === null ? agent.base : inWrapUp ? "wrap-up" : "handling";
  if (me?.status !== status || me.activeChatId !== active) {
    complain(
      `[B-54] ${page.name} shows ${me?.status} with ${String(me?.activeChatId)}: it is ${status} with ${String(active)}`,
    );
  }
  for (const { chatId, unread } of Object.values(cards.item)) {
    const { atLeast, atMost } = world.unread(userId, chatId);
    if (unread < atLeast || unread > atMost) {
      complain(`[B-27] ${page.name} shows ${unread} unread in ${chatId}: it is ${atLeast} to ${atMost}`);
    }
  }
  for (const queueId of world.company(page).queueIds) {
    const line = model.waitingIn(queueId).map(({ chatId }) => chatId);
    const wanted = model.serves(userId, accountId, queueId) ? line.length : null;
    const shown = cards.queue[queueId]?.waitingCount;
    if (shown !== wanted)
      complain(`[B-4] ${page.name} shows ${String(shown)} waiting in ${queueId}: it is ${String(wanted)}`);
    const maySee = model.serves(userId, accountId, queueId) || page.name.startsWith("Ada");
    if (page.watched !== queueId || !maySee) continue;
    const waiting = Object.values(cards.waiting).toSorted((a, b) => a.position - b.position);
    if (
      !isDeepStrictEqual(
        waiting.map(({ chatId }) => chatId as string),
        line,
      )
    ) {
      complain(
        `[B-5] ${page.name} shows in ${queueId} ${waiting.map(({ chatId }) => chatId).join()}: it is ${line.join()}`,
      );
    }
  }
  const opened = seenChats(page).flatMap((chatId) => timelines[chatId] ?? []);
  checkTimelines(world, page, opened);
}

/** What a page came to know bit by bit is what one that is opened now is shown at once. */
async function checkAgainstFresh(world: World): Promise<void> {
  const pairs: (readonly [Page, Page])[] = [
    ...world.customers
      .filter((page) => world.customerId(page))
      .map((page) => [page, world.freshCustomer(page)] as const),
    ...world.desks.map((page) => [page, world.freshDesk(page)] as const),
  ];
  await world.time.pass(500);
  for (const [page, fresh] of pairs) {
    if (!(page instanceof DeskPage && fresh instanceof DeskPage)) continue;
    for (const chatId of page.opened) fresh.openChat(chatId);
    fresh.watch(page.watched);
  }
  await world.quieten();
  for (const [page, fresh] of pairs) {
    const differences =
      page instanceof DeskPage
        ? deskDifferences(page, fresh as DeskPage)
        : customerDifferences(page as CustomerPage, fresh as CustomerPage);
    for (const words of differences) world.complain(`[F-9] ${page.name}, beside a fresh page: ${words}`);
  }
  for (const [, fresh] of pairs) fresh.close();
  await world.time.pass(500);
}

/** Chats that are looked at and may be seen: of others no more is told. */
function seenChats({ opened, session }: DeskPage): ChatId[] {
  const { chat } = session.model.get().desk.cards;
  return [...opened].filter((chatId) => chat[chatId]);
}

function deskDifferences(page: DeskPage, fresh: DeskPage): string[] {
  const [held, shown] = [page.session.model.get().desk, fresh.session.model.get().desk];
  return [
    ...differences(held.cards, shown.cards, "cards"),
    ...timelineDifferences(held.timelines, shown.timelines, seenChats(page)),
    ...(isDeepStrictEqual(held.typing, shown.typing) ? [] : [`typing ${JSON.stringify(held.typing)}`]),
  ];
}

function customerDifferences(page: CustomerPage, fresh: CustomerPage): string[] {
  const [held, shown] = [page.session.model.get().customer, fresh.session.model.get().customer];
  const known = Object.keys(shown.timelines) as ChatId[];
  return [
    ...differences(
      [held.chatId, held.agentTyping, held.gaps],
      [shown.chatId, shown.agentTyping, shown.gaps],
      "chat",
    ),
    ...timelineDifferences(held.timelines, shown.timelines, known),
    // A page may remember what an agent before the present one had seen.
    ...(held.seen < shown.seen || held.delivered < shown.delivered ? ["the agent's marks are behind"] : []),
  ];
}

function timelineDifferences(
  held: CustomerModel["timelines"] | DeskModel["timelines"],
  shown: CustomerModel["timelines"] | DeskModel["timelines"],
  chatIds: readonly ChatId[],
): string[] {
  // Each server has a history of its own: the same lines may have come from either.
  const linesOf = (timeline: Timeline<{ number: number }> | undefined) =>
    timeline && { ...timeline, history: "" };
  return chatIds.flatMap((chatId) =>
    differences(linesOf(held[chatId]), linesOf(shown[chatId]), `lines of ${chatId}`),
  );
}

function differences(held: unknown, shown: unknown, what: string): string[] {
  if (isDeepStrictEqual(held, shown)) return [];
  if (isRecord(held) && isRecord(shown)) {
    return [...new Set([...Object.keys(held), ...Object.keys(shown)])].flatMap((key) =>
      differences(held[key], shown[key], `${what} ${key}`),
    );
  }
  return [`${what}: ${JSON.stringify(held)}, and fresh ${JSON.stringify(shown)}`];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
