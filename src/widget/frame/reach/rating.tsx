import type { CustomerSession } from "#client/customer-session.ts";
import type { ChatId } from "#contract/ids.ts";
import { commentLengthMax } from "#contract/limits.ts";
import { say } from "#contract/sentence.ts";
import { useState } from "preact/hooks";
import { storableText } from "../storable-text.ts";
import type { ReachWords } from "../words/later-words.ts";
import { locale } from "../words/locale.ts";
import { wordsForError } from "../words/spoken.ts";
import { refuseBeyond } from "./refuse-beyond.ts";

interface Props {
  readonly session: CustomerSession;
  readonly chatId: ChatId;
  readonly words: ReachWords;
  /** Stars given; 0 = none yet. */
  readonly stars: number;
}

/** Asks once what the customer thought of the chat. (B-57) */
export function Rating({ session, chatId, words, stars: given }: Props) {
  const [stars, setStars] = useState(0);
  const [comment, setComment] = useState("");
  const [error, setError] = useState("");
  if (given > 0) return <p role="status">{say(words.thanks, { stars: "★".repeat(given) })}</p>;
  const send = async (event: Event) => {
    event.preventDefault();
    const refused = await session.ask("customer.rate", { chatId, stars, comment: storableText(comment) });
    setError(refused ? wordsForError(refused) : "");
  };
  return (
    <form onSubmit={(event) => void send(event)}>
      <fieldset class="stars">
        <legend>{words.question}</legend>
        {[1, 2, 3, 4, 5].map((count) => (
          <label key={count} class={count <= stars ? "on" : ""}>
            <input
              type="radio"
              name="stars"
              class="unseen"
              aria-label={say(words.stars, { count: count.toLocaleString(locale) })}
              checked={count === stars}
              onChange={() => setStars(count)}
            />
            <span aria-hidden="true">{count <= stars ? "★" : "☆"}</span>
          </label>
        ))}
      </fieldset>
      {stars > 0 && (
        <>
          <label>
            <span>{words.comment}</span>
            <textarea
              rows={2}
              dir={comment === "" ? undefined : "auto"}
              value={comment}
              onInput={({ currentTarget }) => {
                refuseBeyond(currentTarget, commentLengthMax);
                setComment(currentTarget.value);
              }}
            />
          </label>
          <button class="button" type="submit">
            {words.rate}
          </button>
        </>
      )}
      {error !== "" && (
        <p class="refused" role="alert">
          {error}
        </p>
      )}
    </form>
  );
}
