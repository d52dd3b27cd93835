import { chooseStatus as decide } from "#core/agent/choose-status.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";

export function chooseStatus({ logs, clock }: { logs: Logs; clock: Clock }): StaffProcedure<"status.choose"> {
  return {
    turn: (_payload, { userId }) => userId,
    async prepare(payload, { userId }) {
      return () => {
        const { account } = logs;
        return decide({ account, agent: logs.agent(userId), ...payload }, clock.now());
      };
    },
  };
}
