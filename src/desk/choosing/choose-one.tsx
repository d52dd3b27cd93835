import "@mantine/core/styles/Checkbox.layer.css";
import { Checkbox } from "@mantine/core";
import type { ChangeEvent } from "react";
import type { Chosen } from "./use-chosen.ts";

interface Props<Item> {
  readonly item: Item;
  readonly chosen: Chosen<Item>;
  /** Names the item for screen readers. */
  readonly label: string;
}

/** The checkbox of one item; with Shift it chooses a range. */
export function ChooseOne<Item>({ item, chosen, label }: Props<Item>) {
  return (
    <Checkbox
      aria-label={label}
      checked={chosen.has(item)}
      onChange={(event) =>
        chosen.choose(item, { on: event.currentTarget.checked, toHere: isShiftDown(event) })
      }
    />
  );
}

/** React makes this event of a click, which says what keys were down. */
function isShiftDown({ nativeEvent }: ChangeEvent): boolean {
  return nativeEvent instanceof MouseEvent && nativeEvent.shiftKey;
}
