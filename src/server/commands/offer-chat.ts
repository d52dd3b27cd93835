import { offerChat as decide } from "#core/chat/offer-chat.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { Presence } from "../presence/presence.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

export function offerChat(needs: {
  logs: Logs;
  clock: Clock;
  presence: Presence;
}): StaffProcedure<"chat.offer"> {
  const { logs, presence } = needs;
  return onChat(needs, (on, { toUserId, note }, now) => {
    const to = { agent: logs.agent(toUserId), connected: presence.isAgentConnected(toUserId) };
    return decide({ ...on, to, note }, now);
  });
}
