import { Button } from "@mantine/core";
import { type ComponentType, useState } from "react";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon, type IconName } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import classes from "./settings.module.css";
import { unsavedForms } from "./unsaved-forms.ts";

export interface Listed<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly words: string;
}

/** The form of one item, or (`id: null`) of a new one; `select` leads to another. */
export interface FormProps<Id extends string> {
  readonly id: Id | null;
  readonly select: (id: Id | null) => void;
}

interface Props<Id extends string> {
  readonly items: readonly Listed<Id>[];
  /** "New queue" */
  readonly newWords: string;
  readonly icon: IconName;
  readonly Form: ComponentType<FormProps<Id>>;
}

/** Everything there is on the left, the one that is being changed on the right. */
export function ListAndForm<Id extends string>({ items, newWords, icon, Form }: Props<Id>) {
  const { settings } = laterWords;
  // A list of one item shows that item.
  const only = items.length === 1 ? items[0]?.id : null;
  const [selected, setSelected] = useState<Id | "new" | null>(only ?? null);
  const leaveFor = async (next: Id | "new") => {
    if (next !== selected && (await unsavedForms.mayLeave())) setSelected(next);
  };
  const isThere = selected === "new" || items.some(({ id }) => id === selected);
  return (
    <div className={classes.split}>
      <div>
        <ul className={classes.listed}>
          {items.map(({ id, name, words }) => (
            <li key={id}>
              <button type="button" aria-pressed={id === selected} onClick={() => void leaveFor(id)}>
                <strong dir="auto">{name}</strong>
                <small dir="auto">{words}</small>
              </button>
            </li>
          ))}
        </ul>
        <Button
          variant="default"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => void leaveFor("new")}
        >
          {newWords}
        </Button>
      </div>
      {selected !== null && isThere ? (
        <Form key={selected} id={selected === "new" ? null : selected} select={setSelected} />
      ) : (
        <EmptyPlace icon={icon} title={items.length === 0 ? settings.nothingHere : settings.nothingChosen}>
          <p>{items.length === 0 ? settings.addFirst(newWords) : settings.chooseOne}</p>
        </EmptyPlace>
      )}
    </div>
  );
}
