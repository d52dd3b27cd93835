import { textOf } from "../message/message-part.ts";
import { type Book, type Page, hold } from "./book.ts";
import type { Invariant } from "./simulation.ts";

/**
 * An announcement is made while no agent has joined, with its present text, dated when it was last due, once
 * for each time. Times missed meanwhile are skipped.
 */
export const announcedWhenDue: Invariant = (simulation) => ({
  beforeChange({ log, id, event }) {
    if (log !== "chat" || event.type !== "message.sent" || !event.announcementId) return;
    const { announcementId } = event;
    const { book, now } = simulation;
    const page = book.page(id);
    const announcement = listOf(book, page).find((one) => one.announcementId === announcementId);
    hold(announcement?.text === textOf(event.parts), `${id} is told what nobody set`);
    const due = book.toAnnounce(page, announcement, now).at(-1);
    hold(event.at === due, `${id} is told ${announcementId} for ${event.at}, it was due at ${due}`);
  },
});

/** While the server is awake and the customer is there, nothing that is due is left unsaid. */
export const announcedAtOnce: Invariant = (simulation) => ({
  settled() {
    const { book, world, customersGone, now } = simulation;
    for (const page of book.pages.values()) {
      if (customersGone.has(world.chat(page.chatId).customerId)) continue;
      for (const announcement of listOf(book, page)) {
        const due = book.toAnnounce(page, announcement, now);
        hold(due.length === 0, `${page.chatId} is not told ${announcement.announcementId}`);
      }
    }
  },
});

function listOf(book: Book, page: Page) {
  return book.announcements.get(page.queueId)?.list ?? [];
}
