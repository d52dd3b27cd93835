import { Button, Loader } from "@mantine/core";
import { useEffect, useSyncExternalStore } from "react";
import type { ErrorCode } from "#contract/error-codes.ts";
import { askWhoIsHere } from "../sign-in/who-is-here.ts";
import classes from "./desk-frame.module.css";
import { useSignedInDesk } from "./signed-in-desk.ts";
import { useDesk } from "./use-desk.ts";

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
  const words = goodbye?.words ?? "";
  useEffect(() => {
    if (mustSignIn) void askWhoIsHere(words);
  }, [mustSignIn, words]);

  if (connection === "reconnecting") {
    return (
      <div className={classes.banner} role="status">
        <Loader size={14} color="currentColor" /> Reconnecting… what you write is kept.
        {hasUnanswered && " What was unanswered when the line broke is asked again, and done once."}
      </div>
    );
  }
  if (connection === "online" && held) {
    return (
      <div className={classes.banner} role="status">
        <Loader size={14} color="currentColor" /> {held.words}
      </div>
    );
  }
  if (connection !== "ended") return null;
  return (
    <div className={classes.banner} role="alert">
      {words} What you wrote is kept.
      <Button onClick={() => location.reload()}>Reload</Button>
    </div>
  );
}
