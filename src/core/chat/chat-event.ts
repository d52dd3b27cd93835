import type {
  AccountId,
  AnnouncementId,
  ChatId,
  ClassificationId,
  ContactId,
  CustomerId,
  QueueId,
  TemplateId,
  UserId,
} from "../ids.ts";
import type { CustomerPlace } from "./chat.ts";
import type { WrapUp } from "./wrap-up.ts";

/** A person, or nobody: an announcement is said automatically. (B-36) */
export type MessageSender =
  | { readonly kind: "customer" }
  | { readonly kind: "agent"; readonly userId: UserId }
  | { readonly kind: "automatic"; readonly announcementId: AnnouncementId };

export type EndedBy = { readonly kind: "customer" } | { readonly kind: "agent"; readonly userId: UserId };

/** Why a chat went back to its queue without its agent asking for it. */
export type ReturnReason = "agent-gone" | "signed-out" | "no-longer-served";

export type CloseReason =
  | "finished"
  | "expired"
  | "paused-too-long"
  | "agent-gone"
  | "signed-out"
  | "no-longer-served"
  | "no-wrap-up";

/** Everything that can happen to a chat, in the words of its log. `at` is ms since epoch. */
export type ChatEvent =
  | {
      readonly type: "chat.requested";
      readonly at: number;
      readonly chatId: ChatId;
      readonly accountId: AccountId;
      readonly customerId: CustomerId;
      readonly queueId: QueueId;
      readonly previousChatId: ChatId | null;
      readonly contactId: ContactId | null;
      readonly place: CustomerPlace;
    }
  | {
      readonly type: "message.sent";
      readonly at: number;
      readonly from: MessageSender;
      readonly text: string;
      readonly templateId?: TemplateId;
      /** Where the customer wrote it, when that is another page than before. */
      readonly page?: string;
    }
  | {
      readonly type: "note.added";
      readonly at: number;
      readonly by: UserId;
      readonly text: string;
    }
  | { readonly type: "chat.allocated"; readonly at: number; readonly to: UserId }
  | { readonly type: "chat.taken"; readonly at: number; readonly by: UserId }
  | {
      readonly type: "chat.played";
      readonly at: number;
      readonly by: UserId;
      /** What it is to the customer: their first agent, another one (or the same after a wait), or nothing new. */
      readonly joins: "first" | "again" | null;
    }
  | { readonly type: "chat.paused"; readonly at: number; readonly by: UserId }
  | { readonly type: "chat.put-back"; readonly at: number; readonly by: UserId }
  | {
      readonly type: "chat.returned";
      readonly at: number;
      readonly from: UserId;
      readonly why: ReturnReason;
    }
  | {
      readonly type: "chat.transferred";
      readonly at: number;
      readonly by: UserId;
      readonly fromQueueId: QueueId;
      readonly toQueueId: QueueId;
    }
  /** With a wrap-up it stays in the inbox; without one this closes it at once. */
  | {
      readonly type: "chat.ended";
      readonly at: number;
      readonly by: EndedBy;
      readonly wrapUp: WrapUp | null;
    }
  | { readonly type: "wrap-up.extended"; readonly at: number; readonly by: UserId }
  | {
      readonly type: "chat.closed";
      readonly at: number;
      readonly by: UserId | null;
      readonly why: CloseReason;
    }
  /** The customer left before anyone owned the chat; `at` is when they went. */
  | {
      readonly type: "chat.abandoned";
      readonly at: number;
      readonly why: "left" | "gone";
    }
  | {
      readonly type: "chat.classified";
      readonly at: number;
      readonly by: UserId;
      readonly classificationId: ClassificationId | null;
    }
  | {
      readonly type: "contact.assigned";
      readonly at: number;
      readonly by: UserId;
      readonly contactId: ContactId | null;
    }
  /** The reply wait that began at `since` reached its target at `at`. */
  | {
      readonly type: "reply-target.missed";
      readonly at: number;
      readonly since: number;
      readonly targetMs: number;
    };
