import type { CustomerSession } from "#client/customer-session.ts";
import { useCallback, useEffect, useState } from "preact/hooks";
import type { ScrollKeeper } from "./scroll-keeper.ts";

/** Older lines are fetched within this distance of the top. */
const topPx = 160;

interface Options {
  readonly session: CustomerSession;
  readonly keeper: ScrollKeeper;
  readonly isOnline: boolean;
  readonly hasOlder: boolean;
  readonly firstKey: string;
}

/** Fetches older lines when the reader comes near to the top, or when a log is too short to be scrolled. */
export function useOlder({ session, keeper, isOnline, hasOlder, firstKey }: Options) {
  const [isLoading, setLoading] = useState(false);
  const [hasFailed, setFailed] = useState(false);
  const mayRead = isOnline && hasOlder && !isLoading && !hasFailed;

  const readOlder = useCallback(async () => {
    if (!mayRead || keeper.above > topPx) return;
    setLoading(true);
    setFailed(!(await session.readOlder()));
    setLoading(false);
  }, [mayRead, keeper, session]);

  useEffect(() => void readOlder(), [readOlder, firstKey]);
  // A new connection may succeed.
  useEffect(() => setFailed(false), [isOnline]);

  return { isLoading, readOlder };
}
