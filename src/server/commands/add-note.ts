import { byUser } from "#core/author.ts";
import { noteFor } from "#core/chat/add-note.ts";
import { may } from "#core/permission/may.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { StaffProcedure } from "./procedure.ts";
import { onChat } from "./on-chat.ts";

/** For anybody who may see the chat, even after its end. */
export function addNote(needs: { logs: Logs; clock: Clock }): StaffProcedure<"note.add"> {
  return onChat(needs, ({ account, agent, chat }, { text }, now) => {
    const actor = { kind: "staff", account, userId: agent.userId } as const;
    if (!may(actor, "note.add", { kind: "chat", chat })) return { refused: "chat-unknown" };
    return noteFor(chat.chatId, text, { at: now, by: byUser(agent.userId) });
  });
}
