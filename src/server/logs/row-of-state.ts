import { isFinished, isInInbox } from "#core/chat/chat.ts";
import { howEnded } from "#core/chat/how-ended.ts";
import { finishedAt } from "#core/chat/retention.ts";
import { isMailDue } from "#core/mail/mailing.ts";
import { unreachable } from "#core/unreachable.ts";
import type { LogKind, Row } from "../ports/store.ts";
import type { AnyState, LogStates } from "./log-states.ts";
import { rowOfAccount } from "./setting-rows.ts";

/** The row under which a log's state is looked up. */
export function rowOfState(kind: LogKind, state: AnyState): Row {
  switch (kind) {
    case "account":
      return rowOfAccount(state as LogStates["account"]);
    case "agent": {
      const agent = state as LogStates["agent"];
      const { userId, accountId, number, base } = agent;
      const values = {
        user_id: userId,
        account_id: accountId,
        number,
        is_live: base === "unavailable" ? 0 : 1,
        state: JSON.stringify(agent),
      };
      return { table: "agent", values };
    }
    case "chat":
      return chatRow(state as LogStates["chat"]);
    case "contact": {
      const { contactId, accountId, number, name, email, phone, ...merged } = state as LogStates["contact"];
      const values = {
        contact_id: contactId,
        account_id: accountId,
        number,
        name,
        email,
        phone,
        merged_into: merged.mergedInto,
        merged_from: JSON.stringify(merged.mergedFrom),
      };
      return { table: "contact", values };
    }
    case "customer": {
      const { customerId, accountId, number, chatId } = state as LogStates["customer"];
      const values = { customer_id: customerId, account_id: accountId, number, chat_id: chatId };
      return { table: "customer", values };
    }
    case "offline-message": {
      const message = state as LogStates["offline-message"];
      const { offlineMessageId, accountId, number, customerId, leftAt, done } = message;
      const values = {
        offline_message_id: offlineMessageId,
        account_id: accountId,
        number,
        customer_id: customerId,
        left_at: leftAt,
        finished_at: done?.at ?? null,
        state: JSON.stringify(message),
      };
      return { table: "offline_message", values };
    }
    default:
      return unreachable(kind);
  }
}

function chatRow(chat: LogStates["chat"]): Row {
  return {
    table: "chat",
    values: {
      chat_id: chat.chatId,
      account_id: chat.accountId,
      number: chat.number,
      stage: chat.state,
      is_live: isFinished(chat) ? 0 : 1,
      queue_id: chat.queueId,
      customer_id: chat.customerId,
      contact_id: chat.contactId,
      owner_id: isInInbox(chat) ? chat.ownerId : null,
      queued_at: chat.queuedAt,
      finished_at: finishedAt(chat),
      classification_id: chat.classificationId,
      mail_due: isMailDue(chat.mailing) ? 1 : 0,
      ended: howEnded(chat),
      state: JSON.stringify(chat),
    },
  };
}

/**
 * Events that leave the row unchanged: nothing looks up the fields they change, which are read from the log
 * when the chat is loaded. Nearly all events are of these types, so they cost one insert each.
 */
const withoutRow = new Set(["message.sent", "note.added", "customer.blocked", "reply-target.missed"]);

export function changesRow(eventType: string): boolean {
  return !withoutRow.has(eventType);
}
