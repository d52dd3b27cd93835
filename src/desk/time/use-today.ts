import { useSyncExternalStore } from "react";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { startOfDay } from "./time-of-day.ts";

/** Start of the present day, for `dayWords`: the component renders again at midnight, and not each second. */
export function useToday(): number {
  const { ticker } = useSignedInDesk();
  return useSyncExternalStore(ticker.subscribe, () => startOfDay(ticker.get()));
}
