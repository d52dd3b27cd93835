import { Button } from "@mantine/core";
import { type ComponentType, useState } from "react";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon, type IconName } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import { ItemList, type Listed } from "./item-list.tsx";
import classes from "./settings.module.css";
import { unsavedForms } from "./unsaved-forms.ts";

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

/** Everything there is, and beside it the one that is being changed. */
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
        <ItemList items={items} selected={selected} select={(id) => void leaveFor(id)} />
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
