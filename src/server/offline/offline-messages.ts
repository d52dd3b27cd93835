import type { OfflineMessage } from "#core/offline-message/offline-message.ts";
import type { AccountId, CustomerId, OfflineMessageId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";

/** The offline messages that nobody has seen to yet, of each account and each customer. */
export class OfflineMessages {
  /** Grows with every change. */
  version = 0;
  readonly #logs: Logs;
  readonly #ofAccount = new Map<AccountId, Set<OfflineMessageId>>();
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
  of(accountId: AccountId): OfflineMessage[] {
    return [...(this.#ofAccount.get(accountId) ?? [])].flatMap(
      (id) => this.#logs.peek("offline-message", id) ?? [],
    );
  }

  countIn(accountId: AccountId): number {
    return this.#ofAccount.get(accountId)?.size ?? 0;
  }

  countOf(customerId: CustomerId): number {
    return this.#ofCustomer.get(customerId)?.size ?? 0;
  }

  #update({ offlineMessageId, accountId, customerId, done }: OfflineMessage): void {
    this.version += 1;
    keep(this.#ofAccount, accountId, { offlineMessageId, isOpen: !done });
    keep(this.#ofCustomer, customerId, { offlineMessageId, isOpen: !done });
  }
}

function keep<Id>(
  index: Map<Id, Set<OfflineMessageId>>,
  id: Id,
  { offlineMessageId, isOpen }: { offlineMessageId: OfflineMessageId; isOpen: boolean },
): void {
  const ids = index.get(id) ?? new Set();
  if (isOpen) index.set(id, ids.add(offlineMessageId));
  else if (ids.delete(offlineMessageId) && ids.size === 0) index.delete(id);
}
