import type { UserId } from "#core/ids.ts";
import type { AuthContext, DBAdapter } from "better-auth";

/** A session of a user. Times are milliseconds since the epoch. */
export interface StaffSession {
  readonly sessionId: string;
  /** Names it as `SessionUser` does. */
  readonly session: string;
  readonly signedInAt: number;
  readonly usedAt: number;
  /** The browser's own name for itself. */
  readonly userAgent: string;
}

/** The sessions of a user that are not over. */
export async function listSessions(
  { internalAdapter }: Pick<AuthContext, "internalAdapter">,
  userId: UserId,
): Promise<readonly StaffSession[]> {
  const sessions = await internalAdapter.listSessions(userId, { onlyActiveSessions: true });
  return sessions.map(({ id, token, createdAt, updatedAt, userAgent }) => ({
    sessionId: id,
    session: token,
    signedInAt: createdAt.getTime(),
    usedAt: updatedAt.getTime(),
    userAgent: userAgent ?? "",
  }));
}

/** Does nothing when the user has no such session. */
export function endSession(
  { adapter }: { readonly adapter: Pick<DBAdapter, "delete"> },
  { userId, sessionId }: { readonly userId: UserId; readonly sessionId: string },
): Promise<void> {
  const where = [
    { field: "id", value: sessionId },
    { field: "userId", value: userId },
  ];
  return adapter.delete({ model: "session", where });
}
