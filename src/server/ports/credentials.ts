import type { UserId } from "#core/ids.ts";

/** Passwords and sessions of staff. The sign-in library keeps them beside the logs, never in them. */
export interface Credentials {
  /** Sets a user's password, makes one where there was none, and ends the user's sessions. */
  setPassword(userId: UserId, password: string): Promise<void>;
  /** Ends every session of the user, on every device. */
  endSessions(userId: UserId): Promise<void>;
}
