import { Modal } from "@mantine/core";
import { useEffect, useState } from "react";
import { askServer } from "../sign-in/ask-server.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";
import classes from "./own-account.module.css";
import { type OwnSession, SessionList } from "./session-list.tsx";

interface Answer {
  readonly sessions: readonly OwnSession[];
}

/** The user's own password, and where they are signed in. (B-83) */
export function OwnAccountDialog({ close }: { readonly close: () => void }) {
  const [answer, setAnswer] = useState<Answer | { readonly words: string } | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let isGone = false;
    void askServer<Answer>("/api/sessions").then(({ ok, words }) => {
      if (!isGone) setAnswer(ok ?? { words });
    });
    return () => {
      isGone = true;
    };
  }, [asked]);
  const askAgain = () => setAsked((times) => times + 1);
  return (
    <Modal opened onClose={close} title="Password and sign-ins" size="lg">
      <div className={classes.parts}>
        <ChangePasswordForm changed={askAgain} />
        <SessionList answer={answer} changed={askAgain} />
      </div>
    </Modal>
  );
}
