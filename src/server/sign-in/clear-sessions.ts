import { sql } from "kysely";
import type { Clock } from "../ports/clock.ts";
import type { Engine } from "../store/engines/engine.ts";

const everyMs = 3_600_000;

interface Needs {
  readonly authDatabase: Engine["authDatabase"];
  readonly clock: Clock;
  readonly failed: (fault: unknown) => void;
}

/**
 * Deletes sessions that have run out, now and every hour: the sign-in library only does so when somebody
 * comes back with one. The result ends it.
 */
export function clearSessions({ authDatabase, clock, failed }: Needs): () => void {
  let cancel = () => {};
  const clear = () => {
    // The library goes by the machine's calendar, whatever this server's clock shows.
    const now = new Date();
    sql`delete from auth_session where "expiresAt" < ${now}`.execute(authDatabase.db).catch(failed);
    cancel = clock.after(everyMs, clear);
  };
  clear();
  return () => cancel();
}
