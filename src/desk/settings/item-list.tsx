import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Icon } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import { findListed } from "./find-listed.ts";
import classes from "./settings.module.css";

export interface Listed<Id extends string> {
  readonly id: Id;
  readonly name: string;
  readonly words: string;
}

interface Props<Id extends string> {
  readonly items: readonly Listed<Id>[];
  readonly selected: Id | "new" | null;
  readonly select: (id: Id) => void;
}

/** Items that are seen at one look; a longer list can be searched. */
const seenAtOnce = 8;

/** The items of a section, to choose the one that is to be changed. */
export function ItemList<Id extends string>({ items, selected, select }: Props<Id>) {
  const { settings } = laterWords;
  const [search, setSearch] = useState("");
  const isLong = items.length > seenAtOnce;
  const found = isLong ? findListed(items, search) : items;
  return (
    <>
      {isLong && (
        <TextInput
          type="search"
          mb="xs"
          leftSection={<Icon name="search" size={15} />}
          aria-label={settings.search(items.length)}
          placeholder={settings.search(items.length)}
          value={search}
          onChange={({ currentTarget }) => setSearch(currentTarget.value)}
        />
      )}
      {isLong && (
        <div role="status" className={classes.quiet}>
          {found.length === 0 && settings.noneFound}
        </div>
      )}
      <ul className={classes.listed}>
        {found.map(({ id, name, words }) => (
          <li key={id}>
            <button type="button" aria-pressed={id === selected} onClick={() => select(id)}>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              <small dir="auto">{words}</small>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
