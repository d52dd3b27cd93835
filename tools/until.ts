/** A model that can be observed. */
interface Changing<Model> {
  get(): Model;
  subscribe(listener: () => void): () => void;
}

/**
 * Resolves with the first model that meets the condition; rejects with the last one when that does not happen
 * in time.
 */
export function until<Model>(
  store: Changing<Model>,
  isAsWanted: (model: Model) => boolean,
  withinMs = 60_000,
): Promise<Model> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      unsubscribe();
    };
    const look = () => {
      try {
        const model = store.get();
        if (!isAsWanted(model)) return;
        end();
        resolve(model);
      } catch (error) {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    const timer = setTimeout(() => {
      end();
      const words = JSON.stringify(store.get()).slice(0, 2_000);
      reject(new Error(`Not as wanted within ${withinMs} ms: ${isAsWanted.toString()} in ${words}`));
    }, withinMs);
    const unsubscribe = store.subscribe(look);
    look();
  });
}
