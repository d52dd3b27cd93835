import { PasswordInput, type PasswordInputProps } from "@mantine/core";
import { tooLongWords } from "./too-long-words.ts";
import { useFault } from "./use-fault.ts";

interface Props extends PasswordInputProps {
  readonly value: string;
  readonly lengthMax: number;
}

/**
 * A password with a limit, cut no more than a `LimitedTextInput`: a password that was cut would be another one.
 */
export function LimitedPasswordInput({ lengthMax, ...props }: Props) {
  const words = tooLongWords(props.value, lengthMax);
  return <PasswordInput {...props} ref={useFault(words)} error={words || props.error} />;
}
