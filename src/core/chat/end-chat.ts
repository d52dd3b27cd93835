import { type Happened, byCustomer, bySystem, byUser } from "../author.ts";
import type { Account } from "../account/account.ts";
import type { Agent } from "../agent/agent.ts";
import { type Change, inAgent, inChat } from "../change.ts";
import type { Refusal } from "../refusal.ts";
import type { Chat, OwnedChat, WaitingChat } from "./chat.ts";
import { keepsPlace } from "../mail/mail-customer.ts";
import { lacksClassification } from "./lacks-classification.ts";
import { overdueMiss } from "./miss-reply-target.ts";
import { ownedAndOpen } from "./owned.ts";
import { unansweredAfter } from "./unanswered.ts";
import { beginWrapUp } from "./wrap-up.ts";

interface EndChat {
  readonly account: Account;
  readonly agent: Agent;
  readonly chat: Chat;
  /** Number of the last event the agent had seen; left out where everything counts as seen. */
  readonly seenNumber?: number | undefined;
}

/**
 * Its agent ends the chat; it enters wrap-up where its queue has one, and never over unseen words. (B-50) Where
 * nothing comes after the end, the classification that the queue asks for must be there already. (B-53)
 */
export function endChat(
  { account, agent, chat, seenNumber = chat.number }: EndChat,
  now: number,
): Change[] | Refusal {
  const mine = ownedAndOpen(chat, agent, now);
  if ("refused" in mine) return mine;
  if (unansweredAfter(mine.unanswered, seenNumber).length > 0) return { refused: "customer-wrote" };
  const isLast = account.queues[mine.queueId]?.wrapUp.mode === "off";
  if (isLast && lacksClassification(account, mine)) return { refused: "classification-missing" };
  return endOwned(account, mine, { at: now, by: byUser(agent.userId) });
}

/**
 * The customer ends the chat: a waiting one is abandoned (B-16), an owned one enters wrap-up with
 * its agent (B-50). It is never refused for what the agent has still to do.
 */
export function leaveChat(
  { account, chat }: { account: Account; chat: Chat },
  now: number,
): Change[] | Refusal {
  switch (chat.state) {
    case "waiting":
      return [
        ...overdueMiss({ account, chat }, now),
        inChat(chat.chatId, {
          type: "chat.abandoned",
          at: now,
          by: byCustomer(chat.customerId),
          why: "left",
        }),
      ];
    case "owned":
      return endOwned(account, chat, { at: now, by: byCustomer(chat.customerId) });
    default:
      return { refused: "chat-over" };
  }
}

/** Somebody of the company ends an open chat, whoever owns it: a waiting one is over at once. (B-66) */
export function endAsCompany(
  { account, chat }: { account: Account; chat: WaitingChat | OwnedChat },
  end: Happened,
): Change[] {
  if (chat.state === "owned") return endOwned(account, chat, end);
  return [
    ...overdueMiss({ account, chat }, end.at),
    inChat(chat.chatId, { type: "chat.abandoned", ...end, why: "ended" }),
  ];
}

/**
 * From when the customer counts as missing: from `goneSince`, but not before the present wait, because nobody
 * waits in an owned chat.
 */
export function missingSince(chat: WaitingChat, goneSince: number): number {
  return Math.max(goneSince, chat.waitingSince);
}

/**
 * The customer of a waiting chat has been gone since `goneSince` for the queue's leaving time. (B-16) Whoever has
 * left an address keeps their place. (B-7)
 */
export function abandonChat(
  { account, chat }: { account: Account; chat: Chat },
  goneSince: number,
): Change[] | Refusal {
  if (chat.state !== "waiting" || keepsPlace(chat)) return { refused: "not-waiting" };
  return [
    ...overdueMiss({ account, chat }, goneSince),
    inChat(chat.chatId, { type: "chat.abandoned", at: goneSince, by: bySystem("leaving"), why: "gone" }),
  ];
}

function endOwned(account: Account, chat: OwnedChat, end: Happened): Change[] {
  const { chatId, ownerId } = chat;
  const rules = account.queues[chat.queueId]?.wrapUp;
  const wrapUp = rules ? beginWrapUp(rules, end.at, chat.active) : null;
  return [
    ...overdueMiss({ account, chat }, end.at),
    inChat(chatId, { type: "chat.ended", ...end, wrapUp }),
    wrapUp
      ? inAgent(ownerId, { type: "agent.wrap-up-began", ...end, chatId })
      : inAgent(ownerId, { type: "agent.chat-lost", ...end, chatId, why: "closed" }),
  ];
}
