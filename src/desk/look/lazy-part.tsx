import { type ComponentType, type ReactNode, Suspense, lazy, useState } from "react";
import { FailedLoad } from "./failed-loads.tsx";
import { loadLaterWords } from "../words/words.ts";
import { Part } from "./part.tsx";

/** A file has not come, or was another's. */
class LoadError extends Error {}

const loads: (() => Promise<unknown>)[] = [];

/**
 * A part that the first view does not need, such as a dialog or a menu's content, loaded from its own file
 * together with the later words. `meanwhile` is shown until it is there. One that cannot be loaded says so, and the
 * rest goes on; one that was loaded and fails is a fault of the part around it. One that is heavy and seldom wanted
 * is fetched when it is used. (U-1)
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
  fetched: "ahead" | "used" = "ahead",
): (props: Props) => ReactNode {
  if (fetched === "ahead") loads.push(load);
  const begin = (): ComponentType<Props> =>
    lazy(async () => {
      const loaded = Promise.all([load(), loadLaterWords()]);
      const [part] = await loaded.catch((cause: unknown) => {
        throw new LoadError("The module of a lazy part was not loaded.", { cause });
      });
      return { default: part };
    });
  let newest = begin();
  return function LazyPart(props: Props) {
    const [Loaded, setLoaded] = useState(() => newest);
    const close = "close" in props && typeof props.close === "function" ? (props.close as () => void) : null;
    const whenFailed = (show: () => void, fault: unknown) => {
      if (!(fault instanceof LoadError)) throw fault;
      const tryAgain = () => {
        // The one that failed stays failed.
        newest = begin();
        setLoaded(() => newest);
        show();
      };
      return (
        <>
          {meanwhile}
          <FailedLoad close={close} tryAgain={tryAgain} />
        </>
      );
    };
    return (
      <Part name="" fallback={whenFailed}>
        <Suspense fallback={meanwhile}>
          <Loaded {...props} />
        </Suspense>
      </Part>
    );
  };
}

/** Fetches these parts once the desk is there: a dialog must also open when the network is lost. */
export function fetchLazyParts(): void {
  // Whatever could not be fetched now is fetched when it is needed, and says there if it cannot be.
  for (const load of loads) void load().catch(() => null);
}
