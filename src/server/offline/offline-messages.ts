import type { OfflineMessage } from "#core/offline-message/offline-message.ts";
import type { CustomerId, OfflineMessageId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";

/** The unfinished offline messages, in total and by customer. */
export class OfflineMessages {
  /** Grows with every change. */
  version = 0;
  readonly #logs: Logs;
  readonly #all = new Set<OfflineMessageId>();
  readonly #ofCustomer = new Map<CustomerId, Set<OfflineMessageId>>();

  constructor({ logs, bus }: { logs: Logs; bus: Bus }) {
    this.#logs = logs;
    for (const message of logs.openOfflineMessages()) this.#update(message);
    bus.subscribe(({ news }) => {
      for (const { kind, logId } of news) {
        if (kind !== "offline-message") continue;
        const message = logs.peek("offline-message", logId as OfflineMessageId);
        if (message) this.#update(message);
      }
    });
  }

  /** In the order in which they were left. */
  all(): OfflineMessage[] {
    return [...this.#all].flatMap((id) => this.#logs.peek("offline-message", id) ?? []);
  }

  get count(): number {
    return this.#all.size;
  }

  countOf(customerId: CustomerId): number {
    return this.#ofCustomer.get(customerId)?.size ?? 0;
  }

  #update({ offlineMessageId: id, customerId, done }: OfflineMessage): void {
    this.version += 1;
    const ofCustomer = this.#ofCustomer.get(customerId) ?? new Set();
    if (done) {
      this.#all.delete(id);
      ofCustomer.delete(id);
      if (ofCustomer.size === 0) this.#ofCustomer.delete(customerId);
    } else {
      this.#all.add(id);
      this.#ofCustomer.set(customerId, ofCustomer.add(id));
    }
  }
}
