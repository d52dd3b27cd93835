import { Button } from "@mantine/core";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { laterWords } from "../words/words.ts";

interface Props {
  /** Days for which chats are to be kept from now on. */
  readonly days: number;
  readonly isBusy: boolean;
  readonly confirm: () => Promise<void>;
  readonly close: () => void;
}

/** Asks for confirmation, because a shorter time erases chats at once and for good. */
export function EraseDialog({ days, isBusy, confirm, close }: Props) {
  const { dialogs, settingsGeneral } = laterWords;
  return (
    <Dialog close={close} title={settingsGeneral.eraseTitle(days)}>
      <div className={dialog.form}>
        <p>{settingsGeneral.eraseHint(days)}</p>
        <p>
          <strong>{settingsGeneral.noUndo}</strong>
        </p>
        <div className={dialog.buttons}>
          <Button variant="default" data-autofocus onClick={close}>
            {dialogs.cancel}
          </Button>
          <Button color="red" loading={isBusy} onClick={() => void confirm()}>
            {settingsGeneral.erase}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
