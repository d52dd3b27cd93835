import { isFinished, isInInbox } from "#core/chat/chat.ts";
import type { ChatId } from "#core/ids.ts";
import type { DeskFeed } from "./desk-feed.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { Positions } from "../presence/positions.ts";

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly positions: Positions;
  readonly deskFeed: Pick<DeskFeed, "chatChanged">;
  readonly failed: (fault: unknown) => void;
}

/**
 * Keeps the positions of live chats in memory, and no others, so that after a restart nothing rings for
 * messages already seen.
 */
export function keepPositions(needs: Needs): void {
  const { logs, bus, positions, deskFeed, failed } = needs;
  bus.subscribe(({ news, erased = [] }) => {
    for (const { kind, id } of erased) if (kind === "chat") positions.erase(id);
    for (const { kind, logId } of news) {
      const chat = kind === "chat" ? logs.peek("chat", logId as ChatId) : undefined;
      if (!chat) continue;
      const { chatId } = chat;
      if (isInInbox(chat) && !positions.isLoaded(chatId)) {
        positions.load(chatId).then(() => deskFeed.chatChanged(chatId), failed);
      }
      if (isFinished(chat)) positions.letGo(chatId);
    }
  });
}
