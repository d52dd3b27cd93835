import { useSyncExternalStore } from "react";
import { useSignedInDesk } from "../session/signed-in-desk.ts";

/** Server's time, new each second. Only small parts that show a time use it: it draws them anew. */
export function useNow(): number {
  const { ticker } = useSignedInDesk();
  return useSyncExternalStore(ticker.subscribe, ticker.get);
}
