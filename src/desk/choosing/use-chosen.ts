import { useRef, useState } from "react";
import { rangeBetween } from "./range-between.ts";

/** Which items of a list are chosen. One that leaves the list is chosen no longer; one that joins it is not. */
export interface Chosen<Item> {
  readonly items: readonly Item[];
  has(item: Item): boolean;
  chooseAll(): void;
  chooseNone(): void;
  /** With `toHere` also all between this item and the last one chosen. */
  choose(item: Item, how: { readonly on: boolean; readonly toHere: boolean }): void;
}

export function useChosen<Item>(list: readonly Item[], idOf: (item: Item) => string): Chosen<Item> {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const lastId = useRef<string | null>(null);
  const items = list.filter((item) => ids.has(idOf(item)));
  return {
    items,
    has: (item) => ids.has(idOf(item)),
    chooseAll: () => setIds(new Set(list.map(idOf))),
    chooseNone: () => setIds(new Set()),
    choose(item, { on, toHere }) {
      const id = idOf(item);
      const changed = toHere ? rangeBetween(list.map(idOf), lastId.current, id) : [id];
      lastId.current = id;
      const next = new Set(items.map(idOf));
      for (const one of changed) {
        if (on) next.add(one);
        else next.delete(one);
      }
      setIds(next);
    },
  };
}
