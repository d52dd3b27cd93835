import type { UserId } from "../ids.ts";

/** Why an agent could not be given a chat, or offered it. */
export type IneligibilityView =
  | "no-webchat"
  | "not-in-group"
  | "not-available"
  | "not-connected"
  | "has-active-item"
  | "at-maximum"
  | "declined"
  | "missed";

/** An agent as allocation saw them. */
export interface CandidateView {
  readonly userId: UserId;
  /** `null`: they could be given the chat. */
  readonly why: IneligibilityView | null;
  readonly owned: number;
  readonly chatsMax: number;
  /** 0 = never. */
  readonly lastAllocatedAt: number;
}

interface CandidatesView {
  /** Best first; of the last allocation the first is who got the chat. */
  readonly candidates: readonly CandidateView[];
  /** How many more there were. */
  readonly others: number;
}

/** The last time the system gave the chat to somebody, and why it waits. (B-13) */
export interface AllocationView {
  /** Are the chats of its queue given out by the system? */
  readonly isAuto: boolean;
  /** How the chat came to the agent who has it now, where the system did not give it to them. */
  readonly since: "taken" | "accepted" | null;
  readonly last: (CandidatesView & { readonly at: number; readonly to: UserId }) | null;
  /** How the agents stand now; `null` unless the chat waits. */
  readonly now: CandidatesView | null;
}
