import type { UserId } from "#core/ids.ts";
import type { People } from "./people.ts";
import type { Credentials } from "../ports/credentials.ts";

/** The same credentials, but that with a user's sessions their open desks end as well. */
export function endDesksToo(credentials: Credentials, people: People): Credentials {
  // At the end of the turn: whoever ended their own is still told that it was done.
  const endDesks = (userId: UserId) =>
    setImmediate(() => {
      for (const connection of people.staff(userId)) connection.signOut();
    });
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
