import type { Account } from "../account/account.ts";
import { byCustomer } from "../author.ts";
import type { Change } from "../change.ts";
import { blockOf } from "../account/block-of.ts";
import type { WebchatEntry } from "../entry.ts";
import type { CustomerId, OfflineMessageId, QueueId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import type { OfflineWords } from "./offline-message.ts";

/** Most unfinished messages of one customer. */
export const unseenToMax = 10;

/**
 * Leaves a message for the widget's queue. The message is accepted even when the queue could take a chat, so
 * that text written while the queue was closed is not lost when it opens. (B-73)
 */
export function leaveOfflineMessage(
  left: {
    readonly account: Account;
    readonly offlineMessageId: OfflineMessageId;
    readonly customerId: CustomerId;
    readonly entry: WebchatEntry;
    readonly words: OfflineWords;
    readonly language: string;
    /** The queue of the topic that was chosen; `null`: that of the widget. */
    readonly queueId: QueueId | null;
    /** Number of this customer's unfinished messages. */
    readonly unseenTo: number;
    /** Has the account reached its maximum of open messages? */
    readonly isFull: boolean;
  },
  now: number,
): Change[] | Refusal {
  const { account, offlineMessageId, customerId, entry, words, language } = left;
  const queueId = left.queueId ?? account.widgets[entry.widgetId]?.queueId;
  if (!queueId) return { refused: "widget-unknown" };
  if (blockOf(account, customerId, now)) return { refused: "customer-blocked" };
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
        language,
      },
    },
  ];
}
