import { useEffect, useState } from "react";
import type { QueryAnswers, QueryName, QueryPayload } from "#contract/queries/queries.ts";
import { wordsForError } from "../words/words-for-error.ts";
import { useSignedInDesk } from "./signed-in-desk.ts";
import { useIsOnline } from "./use-desk.ts";

interface Asked<Name extends QueryName> {
  /** The last answer, also while a newer one is awaited; `null`: there was none. */
  readonly answer: QueryAnswers[Name] | null;
  /** Why there is no newer answer, in words. */
  readonly failure: string;
  readonly askAgain: () => void;
}

/**
 * The answer to a question, which is asked again when its payload is another one, or the connection is back.
 * Only the latest question is answered.
 */
export function useAnswer<Name extends QueryName>(
  name: Name,
  payload: QueryPayload<Name> | null,
): Asked<Name> {
  const { session } = useSignedInDesk();
  const isOnline = useIsOnline();
  const [answer, setAnswer] = useState<QueryAnswers[Name] | null>(null);
  const [failure, setFailure] = useState("");
  // Another object with the same payload asks the same once more.
  const [asking, setAsking] = useState<{ readonly payload: string | null }>({ payload: null });
  const wanted = payload && JSON.stringify(payload);
  if (asking.payload !== wanted) setAsking({ payload: wanted });
  useEffect(() => {
    if (asking.payload === null || !isOnline) return undefined;
    let isCurrent = true;
    const asked = JSON.parse(asking.payload) as QueryPayload<Name>;
    void session.query(name, asked).then(({ ok, error }) => {
      if (!isCurrent) return;
      if (ok) setAnswer(ok);
      setFailure(error ? wordsForError(error) : "");
    });
    return () => {
      isCurrent = false;
    };
  }, [session, name, asking, isOnline]);
  return { answer, failure, askAgain: () => setAsking((before) => ({ ...before })) };
}
