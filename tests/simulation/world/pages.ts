import { CustomerSession } from "#client/customer-session.ts";
import { DeskSession } from "#client/desk-session.ts";
import type { Memory, Platform, SocketListeners } from "#client/platform.ts";
import type { ChatId, QueueId, WidgetId } from "#contract/ids.ts";
import type { Chance } from "./chance.ts";
import type { Break, Line, ServerEnd } from "./network.ts";
import type { StaffCaller } from "#server/doors/admission.ts";
import type { WorldTime } from "./world-time.ts";

/** What a page has around it. */
export interface PageWorld {
  readonly time: WorldTime;
  readonly chance: Chance;
  readonly openLine: (listeners: SocketListeners, page: Page) => Line;
  /** Lets a line in where a server listens. */
  readonly accept: (end: ServerEnd, page: Page) => boolean;
}

/** What outlives a page in one browser, and tells its pages of each other's changes. */
export interface BrowserMemory extends Memory {
  readonly changed: Set<() => void>;
}

export function browserMemory(): BrowserMemory {
  const kept = new Map<string, string>();
  const changed = new Set<() => void>();
  return {
    changed,
    keys: (prefix) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
    read: (key) => kept.get(key) ?? null,
    write(key, text) {
      if (text === null) kept.delete(key);
      else kept.set(key, text);
      for (const tell of changed) tell();
    },
  };
}

/** A page in a browser, with the real client library in it. */
export abstract class Page {
  /** Whose it is, for whoever reads what went wrong. */
  readonly name: string;
  /** The account it belongs to: what it may be shown is of this one alone. */
  readonly mark: string;
  /** No line leaves this browser. */
  isCutOff = false;
  readonly memory: BrowserMemory;
  protected readonly world: PageWorld;
  /** This browser's clock is wrong by so much. */
  readonly #clockOffMs: number;
  /** Its connection, or the one that is being made. */
  line: Line | null = null;
  #timers = new Set<() => void>();

  constructor(
    world: PageWorld,
    { name, mark, memory = browserMemory() }: { name: string; mark: string; memory?: BrowserMemory },
  ) {
    this.world = world;
    this.name = name;
    this.mark = mark;
    this.memory = memory;
    this.#clockOffMs = world.chance.between(-7_200_000, 7_200_000);
  }

  abstract readonly session: CustomerSession | DeskSession;
  /** What the server knows of it without a word: who is signed in. */
  abstract readonly caller: StaffCaller | null;

  /** The page is loaded anew: what it knew is gone, what its browser keeps is not. */
  abstract reload(): void;

  breakLine(how: Break): void {
    this.line?.breakOff(how);
  }

  get isOnline(): boolean {
    return this.session.model.get().connection === "online";
  }

  /** Closes it for good. */
  close(): void {
    this.session.stop();
    for (const cancel of this.#timers) cancel();
    this.#timers.clear();
  }

  /** The platform of a page that has just been loaded. */
  protected platform(): Platform {
    const { time, chance } = this.world;
    // A page that is left takes its timers along.
    const timers = new Set<() => void>();
    this.#timers = timers;
    return {
      memory: this.memory,
      openSocket: (listeners) => {
        const line = this.world.openLine(listeners, this);
        this.line = line;
        return line.open((end) => !this.isCutOff && this.world.accept(end, this));
      },
      now: () => time.now + this.#clockOffMs,
      schedule(delayMs, action) {
        const cancel = time.schedule(time.now + Math.round(delayMs), () => {
          timers.delete(cancel);
          action();
        });
        timers.add(cancel);
        return () => {
          timers.delete(cancel);
          cancel();
        };
      },
      random: () => chance.next(),
      newId: () => chance.letters(20),
    };
  }
}

const place = { browser: "simulated", language: "en" };

/** A customer's tab. */
export class CustomerPage extends Page {
  readonly caller = null;
  session: CustomerSession;
  readonly widgetId: WidgetId;

  constructor(
    world: PageWorld,
    page: { name: string; mark: string; widgetId: WidgetId; memory?: BrowserMemory },
  ) {
    super(world, page);
    this.widgetId = page.widgetId;
    this.session = this.#load();
    this.memory.changed.add(this.#noticeOthers);
  }

  override close(): void {
    this.memory.changed.delete(this.#noticeOthers);
    super.close();
  }

  /** As the widget does when another tab has changed what they share. */
  readonly #noticeOthers = (): void => {
    const { time } = this.world;
    time.schedule(time.now, () => this.session.noticeSecret());
  };

  reload(): void {
    super.close();
    this.session = this.#load();
  }

  #load(): CustomerSession {
    const { chance } = this.world;
    const session = new CustomerSession({
      platform: this.platform(),
      widgetId: this.widgetId,
      newSecret: () => chance.letters(43),
      place: () => ({ page: `https://${this.mark}.example/`, ...place }),
    });
    session.start();
    return session;
  }
}

/** A desk in a staff user's browser. */
export class DeskPage extends Page {
  readonly caller: StaffCaller;
  session: DeskSession;
  readonly opened = new Set<ChatId>();
  watched: QueueId | null = null;

  constructor(
    world: PageWorld,
    page: { name: string; mark: string; caller: StaffCaller; memory?: BrowserMemory },
  ) {
    super(world, page);
    this.caller = page.caller;
    this.session = this.#load();
  }

  reload(): void {
    this.close();
    this.opened.clear();
    this.watched = null;
    this.session = this.#load();
  }

  openChat(chatId: ChatId): void {
    this.opened.add(chatId);
    this.session.openChat(chatId);
  }

  closeChat(chatId: ChatId): void {
    this.opened.delete(chatId);
    this.session.closeChat(chatId);
  }

  watch(queueId: QueueId | null): void {
    this.watched = queueId;
    this.session.watchQueue(queueId);
  }

  #load(): DeskSession {
    const session = new DeskSession({ platform: this.platform(), outboxKey: this.caller.userId });
    session.start();
    return session;
  }
}
