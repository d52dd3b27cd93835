import "@mantine/core/styles/Checkbox.layer.css";
import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { laterWords } from "../words/words.ts";
import type { Chosen } from "./use-chosen.ts";
import classes from "./choosing.module.css";

interface Props<Item> {
  readonly list: readonly Item[];
  readonly chosen: Chosen<Item>;
  /** The actions on those chosen. */
  readonly children: ReactNode;
}

/** The bar above a list whose items can be chosen. */
export function ChooseAll<Item>({ list, chosen, children }: Props<Item>) {
  const count = chosen.items.length;
  return (
    <div className={classes.bar}>
      <Checkbox
        label={laterWords.choosing.chosen(count)}
        checked={count === list.length}
        indeterminate={count > 0 && count < list.length}
        onChange={(event) => (event.currentTarget.checked ? chosen.chooseAll() : chosen.chooseNone())}
      />
      {children}
    </div>
  );
}
