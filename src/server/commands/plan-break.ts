import { planBreak as decide } from "#core/agent/plan-break.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";

export function planBreak({ logs, clock }: { logs: Logs; clock: Clock }): StaffProcedure<"break.plan"> {
  return {
    turn: (_payload, { userId }) => userId,
    async prepare({ breakReasonId }, { userId }) {
      return () => decide({ account: logs.account, agent: logs.agent(userId), breakReasonId }, clock.now());
    },
  };
}
