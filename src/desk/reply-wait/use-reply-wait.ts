import { useEffect } from "react";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useNow } from "../time/use-now.ts";
import { type ReplyWaitNow, type Waiting, lateFrom, replyWaitAt } from "./reply-wait-at.ts";

/** The reply wait, counting; it turns late at the very moment, not at the next tick. (B-31) */
export function useReplyWait(waiting: Waiting): ReplyWaitNow | null {
  const { ticker } = useSignedInDesk();
  const now = useNow();
  const turnsAt = lateFrom(waiting);
  useEffect(() => (turnsAt === null ? undefined : ticker.tickAt(turnsAt)), [ticker, turnsAt]);
  return replyWaitAt(waiting, now);
}
