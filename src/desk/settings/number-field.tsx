import { TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import classes from "./settings.module.css";

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly min: number;
  readonly max: number;
  /** `null` where it may be left empty, and is. */
  readonly value: number | null;
  readonly placeholder?: string;
  readonly isOptional?: boolean;
  readonly change: (value: number | null) => void;
}

/** A whole number. While the text is not one, the last number stays and the browser shows what is wrong. */
export function NumberField({
  label,
  description,
  min,
  max,
  value,
  placeholder,
  isOptional = false,
  change,
}: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      label={label}
      description={description}
      placeholder={placeholder ?? ""}
      required={!isOptional}
      withAsterisk={false}
      min={min}
      max={max}
      step={1}
      className={classes.number ?? ""}
      value={typed ?? (value === null ? "" : String(value))}
      onBlur={() => setTyped(null)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const number = currentTarget.valueAsNumber;
        if (Number.isInteger(number)) change(number);
        else if (isOptional && currentTarget.value === "") change(null);
      }}
    />
  );
}
