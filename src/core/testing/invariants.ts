import type { Change } from "../change.ts";
import { isInInbox } from "../chat/chat.ts";
import { wrapUpLeftMs } from "../chat/wrap-up.ts";
import { hold } from "./book.ts";
import type { Invariant } from "./simulation.ts";
import { World } from "./world.ts";

/** I-1: a chat has at most one owner, and the agent's log agrees with the chat's. */
export const oneOwner: Invariant = ({ world, book }) => ({
  afterSave() {
    for (const chat of world.chats.values()) {
      const ownerId = isInInbox(chat) ? chat.ownerId : null;
      hold(ownerId === book.page(chat.chatId).ownerId, `${chat.chatId} is not owned by whom its log says`);
      const entry = ownerId ? world.agent(ownerId).owned[chat.chatId] : undefined;
      hold(!ownerId || entry !== undefined, `${ownerId} does not know of ${chat.chatId}`);
      hold(!entry || entry.inWrapUp === (chat.state === "wrap-up"), `${ownerId} and ${chat.chatId} disagree`);
    }
    for (const agent of world.agents.values()) {
      const { chats } = world.inbox(agent.userId);
      hold(chats.length === Object.keys(agent.owned).length, `${agent.userId} owns what is not theirs`);
    }
  },
});

/** I-2: an agent has at most one active item, and the chats agree. */
export const oneActiveItem: Invariant = ({ world }) => ({
  afterSave() {
    for (const agent of world.agents.values()) {
      const active = world.inbox(agent.userId).chats.filter((chat) => chat.active);
      hold(active.length <= 1, `${agent.userId} has ${active.length} active items`);
      hold((active[0]?.chatId ?? null) === agent.activeChatId, `${agent.userId} and their chats disagree`);
    }
  },
});

/** I-5: the queueing time of a chat never changes. */
export const sameQueueingTime: Invariant = ({ world, book }) => ({
  afterSave() {
    for (const { chatId, queuedAt } of world.chats.values()) {
      hold(queuedAt === book.page(chatId).queuedAt, `${chatId} has another queueing time`);
    }
  },
});

/**
 * I-7: a wrap-up starts with its full time, which runs exactly while active and grows by extensions alone.
 */
export const honestCountdown: Invariant = (simulation) => ({
  beforeChange({ log, id, event }) {
    if (log !== "chat" || event.type !== "chat.ended" || !event.wrapUp) return;
    const { world, book } = simulation;
    const rules = world.account.queues[book.page(id).queueId]?.wrapUp;
    const full = rules?.mode === "timed" ? rules.durationMs : null;
    hold(event.wrapUp.leftMs === full, `${id} does not have its full wrap-up time`);
  },
  afterStep() {
    const { world, book, now } = simulation;
    for (const chat of world.chats.values()) {
      if (chat.state !== "wrap-up") continue;
      const left = wrapUpLeftMs(chat.wrapUp, now);
      const expected = book.leftAt(book.page(chat.chatId), now);
      hold(left === expected, `${chat.chatId} has ${left} ms left, not ${expected}`);
    }
  },
});

/** B-53: once its countdown is over a chat is closed, dated then. */
export const closedOnExpiry: Invariant = (simulation) => ({
  beforeChange({ log, id, event }) {
    if (log !== "chat" || event.type !== "chat.closed") return;
    const overAt = simulation.book.overAt(simulation.book.page(id));
    const isRight = event.why === "expired" ? event.at === overAt : overAt === null || event.at < overAt;
    hold(isRight, `${id} closed as ${event.why} at ${event.at}, its countdown is over at ${overAt}`);
  },
  settled() {
    const { book, now } = simulation;
    for (const page of book.pages.values()) {
      hold((book.overAt(page) ?? Infinity) > now, `${page.chatId} should have closed`);
    }
  },
});

/** I-10: replaying the events gives the same states, each log by itself. */
export const replayed: Invariant = ({ world }) => {
  let replayedUpTo = 0;
  return {
    afterStep() {
      if (world.happenings.length === replayedUpTo) return;
      replayedUpTo = world.happenings.length;
      const logs = new Map<string, Change[]>();
      for (const change of world.happenings) {
        const log = logs.get(change.id) ?? [];
        logs.set(change.id, log);
        log.push(change);
      }
      const again = World.replay([...logs.values()].flat());
      hold(asText(again) === asText(world), "Replaying gives another world");
    },
  };
};

function asText({ account, agents, chats, customers }: World): string {
  const byId = (states: ReadonlyMap<string, unknown>) => [...states].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([account, byId(agents), byId(chats), byId(customers)]);
}
