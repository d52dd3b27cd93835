import { Button, NativeSelect } from "@mantine/core";
import { useRef } from "react";
import { customerLanguages } from "#contract/languages.ts";
import { greetingLengthMax, invitationLengthMax, labelLengthMax, titleLengthMax } from "#contract/limits.ts";
import { Icon } from "../look/icon.tsx";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { laterWords } from "../words/words.ts";
import { languageName } from "./language-name.ts";
import type { AppearanceSettings } from "./new-widget.ts";
import classes from "./settings.module.css";

type Texts = AppearanceSettings["texts"][number];

interface Props {
  readonly texts: readonly Texts[];
  readonly change: (texts: readonly Texts[]) => void;
}

const noTexts = { label: "", title: "", greeting: "", invitation: "" };

/** The company's own words, once for all languages and for each that it writes in. */
export function AppearanceTextsFields({ texts, change }: Props) {
  const { settingsAppearance: words } = laterWords;
  const adding = useRef<HTMLButtonElement>(null);
  const used = texts.map(({ language }) => language);
  const next = ["", ...customerLanguages].find((language) => !used.includes(language));
  return (
    <fieldset>
      <legend>{words.texts}</legend>
      <p className={classes.explains}>{words.textsHint}</p>
      {texts.map((one, index) => (
        <TextsOfLanguage
          // Languages are changed in their place.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          texts={one}
          taken={used}
          change={(part) => change(texts.map((other) => (other === one ? { ...one, ...part } : other)))}
          remove={() => {
            change(texts.filter((other) => other !== one));
            adding.current?.focus();
          }}
        />
      ))}
      <div className={classes.add}>
        <Button
          ref={adding}
          variant="default"
          disabled={next === undefined}
          leftSection={<Icon name="plus" size={15} />}
          onClick={() => next !== undefined && change([...texts, { language: next, ...noTexts }])}
        >
          {words.addTexts}
        </Button>
      </div>
    </fieldset>
  );
}

interface OneProps {
  readonly texts: Texts;
  readonly taken: readonly string[];
  readonly change: (part: Partial<Texts>) => void;
  readonly remove: () => void;
}

function TextsOfLanguage({ texts, taken, change, remove }: OneProps) {
  const { settingsAppearance: words } = laterWords;
  const offered = ["", ...customerLanguages].filter(
    (code) => code === texts.language || !taken.includes(code),
  );
  const field = (name: Exclude<keyof Texts, "language">, lengthMax: number) => (
    <LimitedTextInput
      label={words[name]}
      dir="auto"
      lengthMax={lengthMax}
      value={texts[name]}
      onChange={({ currentTarget }) => change({ [name]: currentTarget.value })}
    />
  );
  return (
    <div className={classes.announcement} role="group" aria-label={languageName(texts.language)}>
      <NativeSelect
        label={words.language}
        data={offered.map((code) => ({ value: code, label: languageName(code) }))}
        value={texts.language}
        onChange={({ currentTarget }) => change({ language: currentTarget.value })}
      />
      {field("label", labelLengthMax)}
      {field("title", titleLengthMax)}
      {field("greeting", greetingLengthMax)}
      {field("invitation", invitationLengthMax)}
      <Button
        variant="subtle"
        c="var(--late-text)"
        color="red"
        size="sm"
        leftSection={<Icon name="trash" size={15} />}
        aria-label={words.removeTexts(languageName(texts.language))}
        onClick={remove}
      >
        {words.remove}
      </Button>
    </div>
  );
}
