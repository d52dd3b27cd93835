import { Button } from "@mantine/core";
import { useState } from "react";
import type { WaitingCard } from "#contract/views/cards.ts";
import type { Chosen } from "../choosing/use-chosen.ts";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { notify } from "../notifications/notification-list.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { laterWords } from "../words/words.ts";
import { endingWords } from "./ending-words.ts";

/** Ends the waiting chats that are chosen, after asking, and says what became of them. */
export function EndChosen({ chosen }: { readonly chosen: Chosen<WaitingCard> }) {
  const { commands } = useSignedInDesk();
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const { items, chooseNone } = chosen;
  const { queues } = laterWords;
  const close = () => setIsAsking(false);
  const end = async () => {
    setIsBusy(true);
    const outcomes = await Promise.all(
      items.map(({ chatId }) => commands.give("chat.end-waiting", { chatId })),
    );
    setIsBusy(false);
    close();
    chooseNone();
    notify(endingWords(outcomes));
  };
  return (
    <>
      <Button variant="default" disabled={items.length === 0} onClick={() => setIsAsking(true)}>
        {queues.endChosen}
      </Button>
      {isAsking && (
        <Dialog close={close} title={isBusy ? queues.ending : queues.endTitle(items.length)}>
          <div className={dialog.form}>
            <p>{queues.endHint}</p>
            <div className={dialog.buttons}>
              <Button variant="default" data-autofocus onClick={close}>
                {laterWords.dialogs.cancel}
              </Button>
              <Button color="red" loading={isBusy} disabled={items.length === 0} onClick={() => void end()}>
                {queues.end(items.length)}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
