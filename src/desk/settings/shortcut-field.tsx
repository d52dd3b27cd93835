import { shortcutLengthMax } from "#contract/limits.ts";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly value: string;
  readonly change: (part: { readonly shortcut: string }) => void;
}

/** A template's shortcut; what the server would refuse in it is said before. (B-34) */
export function ShortcutField({ value, change }: Props) {
  const { templates } = laterWords;
  const isWord = /^[\p{L}\p{N}_-]*$/u.test(value);
  return (
    <LimitedTextInput
      label={templates.shortcut}
      description={templates.shortcutHint}
      leftSection="/"
      lengthMax={shortcutLengthMax}
      fault={isWord ? "" : templates.shortcutWrong}
      dir="auto"
      value={value}
      onChange={(event) => change({ shortcut: event.currentTarget.value })}
    />
  );
}
