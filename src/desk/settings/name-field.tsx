import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { nameLengthMax } from "#contract/limits.ts";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly value: string;
  readonly change: (part: { readonly name: string }) => void;
  readonly label?: string;
  readonly description?: string;
}

/** The name of an item; required. */
export function NameField({ value, change, label = laterWords.settings.name, description }: Props) {
  return (
    <LimitedTextInput
      label={label}
      description={description}
      required
      dir="auto"
      withAsterisk={false}
      lengthMax={nameLengthMax}
      value={value}
      onChange={(event) => change({ name: event.currentTarget.value })}
    />
  );
}
