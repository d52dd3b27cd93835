import { Button } from "@mantine/core";
import { useState } from "react";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useCards } from "../session/use-desk.ts";
import { chatsWords, countOwned } from "./owned-words.ts";
import { useSignOut } from "./sign-out.ts";

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
    <Dialog close={close} title="Sign out?">
      <div className={classes.form}>
        {open > 0 && <p>{chatsWords(open)} in your inbox will go back to their places in their queues.</p>}
        {inWrapUp > 0 && <p>{chatsWords(inWrapUp)} in wrap-up will close.</p>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            Stay
          </Button>
          <Button loading={isBusy} data-autofocus onClick={() => void leave()}>
            Sign out
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
