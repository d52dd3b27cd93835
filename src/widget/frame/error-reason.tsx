import type { CommandError } from "#contract/error-codes.ts";
import { type Sentence, say } from "#contract/sentence.ts";
import { usePart } from "./use-part.ts";
import { loadLater, wordsForError } from "./words/spoken.ts";

interface Props {
  readonly error: CommandError;
  /** Around the reason. */
  readonly sentence?: Sentence<"reason">;
}

/** Why something was not done. The reason follows a moment later, because its words are loaded when it is needed. */
export function ErrorReason({ error, sentence = "{reason}" }: Props) {
  const isLoaded = usePart(true, loadLater) !== null;
  return <>{say(sentence, { reason: isLoaded ? wordsForError(error) : "" })}</>;
}
