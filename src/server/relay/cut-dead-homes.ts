import type { Clock } from "../ports/clock.ts";
import type { Homes } from "../ports/homes.ts";
import type { Relay } from "./relay.ts";

const everyMs = 500;

interface Needs {
  readonly relay: Pick<Relay, "homes" | "cutAllTo">;
  readonly homes: Pick<Homes, "living">;
  readonly clock: Pick<Clock, "after">;
  readonly failed: (fault: unknown) => void;
}

/**
 * Cuts connections to homes whose lease has run out, so that their clients come again and find the next
 * home: a process that stands still closes nothing, and may never wake up. The result ends it.
 */
export function cutDeadHomes({ relay, homes, clock, failed }: Needs): () => void {
  let cancel = () => {};
  let isStopped = false;
  const look = async () => {
    const addresses = relay.homes();
    const living = addresses.length > 0 ? await homes.living(addresses) : new Set<string>();
    for (const address of addresses) if (!living.has(address)) relay.cutAllTo(address);
  };
  const lookLater = () => {
    cancel = clock.after(everyMs, () => {
      look()
        .catch(failed)
        .finally(() => isStopped || lookLater());
    });
  };
  lookLater();
  return () => {
    isStopped = true;
    cancel();
  };
}
