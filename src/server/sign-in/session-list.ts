import type { UserId } from "#core/ids.ts";
import type { AuthContext, DBAdapter } from "better-auth";

/** Most sessions of one user: more than anybody has devices. */
export const sessionsOfUserMax = 20;

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

/** Ends the user's sessions that began first, as far as there are too many. The result names them. */
export async function endOldSessions(
  context: Pick<AuthContext, "internalAdapter"> & { readonly adapter: Pick<DBAdapter, "delete"> },
  userId: UserId,
): Promise<readonly string[]> {
  const sessions = await listSessions(context, userId);
  const old = sessions.toSorted((a, b) => b.signedInAt - a.signedInAt).slice(sessionsOfUserMax);
  for (const { sessionId } of old) await endSession(context, { userId, sessionId });
  return old.map(({ session }) => session);
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
