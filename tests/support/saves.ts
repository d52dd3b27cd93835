import { randomBytes } from "node:crypto";
import type { CommandId } from "#contract/ids.ts";
import type { AccountId, ChatId, ContactId, CustomerId, QueueId } from "#core/ids.ts";
import type { Append, Row, Save } from "#server/ports/store.ts";

export const accountId = "account-one" as AccountId;

export function newId<Id extends string>(): Id {
  return randomBytes(15).toString("base64url") as Id;
}

interface Appended {
  readonly expected?: number;
  readonly texts?: readonly string[];
  readonly commandId?: CommandId | null;
}

/** Events for the end of a log: one for each text, the command on the last. */
export function append(
  logId: string,
  { expected = 0, texts = ["words"], commandId = null }: Appended = {},
): Append {
  const events = texts.map((text, index) => ({
    at: 1_000 + index,
    type: "message.sent",
    body: { text },
    commandId: index === texts.length - 1 ? commandId : null,
  }));
  return { kind: "chat", logId, expected, events };
}

export function saveOf(appends: readonly Append[], rows: readonly Row[] = []): Save {
  return { accountId, epoch: 0, appends, rows };
}

export function chatRow(
  chatId: ChatId,
  change: Partial<Extract<Row, { table: "chat" }>["values"]> = {},
): Row {
  const values = {
    chat_id: chatId,
    account_id: accountId,
    number: 1,
    stage: "waiting",
    is_live: 1,
    queue_id: "queue-one" as QueueId,
    customer_id: "customer-one" as CustomerId,
    contact_id: null,
    owner_id: null,
    queued_at: 1_000,
    finished_at: null,
    classification_id: null,
    mail_due: 0,
    ended: null,
    state: "{}",
    ...change,
  };
  return { table: "chat", values };
}

export function contactRow(
  name: string,
  change: { email?: string; phone?: string; account?: AccountId } = {},
): Row {
  const { email = "", phone = "", account = accountId } = change;
  const values = {
    contact_id: newId<ContactId>(),
    account_id: account,
    number: 1,
    name,
    email,
    phone,
    merged_into: null,
    merged_from: "[]",
  };
  return { table: "contact", values };
}
