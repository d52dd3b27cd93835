import type { AccountEvent } from "#core/account/account-event.ts";
import { evolveAccount } from "#core/account/evolve-account.ts";
import { newAgent } from "#core/agent/agent.ts";
import type { AgentEvent } from "#core/agent/agent-event.ts";
import { evolveAgent } from "#core/agent/evolve-agent.ts";
import type { ChatEvent } from "#core/chat/chat-event.ts";
import { evolveChat } from "#core/chat/evolve-chat.ts";
import { type ContactEvent, evolveContact, newContact } from "#core/contact/contact.ts";
import { type CustomerEvent, evolveCustomer, newCustomer } from "#core/customer/customer.ts";
import { type OfflineMessageEvent, evolveOfflineMessage } from "#core/offline-message/offline-message.ts";
import { unreachable } from "#core/unreachable.ts";
import type { LogKind, LogName, StoredEvent } from "../ports/store.ts";
import type { AnyState, LogIds, LogStates } from "./log-states.ts";

export type AnyEvent =
  | AccountEvent
  | AgentEvent
  | ChatEvent
  | ContactEvent
  | CustomerEvent
  | OfflineMessageEvent;

/** The state of any log after one more event; `null` before the first. */
export function evolveState(log: LogName, state: AnyState | null, event: AnyEvent): AnyState {
  const { accountId } = log;
  switch (log.kind) {
    case "account":
      return evolveAccount(state as LogStates["account"] | null, event as AccountEvent);
    case "agent": {
      const agent = state ?? newAgent(accountId, log.id as LogIds["agent"]);
      return evolveAgent(agent as LogStates["agent"], event as AgentEvent);
    }
    case "chat":
      return evolveChat(state as LogStates["chat"] | null, event as ChatEvent);
    case "contact": {
      const contact = state ?? newContact(accountId, log.id as LogIds["contact"]);
      return evolveContact(contact as LogStates["contact"], event as ContactEvent);
    }
    case "customer": {
      const customer = state ?? newCustomer(accountId, log.id as LogIds["customer"]);
      return evolveCustomer(customer as LogStates["customer"], event as CustomerEvent);
    }
    case "offline-message":
      return evolveOfflineMessage(state as LogStates["offline-message"] | null, event as OfflineMessageEvent);
    default:
      return unreachable(log.kind);
  }
}

/** A stored event in the words of the rules. */
export function changeOf({ type, at, body }: StoredEvent): AnyEvent {
  return { ...body, type, at } as AnyEvent;
}

type SentMessage = Extract<ChatEvent, { readonly type: "message.sent" }>;

/** Author and parts of a stored message. */
export function wordsOf({ body }: StoredEvent): Pick<SentMessage, "by" | "parts"> {
  return body as unknown as SentMessage;
}

/** A log's state after these events of it. */
export function evolved(
  kind: LogKind,
  start: AnyState | null,
  events: readonly StoredEvent[],
): AnyState | null {
  let state = start;
  for (const event of events) {
    const { logId: id, accountId } = event;
    state = evolveState({ kind, id, accountId }, state, changeOf(event));
  }
  return state;
}
