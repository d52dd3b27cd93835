import { leaveOfflineMessage } from "#core/offline-message/leave-offline-message.ts";
import type { CustomerId, OfflineMessageId } from "#core/ids.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { OfflineMessages } from "../offline/offline-messages.ts";
import type { Clock } from "../ports/clock.ts";
import type { CustomerProcedure } from "./procedure.ts";
import { cutForWidget } from "./cut-for-widget.ts";
import { idFromCommand } from "./id-from-command.ts";
import type { ListLimits } from "./list-limits.ts";

/**
 * Each message is a log of its own. Messages of one customer are stored one after the other, so that their
 * limit holds.
 */
export function customerLeaveMessage({
  logs,
  clock,
  offlineMessages,
  limits,
}: {
  logs: Logs;
  clock: Clock;
  offlineMessages: OfflineMessages;
  limits: ListLimits;
}): CustomerProcedure<"customer.leave-message"> {
  return {
    turn: (_words, { customerId }) => customerId,
    alsoIn: (_words, { customerId, commandId }) => [idOf(customerId, commandId)],
    async prepare({ page, language, topicId, ...words }, { customerId, widgetId, commandId }) {
      const offlineMessageId = idOf(customerId, commandId);
      await logs.load("offline-message", offlineMessageId);
      return () => {
        // A repeated command: its answer is in the log.
        if (logs.peek("offline-message", offlineMessageId)) return [];
        const { account } = logs;
        const unseenTo = offlineMessages.countOf(customerId);
        const isFull = offlineMessages.count >= limits.offlineMessagesOpen;
        const cut = cutForWidget(account, widgetId, page);
        const entry = { channel: "webchat", widgetId, page: cut } as const;
        const topics = account.widgets[widgetId]?.form.topics ?? [];
        // A topic that is no longer there is none: the message is not lost for it.
        const queueId = topics.find((topic) => topic.topicId === topicId)?.queueId ?? null;
        const about = { entry, words, language, queueId };
        const left = { account, offlineMessageId, customerId, ...about, unseenTo, isFull };
        return leaveOfflineMessage(left, clock.now());
      };
    },
  };
}

function idOf(customerId: CustomerId, commandId: CommandId): OfflineMessageId {
  return idFromCommand<OfflineMessageId>("offline-message", customerId, commandId);
}
