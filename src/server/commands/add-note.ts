import { noteFor } from "#core/chat/add-note.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import { maySeeChat } from "../presenters/may-see-chat.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

/** By whoever may see the chat, after its end too. */
export function addNote(needs: { logs: Logs; clock: Clock }): StaffProcedure<"note.add"> {
  return onChat(needs, ({ account, agent, chat }, { text }, now) => {
    if (!maySeeChat(account, agent.userId, chat)) return { refused: "chat-unknown" };
    return noteFor(chat.chatId, { by: agent.userId, text }, now);
  });
}
