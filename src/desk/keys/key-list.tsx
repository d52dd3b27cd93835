import { Fragment } from "react";
import classes from "./key-list.module.css";
import { Dialog } from "../look/dialog.tsx";
import { type KeyName, keyTable, shownKey } from "./key-table.ts";

/** All keys, under `?` and in the menu. (B-26) */
export function KeyList({ close }: { readonly close: () => void }) {
  return (
    <Dialog close={close} title="Keys" size="lg">
      <dl className={classes.list}>
        {Object.entries(keyTable).map(([name, { words }]) => (
          <KeyRow key={name} shown={shownKey(name as KeyName)} words={words} />
        ))}
        <KeyRow shown="Enter" words="Send the reply" />
        <KeyRow shown="Shift+Enter" words="Begin a new line" />
        <KeyRow shown="?" words="Show this list" />
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
