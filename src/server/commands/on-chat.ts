import type { CommandId } from "#contract/ids.ts";
import type { Account } from "#core/account/account.ts";
import type { Agent } from "#core/agent/agent.ts";
import type { Chat } from "#core/chat/chat.ts";
import type { ChatId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffAsker } from "./asker.ts";
import type { Decision } from "../performer/decision.ts";
import type { Procedure } from "./procedure.ts";

/** The input of a rule about an agent and a chat. */
export interface AgentAndChat {
  readonly commandId: CommandId;
  readonly account: Account;
  readonly agent: Agent;
  readonly chat: Chat;
}

/** The procedure of a command that an agent gives about one chat. */
export function onChat<Payload extends { readonly chatId: ChatId }>(
  { logs, clock }: { logs: Logs; clock: Clock },
  rule: (on: AgentAndChat, payload: Payload, now: number) => Decision,
): Procedure<Payload, StaffAsker & { readonly commandId: CommandId }> {
  return {
    turn: ({ chatId }) => chatId,
    prepare(payload, { userId, commandId }) {
      const decide = (): Decision => {
        const chat = logs.peek("chat", payload.chatId);
        if (!chat) return { refused: "chat-unknown" };
        const { account } = logs;
        return rule({ account, agent: logs.agent(userId), chat, commandId }, payload, clock.now());
      };
      if (logs.peek("chat", payload.chatId)) return decide;
      return logs.load("chat", payload.chatId).then(() => decide);
    },
  };
}
