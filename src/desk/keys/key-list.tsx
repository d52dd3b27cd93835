import { Fragment } from "react";
import classes from "./key-list.module.css";
import { Dialog } from "../look/dialog.tsx";
import { type KeyName, keyRows, shownKey } from "./key-table.ts";
import { laterWords } from "../words/words.ts";

/** Everything that has a key. */
const named = (Object.keys(keyRows) as KeyName[]).filter((name) => shownKey(name) !== "");

/** All keys, under `?` and in the menu. (B-26) */
export function KeyList({ close }: { readonly close: () => void }) {
  return (
    <Dialog close={close} title={laterWords.keys.title} size="lg">
      <dl className={classes.list}>
        {named.map((name) => (
          <KeyRow key={name} shown={shownKey(name)} words={laterWords.keys.table[name]} />
        ))}
        <KeyRow shown="Enter" words={laterWords.keys.send} />
        <KeyRow shown="Shift+Enter" words={laterWords.keys.newLine} />
      </dl>
    </Dialog>
  );
}

function KeyRow({ shown, words }: { readonly shown: string; readonly words: string }) {
  return (
    <Fragment>
      <dt>
        <kbd>{shown}</kbd>
      </dt>
      <dd>{words}</dd>
    </Fragment>
  );
}
