import { Textarea, type TextareaProps } from "@mantine/core";
import { tooLongWords } from "./too-long-words.ts";
import { useFault } from "./use-fault.ts";

interface Props extends TextareaProps {
  readonly value: string;
  readonly lengthMax: number;
  /** Another reason in words why the form cannot be sent with this text. */
  readonly fault?: string;
}

/**
 * A text with a limit; like `LimitedTextInput` it never cuts.
 */
export function LimitedTextarea({ lengthMax, fault = "", ...props }: Props) {
  const words = tooLongWords(props.value, lengthMax);
  return <Textarea dir="auto" {...props} ref={useFault(words || fault)} error={words || props.error} />;
}
