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
  /** Reads what the decision needs and memory may lack; left out where it lacks nothing. */
  readonly load?: () => Promise<unknown>;
  readonly decide: () => Decision;
}

/** Delay before a deadline is tried again after the store failed. */
const retryAfterMs = 1_000;

/** Carries out what is due, and tries again for as long as it cannot be stored. */
export function performWhenDue(needs: Needs, due: Due): void {
  const { performer, failed, clock } = needs;
  const { turn, decide, load } = due;
  const prepare = load ? () => load().then(() => decide) : () => decide;
  performer.perform({ commandId: null, turn, prepare }).catch((fault: unknown) => {
    failed(fault);
    clock.after(retryAfterMs, () => performWhenDue(needs, due));
  });
}
