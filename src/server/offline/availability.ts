import type { OfflineView } from "#contract/views/offline-view.ts";
import type { Account, Queue } from "#core/account/account.ts";
import { type QueueNow, attends, whyNoChat } from "#core/account/why-no-chat.ts";
import type { AccountId, UserId, WidgetId } from "#core/ids.ts";
import { nextChange } from "#core/opening-hours/is-open.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { OpeningTimes } from "../deadlines/opening-times.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus, LogNews } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Presence } from "../presence/presence.ts";

type Tell = (offline: OfflineView | null) => void;

/** A widget whose open pages are told. */
interface Watched {
  /** What they were told last. */
  told: string;
  readonly pages: Set<Tell>;
}

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly presence: Presence;
  readonly waitingLines: WaitingLines;
  readonly openingTimes: OpeningTimes;
  readonly failed: (bug: unknown) => void;
}

/**
 * Whether a chat can be begun at each widget, for the rule that decides it and for every page that
 * is open there. Whatever may change it is looked at once, at the end of the turn. (B-15)
 */
export class Availability {
  readonly #needs: Needs;
  readonly #watched = new Map<AccountId, Map<WidgetId, Watched>>();
  readonly #stale = new Set<AccountId>();

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe(({ accountId, news }) => {
      if (news.some(mayChangeIt)) this.#look(accountId);
    });
    needs.presence.onAgentChange((accountId) => this.#look(accountId));
    needs.openingTimes.onChange((accountId) => this.#look(accountId));
  }

  /** What the rule about new chats looks at. */
  queueNow(account: Account, queue: Queue): QueueNow {
    const { logs, presence, waitingLines } = this.#needs;
    const isThere = (userId: UserId) => {
      const user = account.users[userId];
      const isHere = presence.isAgentConnected(userId) || presence.agentGoneSince(userId) !== null;
      const agent = logs.agent(account.accountId, userId);
      return user !== undefined && attends(queue, { user, agent, isHere });
    };
    return {
      waitingCount: waitingLines.line(queue.queueId).size,
      isAttended: () => Object.values(account.users).some(({ userId }) => isThere(userId)),
    };
  }

  /** Why no chat can be begun at this widget now; `null` when one can. */
  at(accountId: AccountId, widgetId: WidgetId): OfflineView | null {
    const account = this.#needs.logs.account(accountId);
    const queueId = account.widgets[widgetId]?.queueId;
    const queue = queueId ? account.queues[queueId] : undefined;
    if (!queue) return null;
    const now = this.#needs.clock.now();
    const why = whyNoChat({ account, queue, queueNow: this.queueNow(account, queue) }, now);
    if (!why) return null;
    const hours = queue.openingHoursId ? account.openingHours[queue.openingHoursId] : undefined;
    return { why, opensAt: hours && why === "closed" ? nextChange(hours, now) : null };
  }

  /** Calls `tell` with each change from now on; the result ends it. */
  watch(accountId: AccountId, widgetId: WidgetId, tell: Tell): () => void {
    const ofAccount = this.#watched.get(accountId) ?? new Map<WidgetId, Watched>();
    this.#watched.set(accountId, ofAccount);
    const told = JSON.stringify(this.at(accountId, widgetId));
    const watched = ofAccount.get(widgetId) ?? { told, pages: new Set() };
    ofAccount.set(widgetId, watched);
    watched.pages.add(tell);
    if (watched.told !== told) this.#look(accountId);
    return () => {
      watched.pages.delete(tell);
      if (watched.pages.size === 0 && ofAccount.get(widgetId) === watched) ofAccount.delete(widgetId);
    };
  }

  #look(accountId: AccountId): void {
    if (!this.#watched.get(accountId)?.size) return;
    if (this.#stale.size === 0) setImmediate(() => this.#tellAll());
    this.#stale.add(accountId);
  }

  #tellAll(): void {
    const accountIds = [...this.#stale];
    this.#stale.clear();
    for (const accountId of accountIds) {
      try {
        this.#tell(accountId);
      } catch (bug) {
        // Of this account; the others' pages are told.
        this.#needs.failed(bug);
      }
    }
  }

  #tell(accountId: AccountId): void {
    for (const [widgetId, watched] of this.#watched.get(accountId) ?? []) {
      const offline = this.at(accountId, widgetId);
      const text = JSON.stringify(offline);
      if (text === watched.told) continue;
      watched.told = text;
      for (const tell of watched.pages) tell(offline);
    }
  }
}

/** Words said in a chat are most of what happens, and change nothing here. */
function mayChangeIt({ kind, events }: LogNews): boolean {
  if (kind === "account" || kind === "agent") return true;
  return kind === "chat" && events.some(({ type }) => type.startsWith("chat."));
}
