import type { Allocator } from "../allocation/allocator.ts";
import type { OpenOffers } from "../allocation/open-offers.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { Deadlines } from "../deadlines/deadlines.ts";
import type { Reminders } from "../deadlines/reminders.ts";
import type { ChatFeed } from "../feed/chat-feed.ts";
import type { DeskFeed } from "../feed/desk-feed.ts";
import type { Uploads } from "../files/uploads.ts";
import type { People } from "../gateway/people.ts";
import type { CustomerMails } from "../mail/customer-mails.ts";
import type { Outbox } from "../mail/outbox.ts";
import type { Logs } from "../logs/logs.ts";
import type { Positions } from "../presence/positions.ts";
import type { Presence } from "../presence/presence.ts";
import type { WaitsTold } from "../waiting/waits-told.ts";

interface Needs {
  readonly logs: Pick<Logs, "liveCount">;
  readonly positions: Pick<Positions, "held">;
  readonly presence: Pick<Presence, "heldCustomers">;
  readonly people: Pick<People, "heldChats" | "heldCustomers">;
  readonly chatFeed: Pick<ChatFeed, "held">;
  readonly deskFeed: Pick<DeskFeed, "held">;
  readonly waitingLines: Pick<WaitingLines, "held">;
  readonly openOffers: Pick<OpenOffers, "held">;
  readonly allocator: Pick<Allocator, "held">;
  readonly uploads: Pick<Uploads, "held">;
  readonly reminders: Pick<Reminders, "held">;
  readonly deadlines: Pick<Deadlines, "heldCustomers" | "heldChats">;
  readonly outbox: Pick<Outbox, "held">;
  readonly customerMails: Pick<CustomerMails, "held">;
  readonly waits: Pick<WaitsTold, "held">;
}

/**
 * Number of entries each part holds. In an account without live chats and connections everything but the
 * reminders is 0; anything else is a leak.
 */
export function heldBy(needs: Needs): Readonly<Record<string, number>> {
  const { logs, positions, presence, people, chatFeed, deskFeed, deadlines } = needs;
  return {
    "live-chats": logs.liveCount("chat"),
    "live-customers": logs.liveCount("customer"),
    "live-contacts": logs.liveCount("contact"),
    positions: positions.held,
    presence: presence.heldCustomers,
    "connected-customers": people.heldCustomers,
    "opened-chats": people.heldChats,
    "followed-chats": chatFeed.held,
    "shown-chats": deskFeed.held,
    "waiting-lines": needs.waitingLines.held,
    "open-offers": needs.openOffers.held,
    "allocation-indexes": needs.allocator.held,
    uploads: needs.uploads.held,
    reminders: needs.reminders.held,
    "deadlines-chats": deadlines.heldChats,
    "deadlines-customers": deadlines.heldCustomers,
    "mails-waiting": needs.outbox.held,
    "mailed-chats": needs.customerMails.held,
    "told-waits": needs.waits.held,
  };
}
