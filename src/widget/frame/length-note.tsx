import { messageTextLengthMax } from "#contract/limits.ts";
import type { Words } from "./words/words.ts";

/** The remaining length is shown from this distance to the limit. */
const nearLimit = 200;

interface Props {
  readonly id: string;
  readonly words: Words;
  readonly length: number;
}

/** The length of a message near or above the limit, and advice when it is too long. */
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
