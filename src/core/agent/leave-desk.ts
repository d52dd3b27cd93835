import { bySystem, byUser } from "../author.ts";
import { type Change, inAgent } from "../change.ts";
import { returnChats } from "../chat/return-chats.ts";
import type { InboxChat } from "../chat/chat.ts";
import type { Account } from "../account/account.ts";
import type { Agent } from "./agent.ts";

/** An agent and all of the agent's chats. */
interface Desk {
  readonly account: Account;
  readonly agent: Agent;
  readonly chats: readonly InboxChat[];
}

/** The connection has been lost for the whole grace time, which ended at `dueAt`. (B-62) */
export function lapseAgent({ account, agent, chats }: Desk, dueAt: number): Change[] {
  const lapsed = { at: dueAt, by: bySystem("grace") };
  return [
    ...returnChats({ account, agent, chats, why: "agent-gone" }, lapsed),
    ...(agent.base === "unavailable" ? [] : [inAgent(agent.userId, { type: "agent.lapsed", ...lapsed })]),
  ];
}

/** Signing out leaves nothing behind. (B-61) */
export function signOutAgent({ account, agent, chats }: Desk, now: number): Change[] {
  const left = { at: now, by: byUser(agent.userId) };
  return [
    ...returnChats({ account, agent, chats, why: "signed-out" }, left),
    ...(agent.base === "unavailable"
      ? []
      : [
          inAgent(agent.userId, {
            type: "agent.status-chosen",
            ...left,
            base: "unavailable",
            breakReasonId: null,
          }),
        ]),
  ];
}
