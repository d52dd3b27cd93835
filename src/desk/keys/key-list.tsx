import { Fragment } from "react";
import classes from "./key-list.module.css";
import { Dialog } from "../look/dialog.tsx";
import { keyTable } from "./key-table.ts";

/** All keys, under `?` and in the menu. (B-26) */
export function KeyList({ close }: { readonly close: () => void }) {
  return (
    <Dialog close={close} title="Keys" size="lg">
      <dl className={classes.list}>
        {Object.values(keyTable).map(({ shown, words }) => (
          <KeyRow key={shown} shown={shown} words={words} />
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
