import type { Agent } from "../agent/agent.ts";
import type { Happened } from "../author.ts";
import { type Change, inAgent } from "../change.ts";
import type { InboxChat } from "../chat/chat.ts";
import { returnChats } from "../chat/return-chats.ts";
import { type Refusal, isRefusal } from "../refusal.ts";
import type { Account, User } from "./account.ts";
import { decideAccount } from "./decide-account.ts";
import { isServedBy } from "./queue-rules.ts";

/**
 * Adds or changes a user. A user who is disabled, loses the webchat capability or leaves a group loses, in
 * the same save, the chats of queues they no longer serve. (F-8)
 */
export function saveUser(
  command: {
    readonly account: Account;
    readonly user: User;
    readonly agent: Agent;
    readonly chats: readonly InboxChat[];
    /** Most users an account may have. */
    readonly max: number;
  },
  saved: Happened,
): Change[] | Refusal {
  const { account, user, agent, chats, max } = command;
  const event = decideAccount(account, { type: "save-setting", kind: "user", item: user, max }, saved);
  if (isRefusal(event)) return event;
  const isOut = user.disabled || !user.webchat;
  const before = account.users[user.userId];
  // A chat of a queue that they never served was offered to them by name, and stays.
  const unserved = chats.filter((chat) => {
    const queue = account.queues[chat.queueId];
    const wasServed = queue && before && isServedBy(queue, before);
    return isOut || !queue || (wasServed && !isServedBy(queue, user));
  });
  const mustLeave = isOut && agent.base !== "unavailable";
  return [
    { log: "account", id: account.accountId, event },
    ...returnChats({ account, agent, chats: unserved, why: "no-longer-served" }, saved),
    ...(mustLeave
      ? [
          inAgent(agent.userId, {
            type: "agent.status-chosen",
            ...saved,
            base: "unavailable",
            breakReasonId: null,
          }),
        ]
      : []),
  ];
}
