import type { LogIds } from "../logs/log-states.ts";
import { type Logs, agentsLast } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { LogMark } from "../ports/cluster-store.ts";
import type { LogKind, Store, StoredEvent } from "../ports/store.ts";
import { marksOfRows } from "./marks-of-rows.ts";

/** Most logs that are asked for together: nobody else is to wait long for a line to the store. */
const readAtOnceMax = 50;

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly bus: Bus;
}

/** What other servers append to the logs, as it becomes known here. */
export class FarLogs {
  readonly #logs: Logs;
  readonly #store: Store;
  readonly #bus: Bus;

  constructor({ logs, store, bus }: Needs) {
    this.#logs = logs;
    this.#store = store;
    this.#bus = bus;
  }

  /**
   * Others have taken these logs so far: reads what is not known here, and announces it. All of it
   * is known at one moment, and of an agent no more than of their chats: what is decided about an
   * agent needs all they have, and only the number of their own log guards it.
   */
  async hear(marks: readonly LogMark[]): Promise<void> {
    const isAccount = ({ kind }: LogMark) => kind === "account";
    for (const some of [marks.filter(isAccount), marks.filter((mark) => !isAccount(mark))]) {
      // Read the other way round, so that chats are known further than agents where there is no end to read to.
      const heard: { mark: LogMark; events: StoredEvent[] }[] = [];
      const agentsFirst = some.toSorted((a, b) => agentsLast(b, a));
      for (let from = 0; from < agentsFirst.length; from += readAtOnceMax) {
        const next = agentsFirst.slice(from, from + readAtOnceMax);
        heard.push(
          ...(await Promise.all(next.map(async (mark) => ({ mark, events: await this.#readUpTo(mark) })))),
        );
      }
      for (const { mark, events } of heard.toReversed()) this.#logs.learn(mark, events);
    }
    for (const { kind, id } of marks) if (kind === "chat") await this.#loadContactOf(id as LogIds["chat"]);
  }

  /** More has happened elsewhere than can be named: reads everything again, and announces what is new. */
  async readAgain(): Promise<void> {
    const known = this.#logs.names().map((log) => ({ ...log, number: Number.MAX_SAFE_INTEGER }));
    await this.hear([...known, ...(await marksOfRows(this.#store))]);
  }

  /** What a log holds up to there beyond what is known here, where it is to be in memory. */
  async #readUpTo(mark: LogMark): Promise<StoredEvent[]> {
    const { kind, number } = mark;
    const id = mark.id as LogIds[LogKind];
    this.#logs.hasGrown(mark);
    if (kind === "chat") await this.#logs.load(kind, id as LogIds["chat"]);
    // Of a customer or contact that is not in memory it is enough to read it when it is asked for.
    const isWanted = kind === "account" || kind === "agent" || kind === "offline-message";
    const known = this.#logs.peek(kind, id)?.number ?? (isWanted ? 0 : Infinity);
    return known < number ? this.#store.readLog(id, known, number - known) : [];
  }

  /** A desk that shows the chat shows whose it is. */
  async #loadContactOf(chatId: LogIds["chat"]): Promise<void> {
    const { accountId, contactId } = this.#logs.peek("chat", chatId) ?? {};
    if (!accountId || !contactId || this.#logs.peek("contact", contactId)) return;
    await this.#logs.load("contact", contactId);
    this.#bus.publish({ accountId, news: [{ kind: "contact", logId: contactId, events: [] }] });
  }
}
