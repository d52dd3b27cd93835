import { type ComponentType, type ReactNode, Suspense, lazy } from "react";

const loads: (() => Promise<unknown>)[] = [];

/**
 * A part that the first view does not need, such as a dialog or a menu's content, loaded from its own file.
 * `meanwhile` is shown until it is there.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = null,
): ComponentType<Props> {
  loads.push(load);
  const Part = lazy(async () => ({ default: await load() }));
  return function LazyPart(props: Props) {
    return (
      <Suspense fallback={meanwhile}>
        <Part {...props} />
      </Suspense>
    );
  };
}

/** Fetches these parts once the desk is there: a dialog must also open when the network is lost. */
export function fetchLazyParts(): void {
  // Whatever could not be fetched now is fetched when it is needed, and fails there if it must.
  for (const load of loads) void load().catch(() => null);
}
