import type { Given } from "../session/commands.ts";

/** The chat is no longer one that waits here, so that nothing is left to end. */
const notWaiting: readonly string[] = ["already-owned", "chat-over", "not-found"];

interface EndingWords {
  readonly tone: "done" | "refused";
  readonly words: string;
}

/** What became of several waiting chats that were to be ended. */
export function endingWords(outcomes: readonly Given[]): EndingWords {
  const errors = outcomes.flatMap(({ refusal }) => refusal ?? []);
  const [failed, ...others] = errors.filter(({ code }) => !notWaiting.includes(code));
  const failedCount = failed ? 1 + others.length : 0;
  const leftCount = errors.length - failedCount;
  const sentences = [`${chatsWere(outcomes.length - errors.length)} ended.`];
  if (leftCount > 0) sentences.push(`${chatsWere(leftCount)} left alone, being taken or over by then.`);
  if (failed) sentences.push(`${chatsWere(failedCount)} not ended: ${failed.words}`);
  return { tone: errors.length === 0 ? "done" : "refused", words: sentences.join(" ") };
}

function chatsWere(count: number): string {
  return count === 1 ? "1 chat was" : `${count === 0 ? "No" : count} chats were`;
}
