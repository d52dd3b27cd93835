import { isOffered } from "../chat/offer.ts";
import { type Page, hold } from "./book.ts";
import type { Invariant, Simulation } from "./simulation.ts";

/** B-12: an allocated chat goes back when its agent has not played it within the queue's limit. */
export const missedWhenUnplayed: Invariant = (simulation) => ({
  beforeChange({ log, id, event }) {
    if (log !== "chat" || event.type !== "chat.returned" || event.why !== "no-response") return;
    const page = simulation.book.page(id);
    const dueAt = responseDue(simulation, page);
    hold(page.ownerId === event.from, `${id} was missed by ${event.from}, and is not theirs`);
    hold(dueAt !== null && dueAt <= event.at, `${id} was missed at ${event.at}, and is due at ${dueAt}`);
  },
  settled() {
    for (const page of simulation.book.pages.values()) {
      const dueAt = responseDue(simulation, page);
      hold(dueAt === null || dueAt > simulation.now, `${page.chatId} should have gone back`);
    }
  },
});

function responseDue({ world }: Simulation, { queueId, unplayedSince }: Page): number | null {
  const limitMs = world.account.queues[queueId]?.noResponseMs ?? 0;
  return unplayedSince === null || limitMs === 0 ? null : unplayedSince + limitMs;
}

/** B-44: a chat changes hands only by an offer of its owner that still stands. */
export const onlyAcceptedOffers: Invariant = ({ book, world }) => ({
  beforeChange({ log, id, event }) {
    if (log !== "chat" || event.type !== "chat.accepted") return;
    const { offer, ownerId } = book.page(id);
    const isOffered = offer?.to === event.to && event.at < offer.until;
    hold(isOffered && ownerId === event.from, `${id} was accepted by ${event.to}, and not offered to them`);
  },
  afterSave() {
    for (const chat of world.chats.values()) {
      const { offer } = book.page(chat.chatId);
      const shown = isOffered(chat) ? chat.offer.to : null;
      hold(shown === (offer?.to ?? null), `${chat.chatId} is offered to ${shown}, not to ${offer?.to}`);
    }
  },
});

/** B-44: no offer outlives its time, or the availability of its agent. */
export const offersOver: Invariant = (simulation) => ({
  settled() {
    const { book, world } = simulation;
    for (const { chatId, offer } of book.pages.values()) {
      if (!offer) continue;
      hold(simulation.now < offer.until, `The offer of ${chatId} should be over`);
      const user = world.account.users[offer.to];
      const isThere = user?.webchat && !user.disabled && book.base.get(offer.to) === "available";
      hold(isThere === true, `${chatId} is offered to ${offer.to}, who is not available`);
    }
  },
});
