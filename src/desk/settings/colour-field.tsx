import { TextInput } from "@mantine/core";
import { useState } from "react";
import classes from "./appearance.module.css";

interface Props {
  readonly label: string;
  readonly description: string;
  /** Says how a colour is written, where one is not. */
  readonly wrongWords: string;
  readonly pickWords: string;
  /** "#rrggbb" */
  readonly value: string;
  readonly change: (colour: string) => void;
}

const written = /^#[0-9a-f]{6}$/i;

/** A colour, picked or written. While the text is none, the last colour stays and the browser shows what is wrong. */
export function ColourField({ label, description, wrongWords, pickWords, value, change }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && !written.test(typed);
  const take = (text: string) => {
    if (written.test(text)) change(text.toLowerCase());
  };
  return (
    <TextInput
      label={label}
      description={description}
      error={isWrong && wrongWords}
      required
      withAsterisk={false}
      pattern="#[0-9a-fA-F]{6}"
      dir="ltr"
      spellCheck={false}
      autoComplete="off"
      className={classes.colour ?? ""}
      value={typed ?? value}
      onBlur={() => !isWrong && setTyped(null)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        take(currentTarget.value);
      }}
      leftSection={
        <input
          type="color"
          aria-label={pickWords}
          className={classes.swatch}
          value={value}
          onChange={({ currentTarget }) => {
            setTyped(null);
            take(currentTarget.value);
          }}
        />
      }
    />
  );
}
