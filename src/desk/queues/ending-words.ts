import type { Given } from "../session/commands.ts";
import { laterWords } from "../words/words.ts";

/** The chat is no longer one that waits here, so that nothing is left to end. */
const notWaiting: readonly string[] = ["already-owned", "chat-over", "not-found"];

interface EndingWords {
  readonly tone: "done" | "refused";
  readonly words: string;
}

/** What became of several waiting chats that were to be ended. */
export function endingWords(outcomes: readonly Given[]): EndingWords {
  const { queues } = laterWords;
  const errors = outcomes.flatMap(({ refusal }) => refusal ?? []);
  const [failed, ...others] = errors.filter(({ code }) => !notWaiting.includes(code));
  const failedCount = failed ? 1 + others.length : 0;
  const leftCount = errors.length - failedCount;
  const sentences = [queues.ended(outcomes.length - errors.length)];
  if (leftCount > 0) sentences.push(queues.leftAlone(leftCount));
  if (failed) sentences.push(queues.notEnded(failedCount, failed.words));
  return { tone: errors.length === 0 ? "done" : "refused", words: sentences.join(" ") };
}
