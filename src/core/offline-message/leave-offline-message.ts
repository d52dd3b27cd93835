import type { Account } from "../account/account.ts";
import { byCustomer } from "../author.ts";
import type { Change } from "../change.ts";
import type { WebchatEntry } from "../entry.ts";
import type { CustomerId, OfflineMessageId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import type { OfflineWords } from "./offline-message.ts";

/** Most messages of one customer that nobody has seen to yet. */
export const unseenToMax = 10;

/**
 * A customer leaves a message for the queue of the widget they are at. It is taken whether the queue
 * could take a chat or not: what somebody has written while it was closed is not lost because it opens. (B-73)
 */
export function leaveOfflineMessage(
  left: {
    readonly account: Account;
    readonly offlineMessageId: OfflineMessageId;
    readonly customerId: CustomerId;
    readonly entry: WebchatEntry;
    readonly words: OfflineWords;
    /** How many messages of this customer nobody has seen to yet. */
    readonly unseenTo: number;
    /** The account has as many of all customers as it may have. */
    readonly isFull: boolean;
  },
  now: number,
): Change[] | Refusal {
  const { account, offlineMessageId, customerId, entry, words } = left;
  const queueId = account.widgets[entry.widgetId]?.queueId;
  if (!queueId) return { refused: "widget-unknown" };
  if (left.unseenTo >= unseenToMax) return { refused: "too-many-left" };
  if (left.isFull) return { refused: "messages-full" };
  const { accountId } = account;
  return [
    {
      log: "offline-message",
      id: offlineMessageId,
      event: {
        type: "offline-message.left",
        at: now,
        by: byCustomer(customerId),
        offlineMessageId,
        accountId,
        customerId,
        queueId,
        entry,
        words,
      },
    },
  ];
}
