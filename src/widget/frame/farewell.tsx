import type { CommandError } from "#contract/error-codes.ts";
import { later } from "./words/spoken.ts";

interface Props {
  readonly goodbye: CommandError | null;
  /** There are no lines above it. */
  readonly isAlone: boolean;
}

/** The words as a function, so that the chat can draw them without knowing them beforehand. */
export const drawFarewell = (props: Props) => <Farewell {...props} />;

/** Stands where one would write when the server will not talk to this page any more. */
export function Farewell({ goodbye, isAlone }: Props) {
  const words = later.farewell;
  const isOld = goodbye?.code === "version-too-old";
  return (
    <div class={isAlone ? "farewell alone" : "farewell"} role="alert">
      <p>{isOld ? words.outOfDate : goodbye?.code === "link-over" ? words.linkOver : words.unavailable}</p>
      {isOld && (
        <button class="button" type="button" onClick={() => location.reload()}>
          {words.reload}
        </button>
      )}
    </div>
  );
}
