import { type KeyboardEvent, useId, useMemo, useState } from "react";
import { SendKey } from "#client/send-key.ts";
import type { ChatId } from "#contract/ids.ts";
import { KeyHint } from "../keys/key-hint.tsx";
import { spokenKey } from "../keys/key-table.ts";
import type { Choice } from "../keys/use-key.ts";
import { Dialog } from "../look/dialog.tsx";
import { Icon } from "../look/icon.tsx";
import { useCustomerNames } from "../session/use-customer-names.ts";
import { laterWords } from "../words/words.ts";
import { groups, looks } from "./choice-looks.ts";
import { type ShownChoice, findChoices } from "./find-choices.ts";
import classes from "./palette.module.css";

const enterKey = new SendKey(document);

/** Most rows that are listed: nobody reads more, and typing leads to the others. */
const shownMax = 60;

interface Props {
  /** Everything that could be done when the palette was opened. */
  readonly choices: readonly Choice[];
  readonly close: () => void;
}

/** Everything that can be done now, found by its words, with its key. (B-26) */
export function Palette({ choices, close }: Props) {
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const id = useId();
  const shown = useShown(choices);
  const found = useMemo(() => findChoices(offered(shown, text), text).slice(0, shownMax), [shown, text]);
  const sections = sectionsOf(found, text);
  const rows = sections.flatMap((section) => section.rows);
  const chosen = rows[Math.min(at, rows.length - 1)];
  const idOf = (row: ShownChoice) => `${id}-${rows.indexOf(row)}`;

  const choose = (row: ShownChoice | undefined) => {
    if (!row) return;
    close();
    // The dialog first gives the focus back, from where the choice may take it elsewhere.
    setTimeout(() => row.act?.());
  };
  const press = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = (Math.min(at, rows.length - 1) + step + rows.length) % Math.max(1, rows.length);
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (enterKey.isPressed(event.nativeEvent)) {
      event.preventDefault();
      choose(chosen);
    }
  };
  return (
    <Dialog close={close} title={laterWords.palette.title} size="lg">
      <div className={classes.search}>
        <Icon name="search" />
        <input
          data-autofocus
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen && idOf(chosen)}
          aria-autocomplete="list"
          aria-label={laterWords.palette.search}
          placeholder={laterWords.palette.search}
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={press}
        />
      </div>
      <div id={`${id}-list`} role="listbox" aria-label={laterWords.palette.title} className={classes.list}>
        {sections.map(({ title, rows: list }) => (
          <div key={title} role="group" aria-label={title}>
            {title !== "" && <h3 aria-hidden="true">{title}</h3>}
            {list.map((row) => (
              <Row
                key={idOf(row)}
                id={idOf(row)}
                row={row}
                isChosen={row === chosen}
                choose={() => choose(row)}
              />
            ))}
          </div>
        ))}
      </div>
      <p className={classes.nothing} role="status">
        {rows.length === 0 && laterWords.palette.nothing}
      </p>
    </Dialog>
  );
}

interface RowProps {
  readonly id: string;
  readonly row: ShownChoice;
  readonly isChosen: boolean;
  readonly choose: () => void;
}

function Row({ id, row: { name, words: said, about }, isChosen, choose }: RowProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the field has the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-keyshortcuts={spokenKey(name) || undefined}
      className={classes.row}
      onClick={choose}
    >
      <Icon name={looks[name].icon} />
      <span className={classes.words} dir="auto">
        {said}
      </span>
      {about !== "" && (
        <small className={classes.about} dir="auto">
          {about}
        </small>
      )}
      <KeyHint name={name} />
    </div>
  );
}

/** The choices in words, with the customer's name where one is about a chat. */
function useShown(choices: readonly Choice[]): readonly ShownChoice[] {
  const nameOf = useCustomerNames();
  return useMemo(
    () =>
      choices
        .filter(({ name, act }) => act !== null && name !== "palette")
        .map((choice) => ({
          ...choice,
          words: choice.words ?? laterWords.keys.table[choice.name],
          about: choice.detail ?? (choice.chatId === null ? "" : (nameOf(choice.chatId as ChatId) ?? "")),
        })),
    [choices, nameOf],
  );
}

/** Templates are many, and come once something is searched for. */
function offered(choices: readonly ShownChoice[], text: string): readonly ShownChoice[] {
  return text.trim() === "" ? choices.filter(({ name }) => looks[name].group !== "template") : choices;
}

interface Section {
  readonly title: string;
  readonly rows: readonly ShownChoice[];
}

/** In groups, as long as nothing is searched for: then the best comes first. */
function sectionsOf(found: readonly ShownChoice[], text: string): readonly Section[] {
  if (text.trim() !== "") return [{ title: "", rows: found }];
  return groups
    .map((group) => ({
      title: laterWords.palette.groups[group],
      rows: found.filter(({ name }) => looks[name].group === group),
    }))
    .filter(({ rows }) => rows.length > 0);
}
