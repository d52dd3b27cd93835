import { type QueueWait, isEnded, queueWaitsAfter, waitEndedIn } from "../board/queue-wait.ts";
import type { ChatEvent } from "../chat/chat-event.ts";
import { isLate, replyWaitSince } from "../chat/reply-wait.ts";
import type { ChatId } from "../ids.ts";
import { type Book, type Page, hold } from "./book.ts";
import type { Invariant } from "./simulation.ts";

/** I-8: late exactly when the wait has reached a target above 0. */
export const lateOnTime: Invariant = (simulation) => ({
  afterStep() {
    const { world, book, now } = simulation;
    for (const chat of world.chats.values()) {
      const { waitSince, queueId } = book.page(chat.chatId);
      const ms = book.targets.get(queueId)?.ms ?? 0;
      const expected = waitSince !== null && ms > 0 && now >= waitSince + ms;
      const late = isLate(replyWaitSince(chat), ms, now);
      hold(late === expected, `${chat.chatId} is ${late ? "" : "not "}late`);
    }
  },
});

/**
 * F-25: a missed reply target is logged once for each wait, dated when it was due, and before the
 * wait ends, however late anybody looks.
 */
export const missedOnce: Invariant = ({ book }) => ({
  beforeChange({ log, id, event }) {
    const page = log === "chat" ? book.pages.get(id) : undefined;
    if (log !== "chat" || !page) return;
    if (event.type === "reply-target.missed") {
      hold(event.since === page.waitSince, `${id} misses a target though that wait is not running`);
      hold(!page.missed.has(event.since), `${id} misses its target twice`);
      hold(event.at === book.targetDue(page), `${id} misses its target at another time than it was due`);
      hold(event.targetMs === book.targets.get(page.queueId)?.ms, `${id} misses another target than it had`);
    }
    if (!endsWait(event)) return;
    // A chat whose customer was gone when it came into a queue may leave the queue at the moment its target
    // starts.
    const isGone = event.type === "chat.abandoned" && event.why === "gone";
    const until = isGone ? event.at - 1 : event.at;
    hold(!isOverdue(book, page, until), `${id} missed a target and nobody saw it`);
  },
});

/** F-25: while the server is awake a target is missed in the log the moment it is missed. */
export const missedAtOnce: Invariant = (simulation) => ({
  settled() {
    for (const page of simulation.book.pages.values()) {
      hold(!isOverdue(simulation.book, page, simulation.now), `${page.chatId} misses its target in silence`);
    }
  },
});

/** Whether this ends the reply wait, or moves it under another target. */
function endsWait(event: ChatEvent): boolean {
  if (event.type === "message.sent") return event.by.kind === "user";
  return event.type === "chat.ended" || event.type === "chat.abandoned" || event.type === "chat.transferred";
}

function isOverdue(book: Book, page: Page, now: number): boolean {
  const dueAt = book.targetDue(page);
  return dueAt !== null && dueAt <= now && page.waitSince !== null && !page.missed.has(page.waitSince);
}

/** B-77: a wait for a first agent is heard to end exactly when the log says so, and to have lasted as long. */
export const waitsHeard: Invariant = ({ world }) => {
  const waits = new Map<ChatId, readonly QueueWait[]>();
  let looked = 0;
  return {
    afterSave() {
      for (const change of world.happenings.slice(looked)) {
        if (change.log !== "chat") continue;
        const before = waits.get(change.id) ?? [];
        const after = queueWaitsAfter(before, change.event);
        waits.set(change.id, after);
        const ended = after.find(
          (wait, index) => isEnded(wait) && !(before[index] && isEnded(before[index])),
        );
        const told = waitEndedIn(world.chat(change.id), change.event);
        const expected = ended?.end?.how === "moved" ? null : (ended ?? null);
        hold(
          JSON.stringify(told) === JSON.stringify(expected),
          `${change.id} waited otherwise than was heard`,
        );
      }
      looked = world.happenings.length;
    },
  };
};
