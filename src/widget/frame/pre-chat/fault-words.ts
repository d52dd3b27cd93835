import type { Sentence } from "#contract/sentence.ts";
import type { PreChatWords } from "../words/later-words.ts";
import { chat, later } from "../words/spoken.ts";

/** What can be wrong with an answer, in words. */
export interface FaultWords extends Pick<PreChatWords, "missing" | "noPhone" | "notOffered" | "agreeFirst"> {
  readonly wrongEmail: string;
  readonly tooLong: Sentence<"excess">;
}

export function faultWords(): FaultWords {
  return { ...later.preChat, wrongEmail: later.reach.wrongEmail, tooLong: chat.tooLong };
}
