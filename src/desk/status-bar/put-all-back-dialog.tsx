import { Button } from "@mantine/core";
import { useEffect, useState } from "react";
import classes from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { useCommand } from "../session/use-command.ts";
import { useCards } from "../session/use-desk.ts";
import { chatsWords, countOwned } from "./owned-words.ts";

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
    <Dialog close={close} title={`You still have ${chatsWords(open)}`}>
      <div className={classes.form}>
        <p>
          Nothing new is allocated to you now. Your chats stay with you unless you put them back for others to
          take.
        </p>
        {inWrapUp > 0 && (
          <p>
            {chatsWords(inWrapUp)} in wrap-up {inWrapUp === 1 ? "stays" : "stay"} with you in either case.
          </p>
        )}
        <div className={classes.buttons}>
          <Button variant="default" onClick={close}>
            Keep them
          </Button>
          <Button loading={isBusy} onClick={() => void putAllBack()}>
            Put all back
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
