import type { CustomerSession } from "#client/customer-session.ts";
import type { SituationView } from "#contract/views/situation-view.ts";
import type { CommandError } from "#contract/error-codes.ts";
import { useEffect, useState } from "preact/hooks";

/** The customer's way to end the chat: asked, under way, done or refused. */
export function useEnding(session: CustomerSession, situation: SituationView["kind"]) {
  /** How often the customer has asked since the answer before; 0 = the question is not open. */
  const [asked, setAsked] = useState(0);
  const [isUnderWay, setUnderWay] = useState(false);
  const [error, setError] = useState<CommandError | null>(null);

  useEffect(() => {
    setAsked(0);
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
    asked,
    isUnderWay,
    error,
    ask: () => setAsked(asked + 1),
    stopAsking: () => setAsked(0),
    end: () => void end(),
  };
}
