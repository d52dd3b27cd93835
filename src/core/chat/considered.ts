import type { UserId } from "../ids.ts";
import type { Ineligibility } from "../refusal.ts";

/** An agent as allocation saw them when it gave a chat to somebody. (B-13) */
export interface Considered {
  readonly userId: UserId;
  /** Why they could not be given it; `null` when they could. */
  readonly why: Ineligibility | null;
  readonly owned: number;
  readonly chatsMax: number;
  /** 0 = never. */
  readonly lastAllocatedAt: number;
}

/** The agents that came into question for a chat, best first, and how many more there were. */
export interface Consideration {
  readonly candidates: readonly Considered[];
  readonly others: number;
}
