import { bySystem } from "../author.ts";
import type { Account } from "../account/account.ts";
import { type Change, inAgent } from "../change.ts";
import { type Agent, statusOf } from "./agent.ts";

/**
 * When the agent's break will exceed the limit of its reason; `null` when it never will or already has.
 * (B-60)
 */
export function breakDue(account: Account, agent: Agent): number | null {
  if (statusOf(agent) !== "break" || agent.hasOverrun || agent.breakReasonId === null) return null;
  const maxMs = account.breakReasons[agent.breakReasonId]?.maxMs ?? null;
  return maxMs === null ? null : agent.statusSince + maxMs;
}

/** The break has got too long: logged once for each break, dated when it was due. Supervisors see it. */
export function overrunBreak({ account, agent }: { account: Account; agent: Agent }, now: number): Change[] {
  const dueAt = breakDue(account, agent);
  if (dueAt === null || dueAt > now) return [];
  return [inAgent(agent.userId, { type: "agent.break-overran", at: dueAt, by: bySystem("break") })];
}
