import type { ChatId, QueueId } from "#core/ids.ts";
import type { Follower } from "./follower.ts";

/** When each chat came in, and into which queue. */
export const arrivalsFollower: Follower = {
  name: "arrivals",
  version: 1,
  kinds: ["chat"],
  follow(events) {
    return events.flatMap(({ accountId, logId, type, at, body }) => {
      if (type !== "chat.requested") return [];
      const chatId = logId as ChatId;
      const row = { account_id: accountId, chat_id: chatId, queue_id: body["queueId"] as QueueId, at };
      return [{ table: "arrival" as const, key: chatId, rows: [row] }];
    });
  },
};
