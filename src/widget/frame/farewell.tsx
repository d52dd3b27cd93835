import type { CommandError } from "#contract/error-codes.ts";
import type { Words } from "./words/words.ts";

interface Props {
  readonly words: Words;
  readonly goodbye: CommandError | null;
  /** There are no lines above it. */
  readonly isAlone: boolean;
}

/** Stands where one would write when the server will not talk to this page any more. */
export function Farewell({ words, goodbye, isAlone }: Props) {
  const isUnknown = goodbye?.code === "not-found";
  return (
    <div class={isAlone ? "farewell alone" : "farewell"} role="alert">
      <p>{isUnknown ? words.unavailable : words.outOfDate}</p>
      {!isUnknown && (
        <button class="button" type="button" onClick={() => location.reload()}>
          {words.reload}
        </button>
      )}
    </div>
  );
}
