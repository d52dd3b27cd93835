import { Popover } from "@mantine/core";
import { type ReactNode, type Ref, useEffect, useImperativeHandle, useState } from "react";
import { laterWords } from "../words/words.ts";
import type { ListKey } from "./list-key.ts";
import classes from "./suggestions.module.css";

/** One thing that can be chosen. */
export interface Suggestion {
  readonly id: string;
  readonly shown: ReactNode;
  choose(): void;
}

/** Does what a key of the field means for the list; `false`: there is nothing that it could mean. */
export type TakeKey = (does: ListKey) => boolean;

interface Props {
  readonly fieldId: string;
  readonly label: string;
  /** Another search begins at its first suggestion. */
  readonly search: string;
  readonly suggestions: readonly Suggestion[];
  /** Said when there is none; `null`: the list is then not there. */
  readonly none: string | null;
  readonly foot?: ReactNode;
  readonly keys: Ref<TakeKey>;
  readonly close: () => void;
}

/**
 * A list over the field one types in. The focus stays in the field: the arrows choose, Enter and Tab take, Escape
 * closes.
 */
export function SuggestionList(props: Props) {
  const { fieldId, label, search, suggestions, none, foot, keys, close } = props;
  const [chosen, setChosen] = useState({ search, index: 0 });
  const index = chosen.search === search ? Math.min(chosen.index, suggestions.length - 1) : 0;
  const listId = `${fieldId}-suggestions`;
  const isShown = suggestions.length > 0 || none !== null;
  const optionId = (at: number) => `${listId}-${at}`;

  useImperativeHandle(keys, (): TakeKey => (does) => {
    if (!isShown || (does !== "close" && suggestions.length === 0)) return false;
    if (does === "close") close();
    else if (does === "take") suggestions[index]?.choose();
    else {
      const step = does === "next" ? 1 : suggestions.length - 1;
      setChosen({ search, index: (index + step) % suggestions.length });
    }
    return true;
  });

  // The field is drawn by others: what it says of the list is set on it.
  useEffect(() => {
    const field = document.getElementById(fieldId);
    if (!field || !isShown) return undefined;
    field.setAttribute("aria-controls", listId);
    field.setAttribute("aria-autocomplete", "list");
    if (suggestions.length > 0) field.setAttribute("aria-activedescendant", `${listId}-${index}`);
    document.getElementById(`${listId}-${index}`)?.scrollIntoView({ block: "nearest" });
    return () => {
      for (const name of ["aria-controls", "aria-autocomplete", "aria-activedescendant"]) {
        field.removeAttribute(name);
      }
    };
  }, [fieldId, listId, index, isShown, suggestions.length]);

  return (
    <Popover
      opened={isShown}
      position="top-start"
      offset={6}
      width="target"
      // A list wider than a phone's field is moved into the page: the library does not do it by itself with this width.
      middlewares={{ flip: true, shift: { mainAxis: true, padding: 8 } }}
      trapFocus={false}
      // The target is only the place: the field says what there is.
      withRoles={false}
    >
      <Popover.Target>
        <div className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown p={4} className={classes.list ?? ""}>
        <div id={listId} role="listbox" aria-label={label} className={classes.options}>
          {suggestions.map(({ id, shown, choose }, at) => (
            <button
              key={id}
              type="button"
              tabIndex={-1}
              id={optionId(at)}
              role="option"
              aria-selected={at === index}
              className={classes.option}
              onMouseMove={() => setChosen({ search, index: at })}
              // A press on the list leaves the focus in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={choose}
            >
              {shown}
            </button>
          ))}
        </div>
        {suggestions.length === 0 && <p className={classes.none}>{none}</p>}
        {foot}
        <span className="for-screen-readers" role="status">
          {laterWords.suggestions.count(suggestions.length)}
        </span>
      </Popover.Dropdown>
    </Popover>
  );
}
