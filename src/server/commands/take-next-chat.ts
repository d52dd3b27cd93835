import { takeChat } from "#core/chat/take-chat.ts";
import type { WaitingLines } from "../allocation/waiting-lines.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";

/**
 * Takes the first chat in line when the command's turn comes, so agents who ask at the same time get
 * different chats.
 */
export function takeNextChat({
  logs,
  clock,
  waitingLines,
}: {
  logs: Logs;
  clock: Clock;
  waitingLines: WaitingLines;
}): StaffProcedure<"chat.take-next"> {
  return {
    turn: ({ queueId }) => queueId,
    alsoIn: (_payload, { userId }) => [userId],
    async prepare({ queueId }, { userId }) {
      return () => {
        const { account } = logs;
        if (!account.queues[queueId]) return { refused: "queue-unknown" };
        const chat = waitingLines.firstIn(queueId);
        if (!chat) return { refused: "queue-empty" };
        return takeChat({ account, agent: logs.agent(userId), chat }, clock.now());
      };
    },
  };
}
