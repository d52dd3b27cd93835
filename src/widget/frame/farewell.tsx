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
  const isOld = goodbye?.code === "version-too-old";
  return (
    <div class={isAlone ? "farewell alone" : "farewell"} role="alert">
      <p>{isOld ? words.outOfDate : goodbye?.code === "link-over" ? goodbye.words : words.unavailable}</p>
      {isOld && (
        <button class="button" type="button" onClick={() => location.reload()}>
          {words.reload}
        </button>
      )}
    </div>
  );
}
