import { useCards } from "../session/use-desk.ts";
import { useNow } from "../time/use-now.ts";
import { type WaitingByHand, waitingByHand } from "./waiting-by-hand.ts";

/** Who waits to be taken by hand, counting each second. */
export function useWaitingByHand(): WaitingByHand | null {
  const queues = useCards("queue");
  return waitingByHand(Object.values(queues), useNow());
}
