import { Button, Loader } from "@mantine/core";
import { Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { useSyncExternalStore } from "react";
import { lazyPart } from "../look/lazy-part.tsx";
import { DeskFrame } from "../session/desk-frame.tsx";
import { Entrance } from "./entrance.tsx";
import classes from "./sign-in-page.module.css";
import { askWhoIsHere, whoIsHere } from "./who-is-here.ts";

const SetUpPage = lazyPart(async () => (await import("./set-up-page.tsx")).SetUpPage);
const SignInPage = lazyPart(async () => (await import("./sign-in-page.tsx")).SignInPage);

/** Shows set-up, sign-in or the desk, depending on who is signed in. */
export function Door() {
  const knowledge = useSyncExternalStore(whoIsHere.subscribe, whoIsHere.get);
  const path = useRouterState({ select: (state) => state.location.pathname });
  switch (knowledge.kind) {
    case "asking":
      return (
        <main className={classes.page}>
          <Loader aria-label="Connecting" />
        </main>
      );
    case "unreachable":
      return (
        <Entrance title="No connection">
          <p>{knowledge.words}</p>
          <Button size="md" onClick={() => void askWhoIsHere()}>
            Try again
          </Button>
        </Entrance>
      );
    case "known": {
      const { here, why } = knowledge;
      if (here.needsSetUp) return path === "/set-up" ? <SetUpPage /> : <Navigate to="/set-up" replace />;
      if (!here.user) {
        const page = <SignInPage demo={here.demo} why={why} />;
        return path === "/sign-in" ? page : <Navigate to="/sign-in" replace />;
      }
      return (
        <DeskFrame key={here.user.userId} userId={here.user.userId}>
          <Outlet />
        </DeskFrame>
      );
    }
  }
}
