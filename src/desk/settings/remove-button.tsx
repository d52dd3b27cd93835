import { Button } from "@mantine/core";
import { useState } from "react";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { RedButton } from "../look/red-button.tsx";

interface Props {
  /** The verb on the button and in the question: "Remove", "Retire". */
  readonly verb: string;
  readonly name: string;
  /** The consequences, and for whom. */
  readonly means: string;
  readonly act: () => Promise<void>;
}

/** Asks for confirmation of an action that cannot be undone. */
export function RemoveButton({ verb, name, means, act }: Props) {
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);
  const confirm = async () => {
    setIsBusy(true);
    await act();
    setIsBusy(false);
    setIsAsking(false);
  };
  return (
    <>
      <RedButton icon="trash" onClick={() => setIsAsking(true)}>
        {`${verb}…`}
      </RedButton>
      {isAsking && (
        <Dialog close={() => setIsAsking(false)} title={`${verb} ${name}?`}>
          <div className={dialog.form}>
            <p>{means}</p>
            <div className={dialog.buttons}>
              <Button variant="default" data-autofocus onClick={() => setIsAsking(false)}>
                Cancel
              </Button>
              <Button color="red" loading={isBusy} onClick={() => void confirm()}>
                {verb}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
