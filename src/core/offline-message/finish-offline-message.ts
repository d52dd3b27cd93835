import type { Happened } from "../author.ts";
import type { Change } from "../change.ts";
import type { OfflineMessage } from "./offline-message.ts";

/** Marks the message as finished; a second attempt finds it done. (B-73) */
export function finishOfflineMessage(message: OfflineMessage, finished: Happened): Change[] {
  if (message.done) return [];
  const { offlineMessageId: id } = message;
  return [{ log: "offline-message", id, event: { type: "offline-message.finished", ...finished } }];
}
