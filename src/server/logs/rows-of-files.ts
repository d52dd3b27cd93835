import type { AccountId, ChatId } from "#core/ids.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import { filesIn } from "#core/message/message-part.ts";
import type { Row } from "../ports/store.ts";

type MessageSent = Extract<ChatEvent, { readonly type: "message.sent" }>;

/** The rows of the files in a message. Whoever sends files is a customer or a user. (B-38) */
export function rowsOfFiles(accountId: AccountId, chatId: ChatId, { by, parts }: MessageSent): Row[] {
  return filesIn(parts).map(({ fileId, name, type, bytes, picture }) => ({
    table: "file",
    values: {
      file_id: fileId,
      account_id: accountId,
      state: "sent",
      chat_id: chatId,
      by_kind: by.kind as "customer" | "user",
      by_id: by.id,
      name,
      type,
      bytes,
      width: picture?.width ?? null,
      height: picture?.height ?? null,
    },
  }));
}
