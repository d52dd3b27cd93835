import { sql } from "kysely";
import type { Clock } from "../ports/clock.ts";
import type { Engine } from "../store/engines/engine.ts";

/** How long sessions last, in milliseconds: without a use, and at most. */
export interface SessionTimes {
  readonly idleMs: number;
  readonly ageMs: number;
}

/** Interval at which open desks are counted as a use of their sessions, and sessions that are over are deleted. */
const everyMs = 300_000;

/** Most sessions in one statement. */
const atOnceMax = 500;

interface OpenDesk {
  readonly session: string;
  signOut(): void;
}

interface Needs {
  readonly authDatabase: Engine["authDatabase"];
  readonly clock: Clock;
  readonly times: SessionTimes;
  /** Desks that are open at this server. */
  readonly desks: () => Iterable<OpenDesk>;
  readonly failed: (fault: unknown) => void;
}

/**
 * Sees to it that sessions end when they are idle and when they are old, now and every few minutes. An open
 * desk is a use of its session; one whose session is over is signed out. The result ends it.
 */
export function keepSessions({ authDatabase: { db }, clock, times, desks, failed }: Needs): () => void {
  let cancel = () => {};
  let isOver = false;
  const keep = async () => {
    // The library goes by the machine's calendar, whatever this server's clock shows.
    const now = Date.now();
    const oldest = new Date(now - times.ageMs);
    const open = [...desks()];
    for (let from = 0; from < open.length; from += atOnceMax) {
      const some = open.slice(from, from + atOnceMax);
      const tokens = sql.join(some.map(({ session }) => session));
      const { rows } = await sql<{ token: string }>`
        update auth_session set "expiresAt" = ${new Date(now + times.idleMs)}, "updatedAt" = ${new Date(now)}
        where token in (${tokens}) and "expiresAt" > ${new Date(now)} and "createdAt" > ${oldest}
        returning token`.execute(db);
      const lasting = new Set(rows.map(({ token }) => token));
      for (const desk of some) if (!lasting.has(desk.session)) desk.signOut();
    }
    await sql`delete from auth_session where "expiresAt" < ${new Date(now)} or "createdAt" <= ${oldest}`.execute(
      db,
    );
  };
  // The next time counts from the end of this one, so that a store that is slow is not asked twice at once.
  const keepNow = () =>
    void keep()
      .catch(failed)
      .finally(() => {
        if (!isOver) cancel = clock.after(everyMs, keepNow);
      });
  keepNow();
  return () => {
    isOver = true;
    cancel();
  };
}
