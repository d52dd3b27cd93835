import type { Clock } from "../ports/clock.ts";

const everyMs = 500;

interface Needs {
  readonly clock: Pick<Clock, "after">;
  readonly holdsLease: () => boolean;
  readonly lost: () => void;
}

/**
 * Calls `lost` again and again while the lease is not held. By a timer of its own: without a lease the store
 * seldom answers, so nothing that asks it comes in time. At two looks in a row: a process that stood still
 * may look before it has had its turn to renew. The result ends it.
 */
export function watchLease({ clock, holdsLease, lost }: Needs): () => void {
  let cancel = () => {};
  let hadLease = true;
  const lookLater = () => {
    cancel = clock.after(everyMs, () => {
      const hasLease = holdsLease();
      if (!hasLease && !hadLease) lost();
      hadLease = hasLease;
      lookLater();
    });
  };
  lookLater();
  return () => cancel();
}
