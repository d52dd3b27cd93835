import { Button, Modal } from "@mantine/core";
import { useSyncExternalStore } from "react";
import dialog from "../look/dialog.module.css";
import { unsavedForms } from "./unsaved-forms.ts";

/** Asks before unsaved changes are lost. */
export function LeaveDialog() {
  const { question } = unsavedForms;
  const answer = useSyncExternalStore(question.subscribe, question.get);
  if (!answer) return null;
  return (
    <Modal opened onClose={() => answer(false)} title="Leave without saving?">
      <div className={dialog.form}>
        <p>You have changed this form, and nothing of it is saved yet.</p>
        <div className={dialog.buttons}>
          <Button variant="default" data-autofocus onClick={() => answer(false)}>
            Go on editing
          </Button>
          <Button color="red" onClick={() => answer(true)}>
            Leave without saving
          </Button>
        </div>
      </div>
    </Modal>
  );
}
