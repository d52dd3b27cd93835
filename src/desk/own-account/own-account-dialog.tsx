import { type ComponentProps, useEffect, useState } from "react";
import { askServer } from "../sign-in/ask-server.ts";
import { laterWords } from "../words/words.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";
import classes from "./own-account.module.css";
import { Dialog } from "../look/dialog.tsx";
import { LanguageField } from "./language-field.tsx";
import { type OwnSession, SessionList } from "./session-list.tsx";

type Answer = ComponentProps<typeof SessionList>["answer"];

async function askForSessions(): Promise<Answer> {
  const { ok, words } = await askServer<{ readonly sessions: readonly OwnSession[] }>("/api/sessions");
  return ok ?? { words };
}

/** The user's own language and password, and where they are signed in. (B-83) */
export function OwnAccountDialog({ close }: { readonly close: () => void }) {
  const [answer, setAnswer] = useState<Answer>(null);
  useEffect(() => {
    void askForSessions().then(setAnswer);
  }, []);
  const askAgain = () => void askForSessions().then(setAnswer);
  return (
    <Dialog close={close} title={laterWords.ownAccount.title} size="lg">
      <div className={classes.parts}>
        <LanguageField />
        <ChangePasswordForm changed={askAgain} />
        <SessionList answer={answer} changed={askAgain} />
      </div>
    </Dialog>
  );
}
