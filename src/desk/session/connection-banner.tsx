import { Button, Loader } from "@mantine/core";
import { useEffect, useSyncExternalStore } from "react";
import type { ErrorCode } from "#contract/error-codes.ts";
import { askWhoIsHere } from "../sign-in/who-is-here.ts";
import classes from "./desk-frame.module.css";
import { useSignedInDesk } from "./signed-in-desk.ts";
import { useDesk } from "./use-desk.ts";
import { words } from "../words/words.ts";
import { wordsForError } from "../words/words-for-error.ts";

/** Reasons after which the page asks who is signed in here now. */
const signInCodes: ReadonlySet<ErrorCode> = new Set(["signed-out", "not-signed-in", "another-user"]);

/** Says when the connection is lost or requests wait to be repeated, and what that means; empty otherwise. */
export function ConnectionBanner() {
  const connection = useDesk((model) => model.connection);
  const goodbye = useDesk((model) => model.goodbye);
  const held = useDesk((model) => model.held);
  const { pending } = useSignedInDesk().commands;
  const hasUnanswered = useSyncExternalStore(pending.subscribe, () => pending.get().length > 0);
  const mustSignIn = connection === "ended" && goodbye !== null && signInCodes.has(goodbye.code);
  const why = goodbye ? wordsForError(goodbye) : "";
  useEffect(() => {
    if (mustSignIn) void askWhoIsHere(why);
  }, [mustSignIn, why]);

  if (connection === "reconnecting") {
    return (
      <div className={classes.banner} role="status">
        <Loader size={14} color="currentColor" /> {words.session.reconnecting}
        {hasUnanswered && ` ${words.session.askedAgain}`}
      </div>
    );
  }
  if (connection === "online" && held) {
    return (
      <div className={classes.banner} role="status">
        <Loader size={14} color="currentColor" /> {wordsForError(held)}
      </div>
    );
  }
  if (connection !== "ended") return null;
  return (
    <div className={classes.banner} role="alert">
      {words.session.ended(why)}
      <Button onClick={() => location.reload()}>{words.session.reload}</Button>
    </div>
  );
}
