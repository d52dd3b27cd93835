import { Button } from "@mantine/core";
import { useSyncExternalStore } from "react";
import dialog from "../look/dialog.module.css";
import { Dialog } from "../look/dialog.tsx";
import { laterWords } from "../words/words.ts";
import { unsavedForms } from "./unsaved-forms.ts";

/** Asks before unsaved changes are lost. */
export function LeaveDialog() {
  const { settings } = laterWords;
  const { question } = unsavedForms;
  const answer = useSyncExternalStore(question.subscribe, question.get);
  if (!answer) return null;
  return (
    <Dialog close={() => answer(false)} title={settings.leaveTitle}>
      <div className={dialog.form}>
        <p>{settings.leaveHint}</p>
        <div className={dialog.buttons}>
          <Button variant="default" data-autofocus onClick={() => answer(false)}>
            {settings.goOnEditing}
          </Button>
          <Button color="red" onClick={() => answer(true)}>
            {settings.leave}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
