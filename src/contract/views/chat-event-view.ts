import type { AuthorView } from "./author-view.ts";
import type { MailFailureView, MailKindView } from "./mail-view.ts";
import type { MessagePartView } from "./message-part-view.ts";
import type { ChatId, ClassificationId, CommandId, ContactId, QueueId, UserId } from "../ids.ts";

/** One line of a chat as its staff see it. Times are ms since epoch. */
export type StaffEvent = {
  readonly number: number;
  readonly at: number;
  readonly by: AuthorView;
} & (
  | {
      readonly type: "message";
      readonly parts: readonly MessagePartView[];
      readonly commandId: CommandId | null;
    }
  | { readonly type: "note"; readonly text: string }
  | { readonly type: "requested"; readonly queueId: QueueId }
  | { readonly type: "allocated"; readonly to: UserId }
  | { readonly type: "taken"; readonly to: UserId }
  | { readonly type: "offered"; readonly to: UserId }
  | {
      readonly type: "offer-ended";
      readonly to: UserId;
      readonly why: "declined" | "timed-out" | "gone" | "withdrawn";
    }
  | { readonly type: "accepted"; readonly from: UserId; readonly to: UserId }
  | { readonly type: "played" }
  | { readonly type: "paused" }
  | { readonly type: "put-back" }
  | { readonly type: "returned"; readonly from: UserId; readonly why: string }
  | {
      readonly type: "transferred";
      readonly fromQueueId: QueueId;
      readonly toQueueId: QueueId;
    }
  | { readonly type: "ended" }
  | { readonly type: "extended" }
  /** Unclassified: its time ran out without the classification that its queue asks for. */
  | { readonly type: "closed"; readonly why: string; readonly isUnclassified: boolean }
  | { readonly type: "abandoned"; readonly why: "left" | "gone" | "ended" }
  | { readonly type: "blocked"; readonly reason: string; readonly until: number | null }
  | {
      readonly type: "classified";
      readonly classificationId: ClassificationId | null;
    }
  | { readonly type: "marked-abusive"; readonly isAbusive: boolean }
  | {
      readonly type: "contact-assigned";
      readonly contactId: ContactId | null;
    }
  | { readonly type: "identified"; readonly externalId: string; readonly name: string }
  | { readonly type: "described" }
  | { readonly type: "hand-raised"; readonly text: string }
  | { readonly type: "hand-lowered" }
  | { readonly type: "address-left"; readonly email: string }
  | { readonly type: "mail-queued"; readonly kind: MailKindView; readonly to: string }
  | { readonly type: "mail-sent" }
  | { readonly type: "mail-failed"; readonly why: MailFailureView; readonly response: string }
  | { readonly type: "mail-spared" }
  | { readonly type: "rated"; readonly stars: number; readonly comment: string }
  | { readonly type: "target-missed"; readonly targetMs: number }
);

/** One line of a chat as its customer sees it: nothing of what the company says to itself. */
export type CustomerEvent = { readonly number: number; readonly at: number } & (
  | { readonly type: "requested"; readonly previousChatId: ChatId | null }
  | {
      readonly type: "message";
      readonly from: "customer";
      readonly parts: readonly MessagePartView[];
      readonly commandId: CommandId | null;
    }
  | {
      readonly type: "message";
      /** Anybody who speaks for the company. */
      readonly from: "agent";
      /** Empty when they have none that a customer may know. */
      readonly name: string;
      readonly parts: readonly MessagePartView[];
    }
  | { readonly type: "message"; readonly from: "automatic"; readonly parts: readonly MessagePartView[] }
  | { readonly type: "joined"; readonly name: string; readonly again: boolean }
  | { readonly type: "waiting" }
  /** What they left or gave is in the situation that comes with it. */
  | { readonly type: "address-left" | "rated" }
  /** By the company: nobody of it was with the customer. */
  | { readonly type: "ended"; readonly by: "customer" | "agent" | "company" }
);
