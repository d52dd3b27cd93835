import { Button, Loader } from "@mantine/core";
import { Navigate, Outlet, useRouterState } from "@tanstack/react-router";
import { useEffect, useSyncExternalStore } from "react";
import { lazyPart } from "../look/lazy-part.tsx";
import { DeskFrame } from "../session/desk-frame.tsx";
import { words } from "../words/words.ts";
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
          <Loader aria-label={words.door.connecting} />
        </main>
      );
    case "unreachable":
      return <NoConnection why={knowledge.words} />;
    case "known": {
      const { here, why } = knowledge;
      if (here.needsSetUp) return path === "/set-up" ? <SetUpPage /> : <Navigate to="/set-up" replace />;
      // At whatever address they came to, and which they get afterwards.
      if (!here.user) return <SignInPage demo={here.demo} why={why} />;
      return (
        <DeskFrame key={here.user.userId} userId={here.user.userId}>
          <Outlet />
        </DeskFrame>
      );
    }
  }
}

const tryAgainMs = 5_000;

/** Tries again by itself, at once when the browser says that it is online. */
function NoConnection({ why }: { readonly why: string }) {
  useEffect(() => {
    const ask = () => void askWhoIsHere();
    const timer = setInterval(ask, tryAgainMs);
    window.addEventListener("online", ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener("online", ask);
    };
  }, []);
  return (
    <Entrance title={words.door.noConnection}>
      <p>
        {why} {words.door.triedAgain}
      </p>
      <Button size="md" onClick={() => void askWhoIsHere()}>
        {words.door.tryNow}
      </Button>
    </Entrance>
  );
}
