import { messageTextLengthMax } from "#contract/limits.ts";
import { say } from "#contract/sentence.ts";
import type { ChatWords } from "./words/chat-words.ts";
import { locale } from "./words/locale.ts";

/** The remaining length is shown from this distance to the limit. */
const nearLimit = 200;

interface Props {
  readonly id: string;
  readonly words: ChatWords;
  readonly length: number;
}

/** The length of a message near or above the limit, and advice when it is too long. */
export function LengthNote({ id, words, length }: Props) {
  const excess = length - messageTextLengthMax;
  const isNear = excess > -nearLimit;
  return (
    <output id={id} class={excess > 0 ? "length too-long" : "length"}>
      {excess > 0
        ? say(words.tooLong, { excess: excess.toLocaleString(locale) })
        : isNear &&
          say(words.lengthLeft, {
            length: length.toLocaleString(locale),
            max: messageTextLengthMax.toLocaleString(locale),
          })}
    </output>
  );
}
