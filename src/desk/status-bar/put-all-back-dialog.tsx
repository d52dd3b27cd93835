import { Button } from "@mantine/core";
import { useEffect } from "react";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { usePutAllBack } from "./use-put-all-back.ts";
import { words } from "../words/words.ts";

/** Offers an agent who is no longer available to put all chats back. (B-61) */
export function PutAllBackDialog({ close }: { readonly close: () => void }) {
  const { open, inWrapUp, isBusy, putAllBack } = usePutAllBack();
  useEffect(() => {
    // Without open chats there is nothing to ask.
    if (open === 0) close();
  }, [open, close]);
  return (
    <Dialog close={close} title={words.statusBar.stillHave(open)}>
      <div className={classes.form}>
        <p>{words.statusBar.nothingNew}</p>
        {inWrapUp > 0 && <p>{words.statusBar.wrapUpsStay(inWrapUp)}</p>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {words.statusBar.keepThem}
          </Button>
          <Button loading={isBusy} onClick={() => void putAllBack().then(close)}>
            {words.statusBar.putAllBack}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
