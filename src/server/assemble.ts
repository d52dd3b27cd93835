import type { AccountId, ChatId } from "#core/ids.ts";
import type { Logger } from "pino";
import { Allocator } from "./allocation/allocator.ts";
import { WaitingLines } from "./allocation/waiting-lines.ts";
import { inProcessBus } from "./bus/in-process-bus.ts";
import { CommandRunner } from "./commands/command-runner.ts";
import { commandTable } from "./commands/command-table.ts";
import { ContactCounts } from "./commands/contact-counts.ts";
import { type ListLimits, listLimits } from "./commands/list-limits.ts";
import { Performer } from "./commands/performer.ts";
import { Deadlines } from "./deadlines/deadlines.ts";
import { OpeningTimes } from "./deadlines/opening-times.ts";
import { Reminders } from "./deadlines/reminders.ts";
import { ChatFeed } from "./feed/chat-feed.ts";
import { DeskCards } from "./feed/desk-cards.ts";
import { DeskFeed } from "./feed/desk-feed.ts";
import { People } from "./gateway/people.ts";
import { Requests } from "./gateway/requests.ts";
import { TypingRelay } from "./gateway/typing-relay.ts";
import { watchSessions } from "./gateway/watch-sessions.ts";
import { allFollowers } from "./followers/all-followers.ts";
import { Followers } from "./followers/followers.ts";
import { failureLog } from "./logging/failure-log.ts";
import { heldBy } from "./metrics/held.ts";
import { keepContacts } from "./logs/keep-contacts.ts";
import { Logs } from "./logs/logs.ts";
import { Availability } from "./offline/availability.ts";
import { OfflineMessages } from "./offline/offline-messages.ts";
import type { Bus } from "./ports/bus.ts";
import type { Clock } from "./ports/clock.ts";
import type { Meter } from "./ports/meter.ts";
import type { Ids } from "./ports/ids.ts";
import type { Store } from "./ports/store.ts";
import { keepPositions } from "./presence/keep-positions.ts";
import { Positions } from "./presence/positions.ts";
import { Presence } from "./presence/presence.ts";
import { QueryRunner } from "./queries/query-runner.ts";
import { type ErasedCounts, Retention } from "./retention/retention.ts";
import type { Credentials } from "./sign-in/credentials.ts";
import { endDesksToo } from "./sign-in/end-desks.ts";
import { type StoreWatch, watchStore } from "./store/store-watch.ts";

interface World {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly credentials: Credentials;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly limits?: ListLimits | undefined;
}

/** Everything behind the doors, put together over what the world provides. Nothing of it listens yet. */
export async function assemble(world: World) {
  const { store: unwatched, clock, ids, credentials, logger, meter } = world;
  const { store, storeWatch } = watchStore({ store: unwatched, clock, logger });
  const failed = failureLog(logger, storeWatch);
  const bus = inProcessBus(failed);
  const logs = new Logs({ store, bus, clock, meter, failed, accountClosed: closedLog(logger) });
  const presence = new Presence(clock);
  const shared = { store, storeWatch, logs, bus, clock, presence, failed };
  await logs.open(ids.next());

  const people = new People();
  const positions = new Positions({ store, clock, isWanted: wantedBy(logs, people), failed });
  const performer = new Performer({ logs, store, clock });
  // It hears of each save before those who ask it who waits.
  const waitingLines = new WaitingLines({ logs, bus });
  const offlineMessages = new OfflineMessages({ logs, bus });
  const reminders = new Reminders(clock);
  const openingTimes = new OpeningTimes({ logs, bus, clock, reminders });
  const availability = new Availability({ ...shared, waitingLines, openingTimes });
  // Before anybody is given up for having been away that long.
  storeWatch.onBack((awayMs) => presence.discount(awayMs));
  const byItself = doesByItself({ ...shared, performer, reminders, swept: sweptLog(logger) });

  const chatFeed = new ChatFeed({ logs, store, bus, clock, meter });
  const cards = new DeskCards({ logs, clock, presence, positions, waitingLines, offlineMessages });
  const deskFeed = new DeskFeed({ ...shared, cards });
  openingTimes.onChange((accountId, id) => deskFeed.cardChanged(accountId, "opening-hours", id));
  await followNews({ ...shared, positions, people, deskFeed });

  const { allocator } = byItself;
  const decided = { logs, store, clock, ids, waitingLines, availability, allocator, offlineMessages };
  const desksToo = endDesksToo(credentials, people);
  const asked = answers({ ...decided, bus, credentials: desksToo, performer, meter, limits: world.limits });
  const typing = new TypingRelay({ logs, people });
  const fed = { chatFeed, deskFeed, typing };
  const known = { logs, clock, presence, positions, people, logger, meter };
  return {
    logs,
    performer,
    commands: asked.commands,
    people,
    waitingLines,
    retention: byItself.retention,
    allocator,
    storeWatch,
    held: () => heldBy({ ...known, ...fed, ...byItself, waitingLines, reminders }),
    /** What a connection needs. */
    gates: { ...known, ...asked, ...fed, availability, requests: new Requests(logger, storeWatch) },
    /** Begins what the server does by itself. */
    start() {
      openingTimes.start();
      byItself.start();
    },
    /** Ends it, and writes what is known only here. */
    async stop() {
      storeWatch.stop();
      await byItself.stop();
      await positions.write();
    },
  };
}

/** What is kept up with whatever is committed, beside what the parts do themselves. */
async function followNews(needs: Parameters<typeof keepPositions>[0] & { people: People }): Promise<void> {
  await keepPositions(needs);
  keepContacts(needs);
  watchSessions(needs);
}

/** An account that cannot be opened here: one line for whoever mends its data, or runs another Node. */
function closedLog(logger: Logger) {
  return (accountId: AccountId, fault: unknown) =>
    logger.error({ accountId, err: fault }, "An account cannot be opened; it is closed, all others work");
}

function sweptLog(logger: Logger) {
  return (counts: ErasedCounts) => logger.info(counts, "Chats that were kept long enough were erased");
}

/** Does the chat go on, or has any desk opened it? */
function wantedBy(logs: Logs, people: People) {
  return (chatId: ChatId): boolean => logs.isLive(chatId) || people.isOpened(chatId);
}

type Answering = Omit<Parameters<typeof commandTable>[0], "contactCounts" | "limits"> & {
  limits: ListLimits | undefined;
  performer: Performer;
  meter: Meter;
  bus: Bus;
};

/** What commands and questions come to. */
function answers({ performer, meter, limits = listLimits, ...needs }: Answering) {
  const { logs, store } = needs;
  const table = commandTable({ ...needs, limits, contactCounts: new ContactCounts(needs) });
  const commands = new CommandRunner({ table, performer, logs, meter });
  return { commands, queries: new QueryRunner({ logs, store }) };
}

interface Driven {
  readonly logs: Logs;
  readonly store: Store;
  readonly storeWatch: StoreWatch;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly performer: Performer;
  readonly reminders: Reminders;
  readonly swept: (counts: ErasedCounts) => void;
  readonly failed: (fault: unknown) => void;
}

/** What the server does though nobody asks: what falls due, giving out chats, erasing what was kept long enough, following. */
function doesByItself(needs: Driven) {
  const deadlines = new Deadlines(needs);
  const allocator = new Allocator(needs);
  const retention = new Retention(needs);
  const accounts = () => [...needs.logs.accounts()].map(({ accountId }) => accountId);
  const followers = new Followers({ ...needs, followers: allFollowers, accounts });
  return {
    followers,
    allocator,
    deadlines,
    retention,
    start() {
      deadlines.start();
      retention.start();
      allocator.start();
      followers.start();
    },
    async stop() {
      await followers.stop();
      await retention.stop();
      allocator.stop();
      needs.reminders.clear();
    },
  };
}
