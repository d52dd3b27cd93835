import type { Happened } from "../author.ts";
import type { Field, Person } from "../customer/person.ts";
import type { Entry } from "../entry.ts";
import type {
  AccountId,
  AnnouncementId,
  ChatId,
  ClassificationId,
  ContactId,
  CustomerId,
  MailId,
  QueueId,
  TemplateId,
  UserId,
} from "../ids.ts";
import type { MailFailure, MailKind } from "../mail/mailing.ts";
import type { FilledForm } from "../pre-chat-form/pre-chat-form.ts";
import type { MessagePart } from "../message/message-part.ts";
import type { Consideration } from "./considered.ts";
import type { WrapUp } from "./wrap-up.ts";

/** Why a chat went back to its queue without its agent asking for it. */
export type ReturnReason = LeaveReason | "no-response";

/** Why chats leave an inbox because their agent cannot keep them. */
export type LeaveReason = "agent-gone" | "signed-out" | "no-longer-served";

/** Why an offer of a chat came to nothing. (B-44) */
export type OfferEnd = "declined" | "timed-out" | "gone" | "withdrawn";

export type CloseReason =
  | "finished"
  | "expired"
  | "paused-too-long"
  | "agent-gone"
  | "signed-out"
  | "no-longer-served"
  | "no-wrap-up";

/** Everything that can happen to a chat, in the words of its log. */
export type ChatEvent = Happened &
  (
    | {
        readonly type: "chat.requested";
        readonly chatId: ChatId;
        readonly accountId: AccountId;
        readonly customerId: CustomerId;
        readonly queueId: QueueId;
        readonly previousChatId: ChatId | null;
        readonly contactId: ContactId | null;
        /** The customer as the company has vouched for them, where it has. (B-75) */
        readonly person?: Person;
        /** The entrance by which the chat came in. */
        readonly entry: Entry;
        /** The browser's user agent and its preferred language. */
        readonly browser: string;
        readonly language: string;
        /** The customer's answers to the form before the chat; left out where there was none. (B-73) */
        readonly form?: FilledForm;
      }
    | {
        readonly type: "message.sent";
        readonly parts: readonly MessagePart[];
        /** The announcement, when the message is one. (B-36) */
        readonly announcementId?: AnnouncementId;
        readonly templateId?: TemplateId;
        /** Number of the last event the sender of a reply had seen, when there were later ones. (B-32) */
        readonly seenNumber?: number;
        /** The page the customer wrote on, when it differs from the one before. */
        readonly page?: string;
      }
    | {
        readonly type: "note.added";
        readonly text: string;
      }
    /** With how the agents stood at that moment. (B-13) */
    | ({ readonly type: "chat.allocated"; readonly to: UserId } & Consideration)
    | { readonly type: "chat.taken"; readonly to: UserId }
    | {
        readonly type: "chat.played";
        /**
         * The customer's view: their first agent, another agent (or the same after a wait), or nothing new.
         */
        readonly joins: "first" | "again" | null;
      }
    | { readonly type: "chat.paused" }
    | { readonly type: "chat.put-back" }
    | {
        readonly type: "chat.returned";
        readonly from: UserId;
        readonly why: ReturnReason;
      }
    | {
        readonly type: "chat.transferred";
        readonly fromQueueId: QueueId;
        readonly toQueueId: QueueId;
      }
    /** Its owner offers it to another agent, who may accept it until then. (B-44) */
    | {
        readonly type: "chat.offered";
        readonly to: UserId;
        readonly until: number;
        readonly note: string;
      }
    | { readonly type: "chat.offer-ended"; readonly to: UserId; readonly why: OfferEnd }
    | { readonly type: "chat.accepted"; readonly from: UserId; readonly to: UserId }
    /** With a wrap-up it stays in the inbox; without one this closes it at once. */
    | {
        readonly type: "chat.ended";
        readonly wrapUp: WrapUp | null;
      }
    | { readonly type: "wrap-up.extended" }
    /** Its agent asks for help, in words or without. (B-92) */
    | {
        readonly type: "chat.hand-raised";
        readonly text: string;
      }
    | { readonly type: "chat.hand-lowered" }
    | {
        readonly type: "chat.closed";
        readonly why: CloseReason;
        /** Its time ran out without the classification that its queue asks for. (B-53) */
        readonly isUnclassified?: true;
      }
    /**
     * The customer left before anyone owned the chat, and `at` is when they went; or somebody of the company
     * ended it while it waited.
     */
    | {
        readonly type: "chat.abandoned";
        readonly why: "left" | "gone" | "ended";
      }
    /** The chat's customer may not write any more, until then or for good. */
    | {
        readonly type: "customer.blocked";
        readonly reason: string;
        readonly until: number | null;
      }
    | {
        readonly type: "chat.classified";
        readonly classificationId: ClassificationId | null;
      }
    /** Its agent calls the customer's behaviour abusive, or takes that back. (B-56) */
    | {
        readonly type: "chat.marked-abusive";
        readonly isAbusive: boolean;
      }
    | {
        readonly type: "contact.assigned";
        readonly contactId: ContactId | null;
      }
    /** The company vouches for who the customer is. (B-75) */
    | {
        readonly type: "chat.identified";
        readonly person: Person;
        readonly contactId: ContactId | null;
      }
    /** The company's page says this of the customer, in place of what it said before. */
    | { readonly type: "chat.described"; readonly fields: readonly Field[] }
    /** The customer wants to be reached there when they have left. (B-79) */
    | { readonly type: "customer.address-left"; readonly email: string }
    /** A mail is to be sent, about the events after `after` up to `upTo`. */
    | {
        readonly type: "mail.queued";
        readonly mailId: MailId;
        readonly kind: MailKind;
        readonly to: string;
        readonly after: number;
        readonly upTo: number;
      }
    | { readonly type: "mail.sent"; readonly mailId: MailId }
    /** Given up. `response`: what the mail server said, empty when it said nothing. */
    | {
        readonly type: "mail.failed";
        readonly mailId: MailId;
        readonly why: MailFailure;
        readonly response: string;
      }
    /** The customer has seen the answers of a finished chat, so no mail is needed. */
    | { readonly type: "mail.spared" }
    /** The customer's rating, after the chat's end. (B-57) */
    | { readonly type: "chat.rated"; readonly stars: number; readonly comment: string }
    /** The reply wait that began at `since` reached its target at `at`. */
    | {
        readonly type: "reply-target.missed";
        readonly since: number;
        readonly targetMs: number;
      }
  );
