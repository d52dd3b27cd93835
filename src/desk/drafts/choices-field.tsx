import { TagsInput } from "@mantine/core";
import { choiceLengthMax, choicesMax } from "#contract/limits.ts";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly value: readonly string[];
  readonly change: (choices: readonly string[]) => void;
  readonly description?: string;
}

/** Answers that a message offers, which its receiver sends by one press. */
export function ChoicesField({ value, change, description }: Props) {
  const { choices } = laterWords;
  const tooLong = value.find((choice) => choice.length > choiceLengthMax);
  return (
    <TagsInput
      label={choices.label}
      description={description ?? choices.hint(choicesMax)}
      placeholder={value.length < choicesMax ? choices.placeholder : ""}
      error={tooLong !== undefined && choices.tooLong(tooLong, choiceLengthMax)}
      maxTags={choicesMax}
      splitChars={[]}
      acceptValueOnBlur
      value={[...value]}
      onChange={(next) => change(next.map((choice) => choice.trim()).filter((choice) => choice !== ""))}
    />
  );
}
