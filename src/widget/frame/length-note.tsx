import { messageTextLengthMax } from "#contract/limits.ts";
import type { Words } from "./words/words.ts";

/** So near to the limit, its distance is shown. */
const nearLimit = 200;

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly length: number;
}

/** How long the message is when it is nearly too long, and what to do when it is. */
export function LengthNote({ id, words, length }: Props) {
  const excess = length - messageTextLengthMax;
  const isNear = excess > -nearLimit;
  return (
    <output id={id} class={excess > 0 ? "length too-long" : "length"}>
      {excess > 0
        ? words.tooLong(excess.toLocaleString())
        : isNear && words.lengthLeft(length.toLocaleString(), messageTextLengthMax.toLocaleString())}
    </output>
  );
}
