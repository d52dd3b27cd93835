import { byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import { type Change, inAgent } from "../change.ts";
import type { BreakReasonId } from "../ids.ts";
import type { Refusal } from "../refusal.ts";
import { type Agent, ownedCount } from "./agent.ts";
import { chooseStatus } from "./choose-status.ts";
import { overrunBreak } from "./overrun-break.ts";

/**
 * The agent wants to finish their chats first: nothing new is allocated from now on, and the break begins by
 * itself when the last chat leaves. Without a chat it begins at once. (B-61)
 */
export function planBreak(
  { account, agent, breakReasonId }: { account: Account; agent: Agent; breakReasonId: BreakReasonId },
  now: number,
): Change[] | Refusal {
  if (ownedCount(agent) === 0) return chooseStatus({ account, agent, base: "break", breakReasonId }, now);
  const user = account.users[agent.userId];
  if (!user?.webchat || user.disabled) return { refused: "no-webchat" };
  if (!account.breakReasons[breakReasonId]) return { refused: "break-reason-unknown" };
  if (agent.breakAfterChats === breakReasonId) return [];
  return [
    ...overrunBreak({ account, agent }, now),
    inAgent(agent.userId, { type: "agent.break-planned", at: now, by: byUser(agent.userId), breakReasonId }),
  ];
}
