import { bySystem } from "../author.ts";
import type { Account, Announcement } from "../account/account.ts";
import { type Change, inChat } from "../change.ts";
import type { AnnouncementId } from "../ids.ts";
import { partsOf } from "../message/message-part.ts";
import type { Refusal } from "../refusal.ts";
import { type Chat, type OpenChat, isOpen } from "./chat.ts";

/** When the next announcement is due to a customer no agent has joined yet; `null` when none will be. */
export function announcementDue(chat: Chat, account: Account): number | null {
  const dues = dueAnnouncements(chat, account).map(({ dueAt }) => dueAt);
  return dues.length > 0 ? Math.min(...dues) : null;
}

/**
 * The announcements due by `now`, in order, each dated at its due time. One that was due several times is
 * made once, for the last time.
 */
export function announce(
  { account, chat }: { account: Account; chat: Chat },
  now: number,
): Change[] | Refusal {
  const due = dueAnnouncements(chat, account)
    .filter(({ dueAt }) => dueAt <= now)
    .map(({ announcement, dueAt }) => ({ announcement, dueAt: lastDue(announcement, dueAt, now) }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
  if (due.length === 0) return { refused: "not-waiting" };
  return due.map(({ announcement: { announcementId, text, choices }, dueAt }) =>
    inChat(chat.chatId, {
      type: "message.sent",
      at: dueAt,
      by: bySystem("announcement"),
      announcementId,
      parts: partsOf(text, [], choices),
    }),
  );
}

/** Every announcement that is still to be made to this customer, with when it is due next. */
function dueAnnouncements(
  chat: Chat,
  account: Account,
): { readonly announcement: Announcement; readonly dueAt: number }[] {
  if (!isWaitingForAgent(chat)) return [];
  const announcements = account.queues[chat.queueId]?.announcements ?? [];
  const from = Math.max(chat.announceFrom, account.announcementsSince[chat.queueId] ?? 0);
  return announcements.flatMap((announcement) => {
    const dueAt = nextDue(announcement, chat, from);
    return dueAt === null ? [] : [{ announcement, dueAt }];
  });
}

/** Is the chat waiting, or owned by an agent who has not started on it? */
function isWaitingForAgent(chat: Chat): chat is OpenChat {
  return isOpen(chat) && !(chat.state === "owned" && chat.joined);
}

/** Never before `from`: an announcement that was added or changed after its time is not made up for. */
function nextDue(announcement: Announcement, chat: OpenChat, from: number): number | null {
  const { announcementId, afterMs, everyMs } = announcement;
  const said = saidAt(chat, announcementId);
  const first = said === undefined ? chat.inQueueSince + afterMs : said + (everyMs ?? 0);
  if (everyMs === null) return said === undefined && first >= from ? first : null;
  return first + Math.max(0, Math.ceil((from - first) / everyMs)) * everyMs;
}

function saidAt(chat: OpenChat, announcementId: AnnouncementId): number | undefined {
  return chat.announced[announcementId];
}

/** The last time up to `now` at which it was due, since `dueAt`. */
function lastDue({ everyMs }: Announcement, dueAt: number, now: number): number {
  return everyMs === null ? dueAt : dueAt + Math.floor((now - dueAt) / everyMs) * everyMs;
}
