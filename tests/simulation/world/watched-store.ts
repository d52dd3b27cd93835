import { type Save, type SaveOutcome, type Store, StoreFault } from "#server/ports/store.ts";
import type { StoreLine } from "./store-line.ts";

/** What may happen to the next save. */
export type SaveTrouble = "refused" | "stored-unheard" | "crash-before" | "crash-after";

interface Needs {
  readonly line: StoreLine;
  readonly crash: () => void;
  readonly saved: (save: Save) => void;
  /** A trouble that was made has come about. */
  readonly heard: () => void;
}

/** A store that troubles can be made for, and that tells what is really in it. */
export interface WatchedStore extends Store {
  trouble: SaveTrouble | null;
}

/**
 * The store of one server process. It tells of a save when the real store has said that it is stored,
 * whatever becomes of that answer on its way to whoever asked.
 */
export function watchStore(store: Store, needs: Needs): WatchedStore {
  const { line } = needs;
  const save = (one: Save): Promise<SaveOutcome> =>
    line.ask(true, async () => {
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

  const own = { trouble: null as SaveTrouble | null, save };
  const others = Object.entries(store).filter(([name]) => !(name in own));
  const watched: WatchedStore = Object.assign(
    own,
    Object.fromEntries(
      others.map(([name, member]: [string, unknown]) => {
        if (typeof member !== "function") return [name, member];
        const asked = member as (...values: unknown[]) => Promise<unknown>;
        return [name, (...values: unknown[]) => line.ask(false, () => asked.apply(store, values))];
      }),
    ) as unknown as Store,
  );
  return watched;
}
