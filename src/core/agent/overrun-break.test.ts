import { bySystem, byUser } from "../author.ts";
import { expect, test } from "vitest";
import type { BreakReasonId, UserId } from "../ids.ts";
import type { Account } from "../account/account.ts";
import { givenAccount } from "../testing/given-account.ts";
import type { AgentEvent } from "./agent-event.ts";
import { type Agent, newAgent } from "./agent.ts";
import { evolveAgent } from "./evolve-agent.ts";
import { breakDue, overrunBreak } from "./overrun-break.ts";

const minute = 60_000;
const lunch = "lunch-break" as BreakReasonId;
const robin = "user-robin" as UserId;
const reason = { breakReasonId: lunch, name: "Lunch", maxMs: 30 * minute };
const account: Account = { ...givenAccount().account, breakReasons: { [lunch]: reason } };

function agentAfter(...events: AgentEvent[]): Agent {
  return events.reduce(evolveAgent, newAgent(account.accountId, robin));
}

const onBreak = (at: number): AgentEvent => ({
  type: "agent.status-chosen",
  at,
  by: byUser(robin),
  base: "break",
  breakReasonId: lunch,
});

test("[B-60] a break that reaches its maximum is told once, dated when it did", () => {
  const agent = agentAfter(onBreak(0));
  expect(overrunBreak({ account, agent }, 30 * minute - 1)).toEqual([]);
  const changes = overrunBreak({ account, agent }, 45 * minute);
  expect(changes).toEqual([
    {
      log: "agent",
      id: robin,
      event: { type: "agent.break-overran", at: 30 * minute, by: bySystem("break") },
    },
  ]);
  const told = evolveAgent(agent, { type: "agent.break-overran", at: 30 * minute, by: bySystem("break") });
  expect(told).toMatchObject({ hasOverrun: true, statusSince: 0 });
  expect(overrunBreak({ account, agent: told }, 60 * minute)).toEqual([]);
});

test("[B-60] the next break counts anew, and one without a maximum never ends so", () => {
  const back: AgentEvent = {
    type: "agent.status-chosen",
    at: 40 * minute,
    by: byUser(robin),
    base: "available",
    breakReasonId: null,
  };
  const overran: AgentEvent = { type: "agent.break-overran", at: 30 * minute, by: bySystem("break") };
  const again = agentAfter(onBreak(0), overran, back, onBreak(60 * minute));
  expect(again.hasOverrun).toBe(false);
  expect(breakDue(account, again)).toBe(90 * minute);
  const endless = { ...account, breakReasons: { [lunch]: { ...reason, maxMs: null } } };
  expect(breakDue(endless, again)).toBeNull();
});
