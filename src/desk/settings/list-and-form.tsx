import { Button, TextInput } from "@mantine/core";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { type ComponentType, useState } from "react";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon, type IconName } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import { findListed } from "./find-listed.ts";
import classes from "./item-table.module.css";
import { ItemTable, type Listed } from "./item-table.tsx";
import { useFocusOnItem } from "./use-focus-on-item.ts";

/** The form of one item, or (`id: null`) of a new one. */
export interface FormProps<Id extends string> {
  readonly id: Id | null;
  /** Leads to another item, or (`null`) back to the list, without asking about what has not been saved. */
  readonly select: (id: Id | null) => void;
  /** The item from whose form a new one was asked for. */
  readonly from: Id | null;
  /** Leads to a new item from the form of this one. */
  readonly addFrom: (id: Id) => void;
}

interface Props<Id extends string> {
  readonly items: readonly Listed<Id>[];
  /** The columns beside the name. */
  readonly columns: readonly string[];
  /** "New queue" */
  readonly newWords: string;
  readonly icon: IconName;
  readonly Form: ComponentType<FormProps<Id>>;
}

/** Items that are seen at one look; a longer list can be searched. */
const seenAtOnce = 8;

/** In the address, instead of an item's id. */
const newItem = "new";

const to = "/settings/$section/{-$item}";

/** Everything there is as a table, or the form of the item that the address names. */
export function ListAndForm<Id extends string>({ items, columns, newWords, icon, Form }: Props<Id>) {
  const { settings } = laterWords;
  const { section = "", item } = useParams({ strict: false });
  const navigate = useNavigate();
  const [search, setSearch] = useState("");
  const [from, setFrom] = useState<Id | null>(null);
  const place = useFocusOnItem(item);
  // One item is no list: its form is shown at once.
  const shown = item ?? (items.length === 1 ? items[0]?.id : undefined);
  const found = findListed(items, search);
  const isNew = shown === newItem;
  const isThere = isNew || items.some(({ id }) => id === shown);
  const add = (above: Id | null) => {
    setFrom(above);
    void navigate({ to, params: { section, item: newItem } });
  };
  const select = (id: Id | null) => {
    void navigate({ to, params: { section, item: id ?? undefined }, replace: true, ignoreBlocker: true });
  };
  const newButton = (
    <Button
      variant="default"
      leftSection={<Icon name="plus" size={14} />}
      data-begin={item === undefined || undefined}
      onClick={() => add(null)}
    >
      {newWords}
    </Button>
  );
  if (shown !== undefined) {
    return (
      <div ref={place} data-item-page>
        <div className={classes.bar}>
          {item === undefined || items.length === 0 ? (
            newButton
          ) : (
            <Link to={to} params={{ section, item: undefined }} className={classes.back}>
              <Icon name="back" size={16} /> {settings.backToList}
            </Link>
          )}
        </div>
        {isThere ? (
          <Form key={shown} id={isNew ? null : (shown as Id)} select={select} from={from} addFrom={add} />
        ) : (
          <EmptyPlace icon={icon} title={settings.notThere}>
            <p>{settings.notThereHint}</p>
          </EmptyPlace>
        )}
      </div>
    );
  }
  return (
    <div ref={place}>
      <div className={classes.bar}>
        {items.length > seenAtOnce && (
          <TextInput
            className={classes.search ?? ""}
            type="search"
            leftSection={<Icon name="search" size={15} />}
            aria-label={settings.search(items.length)}
            placeholder={settings.search(items.length)}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        )}
        <span role="status" className={classes.count}>
          {items.length > 0 && settings.count(found.length, items.length)}
        </span>
        {newButton}
      </div>
      {items.length === 0 && (
        <EmptyPlace icon={icon} title={settings.nothingHere}>
          <p>{settings.addFirst(newWords)}</p>
        </EmptyPlace>
      )}
      {found.length > 0 && <ItemTable section={section} columns={columns} items={found} />}
    </div>
  );
}
