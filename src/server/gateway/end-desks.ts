import type { UserId } from "#core/ids.ts";
import type { People } from "./people.ts";
import type { Credentials } from "../ports/credentials.ts";

/** The same credentials, but that with a user's sessions their open desks end as well. */
export function endDesksToo(credentials: Credentials, people: People): Credentials {
  // Runs after this turn, so that users who end their own sessions still get the answer.
  const endDesks = (userId: UserId) => setImmediate(() => people.signOut(userId));
  return {
    async setPassword(userId, password) {
      await credentials.setPassword(userId, password);
      endDesks(userId);
    },
    async endSessions(userId) {
      await credentials.endSessions(userId);
      endDesks(userId);
    },
  };
}
