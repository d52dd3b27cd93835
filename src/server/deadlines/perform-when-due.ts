import type { Decision } from "../performer/decision.ts";
import type { Performer } from "../performer/performer.ts";
import type { Clock } from "../ports/clock.ts";

interface Needs {
  readonly performer: Performer;
  readonly clock: Clock;
  readonly failed: (fault: unknown) => void;
}

interface Due {
  readonly turn: string;
  readonly decide: () => Decision;
}

/** Delay before a deadline is tried again after the store failed. */
const retryAfterMs = 1_000;

/** Carries out what is due, and tries again for as long as it cannot be stored. */
export function performWhenDue(needs: Needs, due: Due): void {
  const { performer, failed, clock } = needs;
  const { turn, decide } = due;
  performer.perform({ commandId: null, turn, prepare: () => decide }).catch((fault: unknown) => {
    failed(fault);
    clock.after(retryAfterMs, () => performWhenDue(needs, due));
  });
}
