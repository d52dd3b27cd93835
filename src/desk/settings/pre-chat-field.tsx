import { NativeSelect, Switch } from "@mantine/core";
import { nameLengthMax } from "#contract/limits.ts";
import type { FormField, FormFieldKind } from "#contract/views/form-view.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { laterWords } from "../words/words.ts";
import { LinesField } from "./lines-field.tsx";

interface Props {
  readonly field: FormField;
  readonly change: (part: Partial<FormField>) => void;
}

const kinds = ["name", "email", "phone", "text", "choice"] as const;

/** One field of the form before a chat. */
export function PreChatField({ field, change }: Props) {
  const { settingsPreChat } = laterWords;
  const { kind, label, isRequired, choices, isForReaching } = field;
  const changeKind = (next: FormFieldKind) =>
    change({
      kind: next,
      choices: next === "choice" ? choices : [],
      isForReaching: next === "email" && isForReaching,
      // A label that the old kind has suggested.
      ...(label === "" || label === settingsPreChat.kinds[kind]
        ? { label: next === "text" || next === "choice" ? "" : settingsPreChat.kinds[next] }
        : {}),
    });
  return (
    <>
      <NativeSelect
        label={settingsPreChat.kind}
        data={kinds.map((value) => ({ value, label: settingsPreChat.kinds[value] }))}
        value={kind}
        onChange={(event) => changeKind(event.currentTarget.value as FormFieldKind)}
      />
      <LimitedTextInput
        label={settingsPreChat.label}
        description={settingsPreChat.labelHint}
        required
        withAsterisk={false}
        lengthMax={nameLengthMax}
        dir="auto"
        value={label}
        onChange={(event) => change({ label: event.currentTarget.value })}
      />
      {kind === "choice" && (
        <LinesField
          label={settingsPreChat.choices}
          description={settingsPreChat.choicesHint}
          placeholder=""
          value={choices}
          change={(lines) => change({ choices: lines })}
        />
      )}
      <Switch
        label={settingsPreChat.required}
        checked={isRequired}
        onChange={(event) => change({ isRequired: event.currentTarget.checked })}
      />
      {kind === "email" && (
        <Switch
          label={settingsPreChat.reaches}
          description={settingsPreChat.reachesHint}
          checked={isForReaching}
          onChange={(event) => change({ isForReaching: event.currentTarget.checked })}
        />
      )}
    </>
  );
}
