import type { Clock } from "../ports/clock.ts";

const everyMs = 500;

interface Needs {
  readonly clock: Pick<Clock, "after">;
  readonly holdsLease: () => boolean;
  readonly lost: () => void;
}

/**
 * Calls `lost` repeatedly while the lease is not held. Uses a timer because without a lease the store seldom
 * answers, so nothing that depends on its answer would come in time. The lease must be missing at two checks
 * in a row: a process that stood still may check before it could renew. Returns a function that stops this.
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
