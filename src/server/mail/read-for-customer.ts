import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { ChatId } from "#core/ids.ts";
import type { Mail } from "#core/mail/mailing.ts";
import { textOf } from "#core/message/message-part.ts";
import type { Logs } from "../logs/logs.ts";
import type { Store, StoredEvent } from "../ports/store.ts";
import { presentCustomerEvent } from "../presenters/present-customer-event.ts";
import { mailTextMax } from "./compose-mail.ts";

const pageLength = 200;

/** The events that a mail is about, as their customer sees them; no more than fit into a mail. */
export async function readForCustomer(
  { logs, store }: { readonly logs: Logs; readonly store: Store },
  { chatId, mail }: { readonly chatId: ChatId; readonly mail: Mail },
): Promise<CustomerEvent[]> {
  const chat = await logs.load("chat", chatId);
  if (!chat) return [];
  const { widgetId } = chat.entry;
  const present = (one: StoredEvent) => presentCustomerEvent(logs.account, one, widgetId);
  const events: CustomerEvent[] = [];
  let length = 0;
  for (let after = mail.after; after < mail.upTo && length <= mailTextMax;) {
    const stored = await store.readLog(chatId, after, Math.min(pageLength, mail.upTo - after));
    if (stored.length === 0) break;
    after = stored.at(-1)?.number ?? mail.upTo;
    for (const event of stored.flatMap((one) => present(one) ?? [])) {
      events.push(event);
      if (event.type === "message") length += textOf(event.parts).length;
    }
  }
  return events;
}
