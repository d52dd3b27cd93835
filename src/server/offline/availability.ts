import type { WidgetNow } from "#contract/frames.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";
import type { Queue } from "#core/account/account.ts";
import { type QueueNow, attends, whyNoChat } from "#core/account/why-no-chat.ts";
import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import type { UserId, WidgetId } from "#core/ids.ts";
import { nextChange } from "#core/opening-hours/is-open.ts";
import { presentForm } from "../presenters/present-form.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { OpeningTimes } from "../deadlines/opening-times.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus, LogNews } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import type { Presence } from "../presence/presence.ts";

type Tell = (now: WidgetNow) => void;

/** A widget with open pages. */
interface Watched {
  /** The view its pages received last, as JSON. */
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
 * Tracks what each widget offers, above all whether a chat can be started, for the rule that decides it and for every
 * open page.
 * Changes are evaluated at the end of the turn in which they happen. (B-15)
 */
export class Availability {
  readonly #needs: Needs;
  readonly #watched = new Map<WidgetId, Watched>();
  #isStale = false;

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe(({ news }) => {
      if (news.some(mayChangeIt)) this.#look();
    });
    needs.presence.onAgentChange(() => this.#look());
    needs.openingTimes.onChange(() => this.#look());
  }

  /** The input of the rule about new chats. */
  queueNow(queue: Queue): QueueNow {
    const { logs, presence, waitingLines } = this.#needs;
    const { account } = logs;
    const isThere = (userId: UserId) => {
      const user = account.users[userId];
      const isHere = presence.isAgentConnected(userId) || presence.agentGoneSince(userId) !== null;
      const agent = logs.agent(userId);
      return user !== undefined && attends(queue, { user, agent, isHere });
    };
    return {
      waitingCount: waitingLines.line(queue.queueId).size,
      isAttended: () => Object.values(account.users).some(({ userId }) => isThere(userId)),
    };
  }

  /** Can a chat begin at this widget now, and after which form? */
  at(widgetId: WidgetId): WidgetNow {
    const { account } = this.#needs.logs;
    const { queueId, form = noForm } = account.widgets[widgetId] ?? {};
    const queueIds = form.topics.length > 0 ? form.topics.map((topic) => topic.queueId) : [queueId];
    const queues = queueIds.flatMap((id) => (id && account.queues[id]) || []);
    const offline = queues.map((queue) => this.#offlineIn(queue));
    // While one topic can be chatted about, customers choose theirs.
    return { offline: offline.includes(null) ? null : (offline[0] ?? null), form: presentForm(form) };
  }

  /** Why no chat can be started in this queue now; `null` when one can. */
  #offlineIn(queue: Queue): OfflineView | null {
    const { account } = this.#needs.logs;
    const now = this.#needs.clock.now();
    const why = whyNoChat({ account, queue, queueNow: this.queueNow(queue) }, now);
    if (!why) return null;
    const hours = queue.openingHoursId ? account.openingHours[queue.openingHoursId] : undefined;
    return { why, opensAt: hours && why === "closed" ? nextChange(hours, now) : null };
  }

  /** Calls `tell` with each change from now on; the result ends it. */
  watch(widgetId: WidgetId, tell: Tell): () => void {
    const told = JSON.stringify(this.at(widgetId));
    const watched = this.#watched.get(widgetId) ?? { told, pages: new Set() };
    this.#watched.set(widgetId, watched);
    watched.pages.add(tell);
    if (watched.told !== told) this.#look();
    return () => {
      watched.pages.delete(tell);
      if (watched.pages.size === 0 && this.#watched.get(widgetId) === watched) this.#watched.delete(widgetId);
    };
  }

  #look(): void {
    if (this.#isStale || this.#watched.size === 0) return;
    this.#isStale = true;
    setImmediate(() => {
      this.#isStale = false;
      try {
        this.#tell();
      } catch (bug) {
        this.#needs.failed(bug);
      }
    });
  }

  #tell(): void {
    for (const [widgetId, watched] of this.#watched) {
      const now = this.at(widgetId);
      const text = JSON.stringify(now);
      if (text === watched.told) continue;
      watched.told = text;
      for (const tell of watched.pages) tell(now);
    }
  }
}

/** Messages are most of the news and never change availability. */
function mayChangeIt({ kind, events }: LogNews): boolean {
  if (kind === "account" || kind === "agent") return true;
  return kind === "chat" && events.some(({ type }) => type.startsWith("chat."));
}
