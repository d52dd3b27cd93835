import type { Happened } from "../author.ts";
import type { BreakReasonId, ChatId, UserId } from "../ids.ts";
import type { BaseStatus } from "./agent.ts";

/** Why an owned chat went back to its queue, or left the inbox for good. */
export type LossReason =
  | "put-back"
  | "transferred"
  | "closed"
  | "agent-gone"
  | "signed-out"
  | "no-longer-served"
  | "no-response";

/** The outcome of an offer that the agent made to another. */
export type OfferAnswer = "accepted" | "declined" | "timed-out" | "gone";

export type AgentEvent = Happened &
  (
    | {
        readonly type: "agent.status-chosen";
        readonly base: BaseStatus;
        readonly breakReasonId: BreakReasonId | null;
      }
    /** A break that begins when the last owned chat leaves. (B-61) */
    | { readonly type: "agent.break-planned"; readonly breakReasonId: BreakReasonId }
    /** A break has got longer than its reason allows; dated when it did. (B-60) */
    | { readonly type: "agent.break-overran" }
    /** Without a connection for the whole grace time; dated when that ended. (B-62) */
    | { readonly type: "agent.lapsed" }
    | {
        readonly type: "agent.chat-gained";
        readonly chatId: ChatId;
        readonly how: "allocated" | "taken" | "accepted";
      }
    | {
        readonly type: "agent.chat-lost";
        readonly chatId: ChatId;
        readonly why: LossReason;
      }
    /** Told to who had offered the chat to `userId`. (B-44) */
    | {
        readonly type: "agent.offer-answered";
        readonly chatId: ChatId;
        readonly userId: UserId;
        readonly answer: OfferAnswer;
      }
    | { readonly type: "agent.item-played"; readonly chatId: ChatId }
    | { readonly type: "agent.item-paused"; readonly chatId: ChatId }
    /** A chat of theirs has ended and is now in wrap-up. */
    | { readonly type: "agent.wrap-up-began"; readonly chatId: ChatId }
  );
