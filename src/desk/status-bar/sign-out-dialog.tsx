import { Button } from "@mantine/core";
import { useState } from "react";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useCards } from "../session/use-desk.ts";
import { countOwned } from "./count-owned.ts";
import { useSignOut } from "./sign-out.ts";
import { words } from "../words/words.ts";

/** Says what becomes of the chats before one leaves them. (B-61) */
export function SignOutDialog({ close }: { readonly close: () => void }) {
  const { open, inWrapUp } = countOwned(Object.values(useCards("item")));
  const signOut = useSignOut();
  const [isBusy, setIsBusy] = useState(false);
  const leave = async () => {
    setIsBusy(true);
    await signOut();
    setIsBusy(false);
    close();
  };
  return (
    <Dialog close={close} title={words.statusBar.signOutTitle}>
      <div className={classes.form}>
        {open > 0 && <p>{words.statusBar.chatsGoBack(open)}</p>}
        {inWrapUp > 0 && <p>{words.statusBar.wrapUpsClose(inWrapUp)}</p>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {words.statusBar.stay}
          </Button>
          <Button loading={isBusy} data-autofocus onClick={() => void leave()}>
            {words.statusBar.signOut}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
