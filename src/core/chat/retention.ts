import type { AccountRules } from "../account/account.ts";
import { type Chat, isFinished } from "./chat.ts";

const dayMs = 24 * 3_600_000;

/**
 * When the chat finished, in ms since epoch; `null` while it is live. Later additions, such as a note, do not
 * change it.
 */
export function finishedAt(chat: Chat): number | null {
  if (!isFinished(chat)) return null;
  return chat.state === "closed" ? chat.closedAt : chat.abandonedAt;
}

/** When a chat that finished at `finished` is due to be erased; `null` = never. (B-80) */
export function erasureDue(
  { retentionDays }: Pick<AccountRules, "retentionDays">,
  finished: number,
): number | null {
  return retentionDays === 0 ? null : finished + retentionDays * dayMs;
}

/** The latest finishing time of chats due to be erased by `now`; `null` = none ever. (B-80) */
export function erasedUpTo(
  { retentionDays }: Pick<AccountRules, "retentionDays">,
  now: number,
): number | null {
  return retentionDays === 0 ? null : now - retentionDays * dayMs;
}
