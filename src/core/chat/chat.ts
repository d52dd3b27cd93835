import type { Author } from "../author.ts";
import type { Field, Person } from "../customer/person.ts";
import type { Entry } from "../entry.ts";
import type {
  AccountId,
  AnnouncementId,
  ChatId,
  ClassificationId,
  ContactId,
  CustomerId,
  QueueId,
  UserId,
} from "../ids.ts";
import type { Mailing } from "../mail/mailing.ts";
import type { FilledForm } from "../pre-chat-form/pre-chat-form.ts";
import type { CloseReason } from "./chat-event.ts";
import type { Offer } from "./offer.ts";
import type { Unanswered } from "./unanswered.ts";
import type { WrapUp } from "./wrap-up.ts";

/** The last message by a person; automatic messages do not replace it. */
interface LastMessage {
  readonly number: number;
  readonly at: number;
  readonly by: Exclude<Author["kind"], "system">;
  readonly excerpt: string;
}

/** The fields of a chat in every state. */
interface ChatFacts {
  readonly chatId: ChatId;
  readonly accountId: AccountId;
  readonly customerId: CustomerId;
  /** Number of the last event in the chat's log. */
  readonly number: number;
  readonly queueId: QueueId;
  /** When the customer joined the line for the first time; never changes. (I-5) */
  readonly queuedAt: number;
  /** Since when the chat has been in the queue it is in now. */
  readonly inQueueSince: number;
  /** The chat of the same customer before this one. (B-78) */
  readonly previousChatId: ChatId | null;
  /** The entrance by which the chat came in; never changes. */
  readonly entry: Entry;
  /** The page on which the customer wrote last. */
  readonly page: string;
  readonly browser: string;
  readonly language: string;
  /** The customer's answers to the form before the chat; `null`: there was none. (B-73) */
  readonly form: FilledForm | null;
  readonly contactId: ContactId | null;
  /** The customer as the company has vouched for them; `null`: it has not. (B-75) */
  readonly person: Person | null;
  /** Facts that the company's page gives about them; nothing proves these. */
  readonly fields: readonly Field[];
  readonly classificationId: ClassificationId | null;
  /** Its agent has called the customer's behaviour abusive. (B-56) */
  readonly isAbusive: boolean;
  /** Excerpt of the customer's first message. */
  readonly firstWords: string;
  readonly lastMessage: LastMessage | null;
  /** Number of messages from the customer, from which unread counts are computed. */
  readonly customerMessages: number;
  /** Has the customer ever been told that an agent joined? */
  readonly hasBeenJoined: boolean;
  /** Number of the event by which it was allocated last, which says why; `null` = never. (B-13) */
  readonly allocatedFrom: number | null;
  /** How the customer is reached by mail; `null`: they have left no address. (B-79) */
  readonly mailing: Mailing | null;
  readonly rating: Rating | null;
}

/** The customer's rating. (B-57) */
interface Rating {
  /** 1 to 5. */
  readonly stars: number;
  /** Empty when the customer gave none. */
  readonly comment: string;
}

/** Fields of an open chat, in which somebody may be waiting. */
interface OpenFacts extends ChatFacts {
  /** Start of the reply wait; `null` when nobody waits for a reply. (B-32) */
  readonly replyWaitSince: number | null;
  /** Oldest first. */
  readonly unanswered: readonly Unanswered[];
  /** Start of the reply wait whose missed target is already in the log. */
  readonly missedWaitSince: number | null;
  /**
   * Agents who put back or missed this chat since somebody last worked on it; it is not offered to them
   * again.
   */
  readonly declinedBy: readonly UserId[];
  /** Those of them who missed it. (B-12) */
  readonly missedBy: readonly UserId[];
  /** The last due time of each of the queue's announcements made so far. */
  readonly announced: Readonly<Record<AnnouncementId, number>>;
  /** Announcements due before this are skipped, because an agent was with the customer. */
  readonly announceFrom: number;
}

export interface WaitingChat extends OpenFacts {
  readonly state: "waiting";
  /** Start of the present wait without an owner. The place in line depends on `queuedAt`. */
  readonly waitingSince: number;
}

/** The owner of a chat asks for help. (B-92) */
export interface RaisedHand {
  readonly since: number;
  /** Empty when the agent gave no words. */
  readonly text: string;
}

/** Fields of a chat that hold while somebody owns it. */
export interface Ownership {
  readonly ownerId: UserId;
  readonly ownedSince: number;
  /** Number of the event that brought it into the inbox; the bell rings until the owner has seen it. (B-3) */
  readonly ownedFrom: number;
  readonly how: "allocated" | "taken" | "accepted";
  /** Is it the owner's one active item? */
  readonly active: boolean;
  /** Has the customer been told that they talk to the owner? (B-45) */
  readonly joined: boolean;
  /** `null` when the owner does not ask for help. Ends with the ownership. (B-92) */
  readonly hand: RaisedHand | null;
}

export interface OwnedChat extends OpenFacts, Ownership {
  readonly state: "owned";
  /** `null`: it is offered to nobody. */
  readonly offer: Offer | null;
}

interface Ended {
  readonly endedAt: number;
  readonly endedBy: Author;
  /**
   * Number of the event that ended it; a customer's message written before seeing that event still belongs
   * here. (B-78)
   */
  readonly endedFrom: number;
}

export interface WrapUpChat extends ChatFacts, Ownership, Ended {
  readonly state: "wrap-up";
  readonly wrapUp: WrapUp;
}

export interface ClosedChat extends ChatFacts, Ended {
  readonly state: "closed";
  readonly closedAt: number;
  readonly closedWhy: CloseReason;
  /** Its time ran out without the classification that its queue asked for. (B-53) */
  readonly isUnclassified: boolean;
  /** The last owner; `null` when there never was one. */
  readonly lastOwnerId: UserId | null;
}

export interface AbandonedChat extends ChatFacts {
  readonly state: "abandoned";
  /** When the customer ended the chat or lost the connection (B-16), or the company ended it. */
  readonly abandonedAt: number;
  readonly abandonedBy: Author;
  readonly endedFrom: number;
}

/**
 * One conversation between a customer and the company, evolved from its log.
 * Times are ms since epoch on the server's clock.
 */
export type Chat = WaitingChat | OwnedChat | WrapUpChat | ClosedChat | AbandonedChat;

/** A chat whose conversation is still going on. */
export type OpenChat = WaitingChat | OwnedChat;

/** Somebody has it in their inbox. */
export type InboxChat = OwnedChat | WrapUpChat;

export function isOpen(chat: Chat): chat is OpenChat {
  return chat.state === "waiting" || chat.state === "owned";
}

export function isInInbox(chat: Chat): chat is InboxChat {
  return chat.state === "owned" || chat.state === "wrap-up";
}

export function isFinished(chat: Chat): chat is ClosedChat | AbandonedChat {
  return chat.state === "closed" || chat.state === "abandoned";
}
