import { TextInput, type TextInputProps } from "@mantine/core";
import { tooLongWords } from "./too-long-words.ts";
import { useFault } from "./use-fault.ts";

interface Props extends TextInputProps {
  readonly value: string;
  readonly lengthMax: number;
  /** Another reason in words why the form cannot be sent with this text. */
  readonly fault?: string;
}

/**
 * A line with a limit. The browser's own `maxlength` cuts what is pasted without a word; this one keeps all of it, says
 * by how much it is too long, and has its form refuse to be sent.
 */
export function LimitedTextInput({ lengthMax, fault = "", ...props }: Props) {
  const words = tooLongWords(props.value, lengthMax);
  return (
    <TextInput dir="auto" {...props} ref={useFault(words || fault)} error={words || fault || props.error} />
  );
}
