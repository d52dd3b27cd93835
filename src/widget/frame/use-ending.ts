import type { CustomerSession } from "#client/customer-session.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import type { CommandError } from "#contract/error-codes.ts";
import { useEffect, useState } from "preact/hooks";

/** The customer's way to end the chat: asked, under way, done or refused. */
export function useEnding(session: CustomerSession, situation: SituationView["kind"]) {
  const [isAsking, setAsking] = useState(false);
  const [isUnderWay, setUnderWay] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);

  useEffect(() => {
    setAsking(false);
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
    isAsking,
    isUnderWay,
    error,
    ask: () => setAsking(true),
    stopAsking: () => setAsking(false),
    end: () => void end(),
  };
}
