import type { Counted, Sentence } from "#contract/sentence.ts";

/** The words that the chat needs from its first moment; every language has all of these. */
export interface ChatWords {
  readonly chat: string;
  readonly minimise: string;
  readonly menu: string;
  readonly connecting: string;
  readonly greeting: string;
  readonly invitation: Sentence<"company">;
  readonly isNew: string;
  readonly isWaiting: string;
  readonly isOver: string;
  readonly reconnecting: string;
  readonly unreached: string;
  readonly fleeting: string;
  readonly typing: Sentence<"name">;
  readonly somebody: string;
  readonly you: string;
  readonly automatic: string;
  readonly cannotShow: string;
  readonly messages: string;
  readonly newMessages: Counted;
  readonly toNewest: string;
  readonly loadingOlder: string;
  readonly today: string;
  readonly yesterday: string;
  readonly write: string;
  readonly writeAgain: string;
  readonly send: string;
  readonly lengthLeft: Sentence<"length" | "max">;
  readonly tooLong: Sentence<"excess">;
  readonly states: Readonly<Record<"sending" | "sent" | "delivered" | "seen", string>>;
  readonly notSent: Sentence<"reason">;
  readonly tryAgain: string;
  readonly discard: string;
}
