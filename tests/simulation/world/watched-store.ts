import { type Save, type SaveOutcome, type Store, StoreFault } from "#server/ports/store.ts";
import type { Chance } from "./chance.ts";
import type { WorldTime } from "./world-time.ts";

/** What may happen to the next save. */
export type SaveTrouble = "refused" | "stored-unheard" | "crash-before" | "crash-after";

/** What comes of something whose process has died while it was done. */
const lost = Symbol("lost");

interface Needs {
  readonly time: WorldTime;
  readonly chance: Chance;
  readonly crash: () => void;
  readonly saved: (save: Save) => void;
  /** A trouble that was made has come about. */
  readonly heard: () => void;
}

/** A store that troubles can be made for, and that tells what is really in it. */
export interface WatchedStore extends Store {
  /** How much is being asked of the real store now. */
  underway: number;
  trouble: SaveTrouble | null;
  /** Up to so long every answer takes; 0 = none longer than it must. */
  slowMs: number;
  /** This server's line to the store is cut, and nobody else's. */
  isCutOff: boolean;
  /** Whoever asks gets no answer any more. */
  die(): void;
}

/**
 * The store of one server process. It tells of a save when the real store has said that it is stored,
 * whatever becomes of that answer on its way to whoever asked.
 */
export function watchStore(store: Store, needs: Needs): WatchedStore {
  const { time, chance } = needs;
  let isDead = false;
  let lastTurnAt = 0;
  const never = () => new Promise<never>(() => {});

  /** Saves keep their order, as they do in the real store. */
  const wait = (inOrder: boolean): Promise<void> | null => {
    if (watched.slowMs === 0 && lastTurnAt <= time.now) return null;
    const at = time.now + 10 * chance.below(Math.round(watched.slowMs / 10) + 1);
    const turnAt = inOrder ? Math.max(at, lastTurnAt) : at;
    if (inOrder) lastTurnAt = turnAt;
    return new Promise((resolve) => time.schedule(turnAt, resolve));
  };

  const ask = async <Result>(inOrder: boolean, real: () => Promise<Result>): Promise<Result> => {
    if (isDead) return never();
    const before = wait(inOrder);
    if (before) await before;
    // A process that has died meanwhile asks nothing any more.
    if (isDead) return never();
    if (watched.isCutOff) throw new StoreFault("The simulated line to the store is cut", undefined);
    watched.underway += 1;
    const result = await real()
      .catch((fault: unknown): typeof lost => {
        if (isDead) return lost;
        throw fault;
      })
      .finally(() => (watched.underway -= 1));
    const after = wait(inOrder);
    if (after) await after;
    if (isDead || result === lost) return never();
    return result;
  };

  const save = (one: Save): Promise<SaveOutcome> =>
    ask(true, async () => {
      const { trouble } = watched;
      watched.trouble = null;
      if (trouble) needs.heard();
      if (trouble === "refused") throw new StoreFault("The simulated disk is full", undefined);
      if (trouble === "crash-before") {
        needs.crash();
        throw new StoreFault("Nobody is left to hear of this", undefined);
      }
      const outcome = await store.save(one);
      if (outcome.kind === "saved") needs.saved(one);
      if (trouble === "stored-unheard")
        throw new StoreFault("The simulated line to the store broke", undefined);
      if (trouble === "crash-after") needs.crash();
      return outcome;
    });

  const own = {
    underway: 0,
    trouble: null as SaveTrouble | null,
    slowMs: 0,
    isCutOff: false,
    save,
    die() {
      isDead = true;
    },
  };
  const others = Object.entries(store).filter(([name]) => !(name in own));
  const watched: WatchedStore = Object.assign(
    own,
    Object.fromEntries(
      others.map(([name, member]: [string, unknown]) => {
        if (typeof member !== "function") return [name, member];
        const asked = member as (...values: unknown[]) => Promise<unknown>;
        return [name, (...values: unknown[]) => ask(false, () => asked.apply(store, values))];
      }),
    ) as unknown as Store,
  );
  return watched;
}
