import type { ChatId, ClassificationId, CommandId, ContactId, QueueId, UserId } from "../ids.ts";

/** One line of a chat as its staff see it. Times are ms since epoch. */
export type StaffEvent = { readonly number: number; readonly at: number } & (
  | {
      readonly type: "message";
      readonly from: "customer";
      readonly text: string;
    }
  | {
      readonly type: "message";
      readonly from: "agent";
      readonly userId: UserId;
      readonly text: string;
      readonly commandId: CommandId | null;
    }
  /** Said by nobody: an announcement. */
  | { readonly type: "message"; readonly from: "automatic"; readonly text: string }
  | { readonly type: "note"; readonly by: UserId; readonly text: string }
  | { readonly type: "requested"; readonly queueId: QueueId }
  | { readonly type: "allocated"; readonly to: UserId }
  | { readonly type: "taken"; readonly by: UserId }
  | { readonly type: "played"; readonly by: UserId }
  | { readonly type: "paused"; readonly by: UserId }
  | { readonly type: "put-back"; readonly by: UserId }
  | { readonly type: "returned"; readonly from: UserId; readonly why: string }
  | {
      readonly type: "transferred";
      readonly by: UserId;
      readonly fromQueueId: QueueId;
      readonly toQueueId: QueueId;
    }
  | { readonly type: "ended"; readonly by: "customer" | "agent"; readonly userId: UserId | null }
  | { readonly type: "extended"; readonly by: UserId }
  | { readonly type: "closed"; readonly why: string }
  | { readonly type: "abandoned"; readonly why: "left" | "gone" }
  | {
      readonly type: "classified";
      readonly by: UserId;
      readonly classificationId: ClassificationId | null;
    }
  | {
      readonly type: "contact-assigned";
      readonly by: UserId;
      readonly contactId: ContactId | null;
    }
  | { readonly type: "target-missed"; readonly targetMs: number }
);

/** One line of a chat as its customer sees it: nothing of what the company says to itself. */
export type CustomerEvent = { readonly number: number; readonly at: number } & (
  | { readonly type: "requested"; readonly previousChatId: ChatId | null }
  | {
      readonly type: "message";
      readonly from: "customer";
      readonly text: string;
      readonly commandId: CommandId | null;
    }
  | { readonly type: "message"; readonly from: "agent"; readonly name: string; readonly text: string }
  | { readonly type: "message"; readonly from: "automatic"; readonly text: string }
  | { readonly type: "joined"; readonly name: string; readonly again: boolean }
  | { readonly type: "waiting" }
  | { readonly type: "ended"; readonly by: "customer" | "agent" }
);
