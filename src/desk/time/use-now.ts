import { useSyncExternalStore } from "react";
import { useSignedInDesk } from "../session/signed-in-desk.ts";

/**
 * The server's time, updated every second. Each update renders the component again, so only small ones use
 * this.
 */
export function useNow(): number {
  const { ticker } = useSignedInDesk();
  return useSyncExternalStore(ticker.subscribe, ticker.get);
}
