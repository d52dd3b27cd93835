import { Button } from "@mantine/core";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";

interface Props {
  /** Days for which chats are to be kept from now on. */
  readonly days: number;
  readonly isBusy: boolean;
  readonly confirm: () => Promise<void>;
  readonly close: () => void;
}

/** Asks for confirmation, because a shorter time erases chats at once and for good. */
export function EraseDialog({ days, isBusy, confirm, close }: Props) {
  const time = days === 1 ? "1 day" : `${days} days`;
  return (
    <Dialog close={close} title={`Keep finished chats for ${time} only?`}>
      <div className={dialog.form}>
        <p>
          Every chat that finished more than {time} ago is erased now, with its messages and notes, and every
          other one {time} after it finishes. Offline messages that are done go the same way. Contacts stay.
        </p>
        <p>
          <strong>This cannot be undone.</strong>
        </p>
        <div className={dialog.buttons}>
          <Button variant="default" data-autofocus onClick={close}>
            Cancel
          </Button>
          <Button color="red" loading={isBusy} onClick={() => void confirm()}>
            Save and erase
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
