import type { ChatId } from "#core/ids.ts";
import type { Logger } from "pino";
import { Allocator } from "../allocation/allocator.ts";
import { RecentWaits } from "../allocation/recent-waits.ts";
import { OpenOffers } from "../allocation/open-offers.ts";
import { WaitingLines } from "../allocation/waiting-lines.ts";
import { CommandRunner } from "../commands/command-runner.ts";
import { commandTable } from "../commands/command-table.ts";
import { ContactCount } from "../commands/contact-count.ts";
import { Performer } from "../performer/performer.ts";
import type { KeyedMutex } from "../basics/keyed-mutex.ts";
import { Deadlines } from "../deadlines/deadlines.ts";
import { OfferDeadlines } from "../deadlines/offer-deadlines.ts";
import { OpeningTimes } from "../deadlines/opening-times.ts";
import { Reminders } from "../deadlines/reminders.ts";
import { BoardCards } from "../feed/board-cards.ts";
import { QueueAlerts } from "../feed/queue-alerts.ts";
import { ChatFeed } from "../feed/chat-feed.ts";
import { DeskCards } from "../feed/desk-cards.ts";
import { DeskFeed } from "../feed/desk-feed.ts";
import { allFollowers } from "../followers/all-followers.ts";
import type { FileKeys } from "../files/file-keys.ts";
import { Identified } from "../identity/identified.ts";
import type { IdentitySecrets } from "../identity/identity-secrets.ts";
import { Uploads } from "../files/uploads.ts";
import { Followers } from "../followers/followers.ts";
import type { Connection, GateNeeds } from "../gateway/gate-needs.ts";
import { CustomerBudgets } from "../gateway/customer-budgets.ts";
import type { Limits } from "../gateway/limits.ts";
import { People } from "../gateway/people.ts";
import { Requests } from "../gateway/requests.ts";
import { TypingRelay } from "../gateway/typing-relay.ts";
import { watchSessions } from "../gateway/watch-sessions.ts";
import { keepContacts } from "../logs/keep-contacts.ts";
import type { Logs } from "../logs/logs.ts";
import { CustomerMails } from "../mail/customer-mails.ts";
import { MailBudgets } from "../mail/mail-budgets.ts";
import type { MailWays } from "../mail/mail-ways.ts";
import { Outbox } from "../mail/outbox.ts";
import { heldBy } from "./held.ts";
import { Availability } from "../offline/availability.ts";
import { OfflineMessages } from "../offline/offline-messages.ts";
import type { Bus } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { FileStorage } from "../ports/file-storage.ts";
import type { Ids } from "../ports/ids.ts";
import type { Meter } from "../ports/meter.ts";
import type { Store } from "../ports/store.ts";
import { keepPositions } from "../feed/keep-positions.ts";
import { Positions } from "../presence/positions.ts";
import { Presence } from "../presence/presence.ts";
import { QueryRunner } from "../queries/query-runner.ts";
import { type ErasedCounts, Retention } from "../retention/retention.ts";
import type { Credentials } from "../ports/credentials.ts";
import { endDesksToo } from "../gateway/end-desks.ts";
import type { StoreWatch } from "../store/store-watch.ts";
import { WaitsTold } from "../waiting/waits-told.ts";

/** Dependencies that all accounts of a server share. */
export interface AccountNeeds {
  readonly store: Store;
  readonly storeWatch: StoreWatch;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly storage: FileStorage;
  readonly fileKeys: FileKeys;
  readonly identitySecrets: IdentitySecrets;
  readonly credentials: Credentials;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly limits: Limits;
  readonly mail: MailWays;
  /** Lets one account at a time erase what it no longer keeps. */
  readonly sweeps: KeyedMutex;
  /** One follower at a time reads and writes a window of a ledger. */
  readonly windows: KeyedMutex;
}

interface Needs extends AccountNeeds {
  readonly bus: Bus;
  readonly logs: Logs;
  readonly failed: (fault: unknown) => void;
}

/** The parts of an account over its logs, which have been read. Nothing of it runs yet. */
export function accountParts(needs: Needs) {
  const { store, clock, bus, logs, failed } = needs;
  const presence = new Presence(clock);
  const people = new People();
  const budgets = new CustomerBudgets(needs);
  const mailBudgets = new MailBudgets(clock);
  // True for a live chat, for a chat that some desk has open, and for one of which a mail may be due.
  const isWanted = (chatId: ChatId) =>
    logs.isLive(chatId) || people.isOpened(chatId) || customerMails.isWatched(chatId);
  const positions = new Positions({ store, clock, isWanted, failed });
  const performer = new Performer({ logs, store, clock });
  // Created before anything that reads the lines, so that the bus updates the lines first.
  const waitingLines = new WaitingLines({ logs, bus });
  const openOffers = new OpenOffers({ logs, bus });
  const recentWaits = new RecentWaits(needs);
  const offlineMessages = new OfflineMessages({ logs, bus });
  const uploads = new Uploads(needs);
  const reminders = new Reminders(clock);
  const openingTimes = new OpeningTimes({ logs, bus, clock, reminders });
  const lines = { waitingLines, openOffers, recentWaits };
  const around = {
    ...needs,
    presence,
    people,
    budgets,
    mailBudgets,
    positions,
    performer,
    ...lines,
    offlineMessages,
    uploads,
  };
  const availability = new Availability({ ...around, openingTimes });
  const waits = new WaitsTold({ ...around, openingTimes, availability });
  const byItself = doesByItself({ ...around, reminders, openingTimes });
  const { allocator, deadlines, retention, outbox, customerMails } = byItself;
  const chatFeed = new ChatFeed(needs);
  const deskFeed = feedsDesks(around);
  openingTimes.onChange((id) => deskFeed.cardChanged("opening-hours", id));
  keepPositions({ ...around, deskFeed });
  keepContacts(needs);
  watchSessions(around);
  const fed = { chatFeed, deskFeed, availability, waits, typing: new TypingRelay(around) };
  const gates: GateNeeds = { ...around, ...fed, ...answering({ ...around, availability, allocator }) };
  return {
    logs,
    presence,
    positions,
    people,
    performer,
    waitingLines,
    allocator,
    retention,
    uploads,
    budgets,
    outbox,
    /** The dependencies of a connection. */
    gates,
    byItself,
    /** Number of entries each part holds, by part. */
    held: () => heldBy({ ...around, ...fed, reminders, deadlines, allocator, outbox, customerMails }),
  };
}

interface Around extends Needs {
  readonly presence: Presence;
  readonly positions: Positions;
  readonly people: People;
  readonly mailBudgets: MailBudgets;
  readonly performer: Performer;
  readonly waitingLines: WaitingLines;
  readonly openOffers: OpenOffers;
  readonly recentWaits: RecentWaits;
  readonly offlineMessages: OfflineMessages;
  readonly uploads: Uploads;
}

/** The part that keeps the desks up to date, with what it shows them. */
function feedsDesks(around: Around): DeskFeed {
  const board = new BoardCards(around);
  const queueAlerts = new QueueAlerts({ ...around, board });
  return new DeskFeed({
    ...around,
    board,
    queueAlerts,
    cards: new DeskCards({ ...around, board, queueAlerts }),
  });
}

/** The parts that answer commands and queries. */
function answering(needs: Around & { availability: Availability; allocator: Allocator }) {
  const { logs, people } = needs;
  const credentials = endDesksToo(needs.credentials, people);
  const contactCount = new ContactCount({ ...needs, accountId: logs.accountId });
  const identified = new Identified(needs.clock);
  const table = commandTable({ ...needs, credentials, contactCount, identified });
  return {
    commands: new CommandRunner({ ...needs, table }),
    queries: new QueryRunner({ ...needs, identified }),
    requests: new Requests(needs),
    connections: new Set<Connection>(),
  };
}

/** The account's background work: deadlines, allocation, mail, retention and followers. */
function doesByItself(needs: Around & { reminders: Reminders; openingTimes: OpeningTimes }) {
  const { logger, reminders, openingTimes, logs, uploads, recentWaits } = needs;
  const swept = (counts: ErasedCounts) => logger.info(counts, "Chats that were kept long enough were erased");
  const deadlines = new Deadlines(needs);
  const offerDeadlines = new OfferDeadlines(needs);
  const allocator = new Allocator(needs);
  const outbox = new Outbox(needs);
  const customerMails = new CustomerMails({ ...needs, outbox });
  const retention = new Retention({ ...needs, swept });
  const followers = new Followers({ ...needs, accountId: logs.accountId, followers: allFollowers });
  return {
    deadlines,
    allocator,
    retention,
    outbox,
    customerMails,
    start() {
      openingTimes.start();
      deadlines.start();
      offerDeadlines.start();
      retention.start();
      allocator.start();
      customerMails.start();
      followers.start();
      uploads.start();
      recentWaits.start();
    },
    async stop() {
      allocator.stop();
      recentWaits.stop();
      reminders.clear();
      await Promise.all([followers.stop(), retention.stop(), outbox.stop(), uploads.stop()]);
    },
  };
}
