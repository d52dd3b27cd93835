import type { ChatId, CustomerId, OfflineMessageId } from "#core/ids.ts";
import type { Erasure, ErasureOutcome } from "../../ports/store.ts";
import { type FinishedChat, batchOf, chatsMax, offlineMessagesMax } from "./finished-chat.ts";
import type { Transaction } from "./in-transaction.ts";

/** The chats of the next batch; called under the account's lock. */
export async function findFinished(
  transaction: Transaction,
  { accountId, upTo, eventsMax }: Erasure,
): Promise<readonly FinishedChat[]> {
  const { rows } = await transaction.query<FinishedChat>(
    `select chat_id as "chatId", customer_id as "customerId",
       (select number from event where log_id = chat_id order by number desc limit 1) as events
     from chat where account_id = $1 and finished_at <= $2 order by finished_at limit $3`,
    [accountId, upTo, chatsMax],
  );
  return batchOf(rows, eventsMax);
}

/** Erases the chats that were found; called under the account's lock. */
export async function eraseFromPostgres(
  transaction: Transaction,
  { accountId, expected, upTo }: Erasure,
  found: readonly FinishedChat[],
): Promise<ErasureOutcome> {
  const head = await transaction.query<{ number: number }>(
    "select number from event where log_id = $1 order by number desc limit 1",
    [accountId],
  );
  if ((head.rows[0]?.number ?? 0) !== expected) return { kind: "conflict" };
  // Rows are locked in the one order in which positions lock them too.
  const chats = await transaction.query<{ chat_id: ChatId }>(
    `select chat_id from chat where chat_id = any ($1) and account_id = $2 and finished_at <= $3
     order by chat_id collate "C" for update`,
    [found.map(({ chatId }) => chatId), accountId, upTo],
  );
  const chatIds = chats.rows.map(({ chat_id }) => chat_id);
  await transaction.query("delete from chat where chat_id = any ($1)", [chatIds]);
  await transaction.query('delete from "position" where chat_id = any ($1)', [chatIds]);
  await transaction.query("delete from handled_chat where chat_id = any ($1)", [chatIds]);
  await transaction.query("delete from queue_wait where chat_id = any ($1)", [chatIds]);
  await transaction.query("update file set state = 'gone', chat_id = null where chat_id = any ($1)", [
    chatIds,
  ]);
  const customers = await transaction.query<{ customer_id: CustomerId }>(
    `delete from customer where customer_id = any ($1) and account_id = $2
     and not exists (
       select from chat where chat.account_id = $2 and chat.customer_id = customer.customer_id
     ) returning customer_id`,
    [found.map(({ customerId }) => customerId), accountId],
  );
  const customerIds = customers.rows.map(({ customer_id }) => customer_id);
  const messages = await transaction.query<{ id: OfflineMessageId }>(
    `delete from offline_message where offline_message_id in (
       select offline_message_id from offline_message where account_id = $1 and finished_at <= $2 limit $3
     ) returning offline_message_id as id`,
    [accountId, upTo, offlineMessagesMax],
  );
  const offlineMessageIds = messages.rows.map(({ id }) => id);
  const events = await transaction.query("delete from event where log_id = any ($1)", [
    [...chatIds, ...customerIds, ...offlineMessageIds],
  ]);
  return { kind: "erased", chatIds, customerIds, offlineMessageIds, events: events.rowCount ?? 0 };
}
