import type { DatabaseSync } from "node:sqlite";
import type { ChatId, CustomerId, OfflineMessageId } from "#core/ids.ts";
import type { Erasure, ErasureOutcome } from "../../ports/store.ts";
import { type FinishedChat, batchOf, chatsMax, offlineMessagesMax } from "./finished-chat.ts";

/** Erases a batch; called within a transaction of the one writer. */
export function eraseFromSqlite(
  database: DatabaseSync,
  { accountId, upTo, eventsMax }: Erasure,
): Extract<ErasureOutcome, { kind: "erased" }> {
  const found = database
    .prepare(
      `select chat_id as chatId, customer_id as customerId,
         (select number from event where log_id = chat_id order by number desc limit 1) as events
       from chat where account_id = ? and finished_at <= ? order by finished_at limit ?`,
    )
    .all(accountId, upTo, chatsMax) as unknown as FinishedChat[];
  const eraseLog = database.prepare("delete from event where log_id = ?");
  const eraseChat = database.prepare("delete from chat where chat_id = ?");
  const eraseHandled = database.prepare("delete from handled_chat where chat_id = ?");
  const eraseWaits = database.prepare("delete from queue_wait where chat_id = ?");
  const erasePositions = database.prepare("delete from position where chat_id = ?");
  const loseFiles = database.prepare("update file set state = 'gone', chat_id = null where chat_id = ?");
  const eraseCustomer = database.prepare(
    `delete from customer where customer_id = ?1 and account_id = ?2
     and not exists (select 1 from chat where account_id = ?2 and customer_id = ?1)`,
  );
  const chatIds: ChatId[] = [];
  const customerIds: CustomerId[] = [];
  let events = 0;
  const batch = batchOf(found, eventsMax);
  for (const { chatId } of batch) {
    events += Number(eraseLog.run(chatId).changes);
    eraseChat.run(chatId);
    erasePositions.run(chatId);
    eraseHandled.run(chatId);
    eraseWaits.run(chatId);
    loseFiles.run(chatId);
    chatIds.push(chatId);
  }
  for (const customerId of new Set(batch.map((chat) => chat.customerId))) {
    if (eraseCustomer.run(customerId, accountId).changes === 0) continue;
    events += Number(eraseLog.run(customerId).changes);
    customerIds.push(customerId);
  }
  const messages = database
    .prepare(
      `delete from offline_message where offline_message_id in (
         select offline_message_id from offline_message where account_id = ? and finished_at <= ? limit ?
       ) returning offline_message_id as id`,
    )
    .all(accountId, upTo, offlineMessagesMax) as unknown as { readonly id: OfflineMessageId }[];
  const offlineMessageIds = messages.map(({ id }) => id);
  for (const id of offlineMessageIds) events += Number(eraseLog.run(id).changes);
  return { kind: "erased", chatIds, customerIds, offlineMessageIds, events };
}
