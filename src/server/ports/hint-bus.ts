import type { ChatId, CustomerId, UserId } from "#core/ids.ts";
import type { ServerId } from "./cluster-store.ts";

/** What one server tells the others at once. Nothing depends on its arrival. */
export type Hint =
  /** The server has committed something, and its news of that has this number. */
  | { readonly type: "news"; readonly serverId: ServerId; readonly number: number }
  /** Somebody at one of its doors is typing, or has stopped. */
  | {
      readonly type: "customer-typing";
      readonly who: CustomerId;
      readonly chatId: ChatId;
      readonly on: boolean;
    }
  | { readonly type: "staff-typing"; readonly who: UserId; readonly chatId: ChatId; readonly on: boolean };

/**
 * Carries hints from each server to all others. It may lose, double, delay and reorder them: whoever
 * hears nothing looks at the store after a while, and whoever hears twice finds nothing new there.
 */
export interface HintBus {
  send(hint: Hint): void;
  /** Hears what others send; the result ends it. */
  listen(listener: (hint: Hint) => void): () => void;
}
