import { Button } from "@mantine/core";
import { useState } from "react";
import { browserWords } from "../active-item/browser-words.ts";
import { Refusal } from "../look/refusal.tsx";
import { askServer } from "../sign-in/ask-server.ts";
import { dayWords, exactTime, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { laterWords } from "../words/words.ts";
import classes from "./own-account.module.css";

/** A sign-in of the user's, as the server tells it. Times are milliseconds since the epoch. */
export interface OwnSession {
  readonly sessionId: string;
  readonly signedInAt: number;
  readonly usedAt: number;
  readonly userAgent: string;
  readonly isThis: boolean;
}

interface Props {
  readonly answer: { readonly sessions: readonly OwnSession[] } | { readonly words: string } | null;
  readonly changed: () => void;
}

/** Where the user is signed in, each of which they can end. */
export function SessionList({ answer, changed }: Props) {
  const [refusal, setRefusal] = useState("");
  const end = async (sessionId: string) => {
    const { words = "" } = await askServer("/api/end-session", { sessionId });
    setRefusal(words);
    changed();
  };
  return (
    <section aria-labelledby="own-sessions">
      <h3 id="own-sessions">{laterWords.ownAccount.whereSignedIn}</h3>
      <Refusal words={answer && "words" in answer ? answer.words : refusal} />
      {answer === null && <p role="status">{laterWords.ownAccount.fetching}</p>}
      <ul className={classes.sessions}>
        {answer &&
          "sessions" in answer &&
          answer.sessions
            .toSorted((a, b) => Number(b.isThis) - Number(a.isThis))
            .map((session) => (
              <Session key={session.sessionId} session={session} end={() => void end(session.sessionId)} />
            ))}
      </ul>
    </section>
  );
}

function Session({ session, end }: { readonly session: OwnSession; readonly end: () => void }) {
  const today = useToday();
  const { signedInAt, usedAt, userAgent, isThis } = session;
  const { ownAccount } = laterWords;
  const browser = browserWords(userAgent) || ownAccount.unknownBrowser;
  return (
    <li>
      <div>
        <strong>{browser}</strong>
        <small title={exactTime(signedInAt)}>
          {ownAccount.signedIn(dayWords(signedInAt, today), timeOfDay(signedInAt))}
          {!isThis && ` · ${ownAccount.lastUsed(dayWords(usedAt, today), timeOfDay(usedAt))}`}
        </small>
      </div>
      {isThis ? (
        <span className={classes.here}>{ownAccount.thisBrowser}</span>
      ) : (
        <Button variant="default" size="sm" onClick={end} aria-label={ownAccount.endSignIn(browser)}>
          {ownAccount.end}
        </Button>
      )}
    </li>
  );
}
