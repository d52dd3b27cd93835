import type { ModelStore } from "#client/model-store.ts";
import { useEffect, useState } from "preact/hooks";

/** The store's present value; what calls this is drawn again when it changes. */
export function useStore<Model>(store: ModelStore<Model>): Model {
  const [model, setModel] = useState(store.get);
  useEffect(() => {
    const refresh = () => setModel(store.get);
    // The model may have changed between rendering and this effect.
    refresh();
    return store.subscribe(refresh);
  }, [store]);
  return model;
}
