import { Button } from "@mantine/core";
import { useState } from "react";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { RedButton } from "../look/red-button.tsx";
import { laterWords } from "../words/words.ts";

export interface RemovingWords {
  /** "Remove…", on the button that opens the dialog. */
  readonly opens: string;
  /** "Remove" */
  readonly act: string;
  /** "Remove Sales?" */
  readonly question: (name: string) => string;
}

interface Props {
  readonly words: RemovingWords;
  readonly name?: string;
  /** The consequences, and for whom. */
  readonly means: string;
  readonly act: () => Promise<void>;
}

/** Asks for confirmation of an action that cannot be undone. */
export function RemoveButton({ words, name = "", means, act }: Props) {
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
        {words.opens}
      </RedButton>
      {isAsking && (
        <Dialog close={() => setIsAsking(false)} title={words.question(name)}>
          <div className={dialog.form}>
            <p>{means}</p>
            <div className={dialog.buttons}>
              <Button variant="default" data-autofocus onClick={() => setIsAsking(false)}>
                {laterWords.dialogs.cancel}
              </Button>
              <Button color="red" loading={isBusy} onClick={() => void confirm()}>
                {words.act}
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  );
}
