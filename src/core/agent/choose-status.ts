import { byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import { type Change, inAgent } from "../change.ts";
import type { BreakReasonId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import type { Agent, BaseStatus } from "./agent.ts";
import { overrunBreak } from "./overrun-break.ts";

/**
 * The agent says whether they are there. A break needs a reason from the account's list (B-60), and one that was
 * planned is called off by whatever is chosen (B-61).
 */
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
  const isSame = agent.base === base && agent.breakReasonId === breakReasonId;
  if (isSame && agent.breakAfterChats === null) return [];
  return [
    // A break that has got too long and ends before anybody looked has got too long all the same.
    ...overrunBreak({ account, agent }, now),
    inAgent(agent.userId, {
      type: "agent.status-chosen",
      at: now,
      by: byUser(agent.userId),
      base,
      breakReasonId,
    }),
  ];
}
