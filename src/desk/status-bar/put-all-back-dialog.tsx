import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useCommand } from "../session/use-command.ts";
import { useCards } from "../session/use-desk.ts";
import { countOwned } from "./count-owned.ts";
import { words } from "../words/words.ts";

/** Offers an agent going on break to put all chats back. (B-61) */
export function PutAllBackDialog({ close }: { readonly close: () => void }) {
  const run = useCommand();
  const items = Object.values(useCards("item"));
  const { open, inWrapUp } = countOwned(items);
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    // Without open chats there is nothing to ask.
    if (open === 0) close();
  }, [open, close]);
  const putAllBack = async () => {
    setIsBusy(true);
    const going = items.filter(({ stage }) => stage === "open");
    await Promise.all(going.map(({ chatId }) => run("chat.put-back", { chatId, note: "" })));
    setIsBusy(false);
    close();
  };
  return (
    <Dialog close={close} title={words.statusBar.stillHave(open)}>
      <div className={classes.form}>
        <p>{words.statusBar.nothingNew}</p>
        {inWrapUp > 0 && <p>{words.statusBar.wrapUpsStay(inWrapUp)}</p>}
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            {words.statusBar.keepThem}
          </Button>
          <Button loading={isBusy} onClick={() => void putAllBack()}>
            {words.statusBar.putAllBack}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
