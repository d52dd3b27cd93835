import { createHash } from "node:crypto";
import type { SessionMark } from "../ports/cluster-store.ts";

/** What other servers know a session by: it is written where the session itself, which opens the desk, is not. */
export function markOf(session: string): SessionMark {
  return createHash("sha256").update(session).digest("base64url").slice(0, 16) as SessionMark;
}
