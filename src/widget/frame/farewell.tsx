import type { CommandError } from "#contract/error-codes.ts";
import { useEffect, useRef } from "preact/hooks";
import { later } from "./words/spoken.ts";

interface Props {
  readonly goodbye: CommandError | null;
  /** There are no lines above it. */
  readonly isAlone: boolean;
  /** How often the customer has opened the chat: what takes the place of the message box takes its focus too. */
  readonly opened: number;
}

/** The words as a function, so that the chat can draw them without knowing them beforehand. */
export const drawFarewell = (props: Props) => <Farewell {...props} />;

/** Stands where one would write when the server will not talk to this page any more. */
export function Farewell({ goodbye, isAlone, opened }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (opened > 0 && document.activeElement === document.body) place.current?.focus();
  }, [opened]);
  const words = later.farewell;
  const isOld = goodbye?.code === "version-too-old";
  return (
    <div class={isAlone ? "farewell alone" : "farewell"} role="alert" tabIndex={-1} ref={place}>
      <p>{isOld ? words.outOfDate : goodbye?.code === "link-over" ? words.linkOver : words.unavailable}</p>
      {isOld && (
        <button class="button" type="button" onClick={() => location.reload()}>
          {words.reload}
        </button>
      )}
    </div>
  );
}
