import type { CustomerSession } from "#client/customer-session.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import type { CommandError } from "#contract/error-codes.ts";
import { useEffect, useState } from "preact/hooks";

/** What the customer wants of the chat, of which they are asked something before it is done. */
export type Wanted = "end" | "forget" | "address" | "transcript";

/** The customer's way to what is done to the chat as a whole: wanted, and of the end whether it is under way. */
export function useEnding(session: CustomerSession, situation: SituationView["kind"]) {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  /** How often the customer has wanted something: a part that could not be loaded is tried again. */
  const [count, setCount] = useState(0);
  const [isUnderWay, setUnderWay] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);

  useEffect(() => {
    setWanted(null);
    setError(null);
  }, [situation]);

  const end = async () => {
    setUnderWay(true);
    setError(null);
    const refusal = await session.leave();
    setUnderWay(false);
    // A chat that is over already is what the customer wanted.
    if (refusal?.code !== "chat-over") setError(refusal);
  };

  return {
    wanted,
    count,
    isUnderWay,
    error,
    want(what: Wanted) {
      setWanted(what);
      setCount(count + 1);
    },
    stop: () => setWanted(null),
    end: () => void end(),
  };
}
