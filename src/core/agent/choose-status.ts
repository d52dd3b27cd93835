import type { Account } from "../account/account.ts";
import { type Change, inAgent } from "../change.ts";
import type { BreakReasonId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import type { Agent, BaseStatus } from "./agent.ts";

/** The agent says whether they are there. A break needs a reason from the account's list. (B-60) */
export function chooseStatus(
  command: {
    account: Account;
    agent: Agent;
    base: BaseStatus;
    breakReasonId: BreakReasonId | null;
  },
  now: number,
): Change[] | Refusal {
  const { account, agent, base } = command;
  const user = account.users[agent.userId];
  if (base !== "unavailable" && (!user?.webchat || user.disabled)) return { refused: "no-webchat" };
  const breakReasonId = base === "break" ? command.breakReasonId : null;
  if (base === "break" && !(breakReasonId && account.breakReasons[breakReasonId])) {
    return { refused: "break-reason-unknown" };
  }
  if (agent.base === base && agent.breakReasonId === breakReasonId) return [];
  return [inAgent(agent.userId, { type: "agent.status-chosen", at: now, base, breakReasonId })];
}
