import { Button } from "@mantine/core";
import { type ReactNode, useRef } from "react";
import { Icon } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import classes from "./settings.module.css";

interface Props<Item> {
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly max: number;
  /** Places count from 1. */
  readonly words: {
    readonly one: (place: number) => string;
    readonly add: string;
    readonly full: (max: number) => string;
    readonly remove: (place: number) => string;
    /** Left out where their order means nothing. */
    readonly up?: (place: number) => string;
  };
  readonly change: (items: readonly Item[]) => void;
  readonly newItem: () => Item;
  readonly children: (item: Item, change: (part: Partial<Item>) => void) => ReactNode;
}

/** Parts of a form of which there can be several, each with its own fields. */
export function GrowingList<Item extends object>(props: Props<Item>) {
  const { items, idOf, max, words, change, newItem, children } = props;
  const adding = useRef<HTMLButtonElement>(null);
  const isFull = items.length >= max;
  return (
    <>
      {items.map((item, index) => (
        <div key={idOf(item)} className={classes.announcement} role="group" aria-label={words.one(index + 1)}>
          {children(item, (part) => change(items.map((one) => (one === item ? { ...one, ...part } : one))))}
          <div className={classes.add}>
            {words.up && (
              <Button
                variant="default"
                size="sm"
                disabled={index === 0}
                aria-label={words.up(index + 1)}
                onClick={() => change(items.toSpliced(index, 1).toSpliced(index - 1, 0, item))}
              >
                ↑
              </Button>
            )}
            <Button
              variant="subtle"
              c="var(--late-text)"
              color="red"
              size="sm"
              leftSection={<Icon name="trash" size={15} />}
              aria-label={words.remove(index + 1)}
              onClick={() => {
                change(items.filter((one) => one !== item));
                adding.current?.focus();
              }}
            >
              {laterWords.settingsPreChat.remove}
            </Button>
          </div>
        </div>
      ))}
      <div className={classes.add}>
        <Button
          ref={adding}
          variant="default"
          disabled={isFull}
          leftSection={<Icon name="plus" size={15} />}
          onClick={() => change([...items, newItem()])}
        >
          {words.add}
        </Button>
        {isFull && <span className={classes.quiet}>{words.full(max)}</span>}
      </div>
    </>
  );
}
